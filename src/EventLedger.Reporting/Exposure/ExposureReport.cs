using EventLedger.Domain;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Exposure;

/// <summary>What a customer is said to have raised.</summary>
/// <param name="Amount">How much.</param>
/// <param name="AsOf">When it had that, as precisely as reported.</param>
/// <param name="Qualifier">How the figure is meant; null is as stated.</param>
/// <param name="Sources">Who said so.</param>
public sealed record ExposureFunding(
    Money Amount, ReducedDate AsOf, Qualifier? Qualifier, IReadOnlyList<Source> Sources);

/// <summary>How long a customer's funding carries its live fees, if nothing else came or went.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Currency">Of the funding and the fees; currencies are never converted.</param>
/// <param name="Funding">The latest that was reported by the day; null when none was.</param>
/// <param name="Monthly">The monthly fees that are live on the day.</param>
/// <param name="RunwayMonths">
/// Funding over monthly fees, to one decimal: an estimate. Null without either.
/// </param>
/// <param name="IsEstimate">True: funding is neither cash at hand nor all for these fees.</param>
/// <param name="ContractIds">The contracts whose fees are in it.</param>
/// <param name="Claims">What sources of the customer say of how long its money lasts.</param>
public sealed record ExposureRow(
    string CustomerId,
    string Name,
    Currency Currency,
    ExposureFunding? Funding,
    Money Monthly,
    decimal? RunwayMonths,
    bool IsEstimate,
    IReadOnlyList<string> ContractIds,
    IReadOnlyList<Claim> Claims);

/// <summary>What customers have raised beside what they pay a month.</summary>
public static class ExposureReport
{
    /// <summary>
    /// A row per currency for each customer that has live fees, or a deal and funding, by customer.
    /// </summary>
    public static IReadOnlyList<ExposureRow> Of(
        IReadOnlyList<KnownContract> contracts, DateOnly asOf,
        IReadOnlyDictionary<string, Party> parties)
    {
        ArgumentNullException.ThrowIfNull(parties);
        var customers = new Dictionary<string, List<(string Id, Money Fee)>>(StringComparer.Ordinal);
        foreach (var contract in contracts.On(asOf))
        {
            if (!customers.TryGetValue(contract.CustomerId, out var live))
                customers.Add(contract.CustomerId, live = []);
            if (contract is { Rate.Live: var fee, Currency: { } currency } && fee != 0)
                live.Add((contract.Contract.Id, new(fee, currency)));
        }
        return
        [
            .. customers.OrderBy(customer => customer.Key, StringComparer.Ordinal)
                .SelectMany(customer => Rows(
                    customer.Key, parties.GetValueOrDefault(customer.Key, Party.None), customer.Value, asOf)),
        ];
    }

    private static IEnumerable<ExposureRow> Rows(
        string id, Party party, IReadOnlyList<(string Id, Money Fee)> live, DateOnly asOf)
    {
        var funding = (party.Funding ?? []).Where(report => report.AsOf.First <= asOf)
            .GroupBy(report => Currency.Of(report.Currency))
            .ToDictionary(reports => reports.Key, reports => Latest([.. reports]));
        var currencies = live.Select(contract => contract.Fee.Currency).Concat(funding.Keys).Distinct();
        foreach (var currency in currencies.OrderBy(currency => currency.Code, StringComparer.Ordinal))
        {
            var ofCurrency = live.Where(contract => contract.Fee.Currency == currency).ToArray();
            var monthly = ofCurrency.Aggregate(Money.Zero(currency), (sum, contract) => sum + contract.Fee);
            var raised = funding.GetValueOrDefault(currency);
            var months = raised is null ? null : Months(raised.Amount, monthly);
            yield return new(
                id,
                party.IsRegistered ? party.Name : id,
                currency,
                raised,
                monthly,
                months,
                true,
                [.. ofCurrency.Select(contract => contract.Id)],
                ClaimsOfParty.OfRunway(party, months));
        }
    }

    /// <summary>The one of the latest day; of several of one day the one recorded last.</summary>
    private static ExposureFunding Latest(IReadOnlyList<FundingReported> reports)
    {
        var latest = reports.OrderBy(report => report.AsOf.First).Last();
        return new(
            Money.Of(latest.Amount, Currency.Of(latest.Currency)),
            latest.AsOf,
            latest.Qualifier,
            latest.Sources ?? []);
    }

    private static decimal? Months(Money funding, Money monthly) => monthly.MinorUnits == 0
        ? null
        : (decimal)Rounding.HalfAwayFromZero(funding.MinorUnits * 10, monthly.MinorUnits) * 0.1m;
}
