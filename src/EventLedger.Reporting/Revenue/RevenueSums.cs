using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Revenue;

/// <summary>The revenue of contracts, added up as it is split.</summary>
/// <param name="grouping">What the rows are split by.</param>
/// <param name="months">Makes the months of a contract.</param>
internal sealed class RevenueSums(RevenueGrouping grouping, RevenueMonths months)
{
    private readonly List<RevenueRow> _ofContracts = [];
    // Those of one contract after the other.
    private readonly List<KnownEntry> _booked = [];
    // Of each provider, or of all together.
    private readonly Dictionary<(Currency Currency, string? ProviderId), RevenueAmounts[]> _together = [];

    /// <summary>A contract's or a provider's row of nothing is left out.</summary>
    public IEnumerable<RevenueRow> Rows => _ofContracts.Concat(_together.SelectMany(of =>
            of.Value.Select((amounts, i) => amounts.In(
                months.MonthAt(i), of.Key.Currency, null, of.Key.ProviderId))))
        .Where(row => grouping == RevenueGrouping.None || !row.IsNothing);

    public void Add(KnownContract contract, ContractEntries? money, DateOnly? asOf)
    {
        RevenueReport.Book(money, asOf, _booked);
        Add(contract, _booked);
    }

    private void Add(KnownContract contract, List<KnownEntry> booked)
    {
        switch (grouping)
        {
            case RevenueGrouping.Contract:
                _ofContracts.AddRange(months.Rows(contract, null, booked).Where(row => !row.IsNothing));
                break;
            case RevenueGrouping.Provider:
                foreach (var provider in months.ByProvider(contract, booked).GroupBy(row => row.ProviderId))
                    Add(contract, provider.Key, [.. provider.Select(row => row.Amounts)]);
                break;
            default:
                Add(contract, null, months.Of(contract, null, booked));
                break;
        }
    }

    public void Add(RevenueSums other)
    {
        _ofContracts.AddRange(other._ofContracts);
        foreach (var (of, amounts) in other._together)
            Add(Of(of), amounts);
    }

    private void Add(KnownContract contract, string? provider, ReadOnlySpan<RevenueAmounts> amounts) =>
        Add(Of((contract.Terms.Agreement!.Currency, provider)), amounts);

    private static void Add(RevenueAmounts[] all, ReadOnlySpan<RevenueAmounts> amounts)
    {
        for (var i = 0; i < all.Length; i++)
            all[i] += amounts[i];
    }

    private RevenueAmounts[] Of((Currency, string?) of)
    {
        if (!_together.TryGetValue(of, out var amounts))
            _together.Add(of, amounts = new RevenueAmounts[months.Count]);
        return amounts;
    }
}
