using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.Waterfall;

/// <summary>
/// How live run-rate went from the evening before a month to the month's last evening: opening + new +
/// expansion - contraction - churn + reactivation + transferIn - transferOut = closing, exactly.
/// </summary>
/// <param name="Month">The month.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Opening">Live on the evening before the month.</param>
/// <param name="New">From nothing, for the first time.</param>
/// <param name="Expansion">To more.</param>
/// <param name="Contraction">To less, as a positive amount.</param>
/// <param name="Churn">To nothing, as a positive amount.</param>
/// <param name="Reactivation">From nothing, again.</param>
/// <param name="TransferIn">From other groups; nothing in a total.</param>
/// <param name="TransferOut">To other groups, as a positive amount; nothing in a total.</param>
/// <param name="Closing">Live on the month's last evening.</param>
public sealed record WaterfallRow(
    Month Month,
    Currency Currency,
    Money Opening,
    Money New,
    Money Expansion,
    Money Contraction,
    Money Churn,
    Money Reactivation,
    Money TransferIn,
    Money TransferOut,
    Money Closing);

/// <summary>The waterfall of one group in one currency.</summary>
/// <param name="Id">Of the party, facility or contract; null where none is stated.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Rows">A row for each month.</param>
public sealed record WaterfallGroup(
    string? Id, string Name, Currency Currency, IReadOnlyList<WaterfallRow> Rows);

/// <summary>The movements of live run-rate, month by month.</summary>
/// <param name="Rows">In total, a row for each month and currency.</param>
/// <param name="Groups">Of each group that was ever live by the last month; empty unless asked for.</param>
/// <param name="Movements">The changes behind the months' figures, in the order of their days.</param>
public sealed record WaterfallReport(
    IReadOnlyList<WaterfallRow> Rows,
    IReadOnlyList<WaterfallGroup> Groups,
    IReadOnlyList<Movement> Movements)
{
    /// <summary>The waterfall of some months, of contracts as they are known.</summary>
    public static WaterfallReport Of(
        IReadOnlyList<KnownContract> contracts, Month from, Month to, RunRateGrouping? grouping, Names names)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        contracts.ForAll(contract => _ = contract.LiveChanges);
        var (currencies, movements) = (
            new Dictionary<Currency, MonthlyFlows>(ReferenceEqualityComparer.Instance), new List<Movement>());
        foreach (var contract in contracts.ById())
        {
            if (contract.Terms.Agreement is not { Currency: var currency } agreement
                || agreement.SignedOn > to.LastDay)
                continue;
            if (!currencies.TryGetValue(currency, out var flows))
                currencies.Add(currency, flows = new(currency, from, to));
            foreach (var (on, kind, net) in contract.LiveChanges)
                if (flows.Add(on, kind, net))
                    movements.Add(new(
                        Month.Of(on), on, contract.Id, currency, kind, new(Int128.Abs(net), currency)));
        }
        return new(
            [
                .. currencies.Values.OrderBy(flows => flows.Currency.Code, StringComparer.Ordinal)
                    .SelectMany(flows => flows.Rows()).OrderBy(row => row.Month),
            ],
            grouping is { } by ? [.. Grouped(contracts, from, to, by, names)] : [],
            [.. movements.OrderBy(move => move.On)]);
    }

    private static IEnumerable<WaterfallGroup> Grouped(
        IReadOnlyList<KnownContract> contracts, Month from, Month to, RunRateGrouping grouping, Names names)
    {
        var groups = new Dictionary<(Currency Currency, RunRateGroups.Key Key), MonthlyFlows>();
        foreach (var contract in contracts)
            foreach (var flow in LiveFlows.Of(contract, to.LastDay, grouping, names))
            {
                var key = (flow.Net.Currency, flow.Key);
                if (!groups.TryGetValue(key, out var flows))
                    groups.Add(key, flows = new(key.Currency, from, to));
                flows.Add(flow.On, flow.Kind, flow.Net.MinorUnits);
            }
        return groups
            .OrderBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Key.Id, StringComparer.Ordinal)
            .Select(group => new WaterfallGroup(
                group.Key.Key.Id, group.Key.Key.Name, group.Key.Currency, [.. group.Value.Rows()]));
    }
}
