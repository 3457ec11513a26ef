using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.Series;

/// <summary>The run-rate of one currency on the last day of a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="AsOf">Its last day.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only.</param>
/// <param name="Suspended">Suspended with abatement.</param>
public sealed record RunRateSeriesRow(
    Month Month,
    DateOnly AsOf,
    Currency Currency,
    Money Live,
    Money Contracted,
    Money Announced,
    Money Suspended);

/// <summary>Run-rate month by month: the run-rate report of each month's last day (domain.md 5).</summary>
public static class RunRateSeries
{
    /// <summary>
    /// A row for each month and each currency that any of the months speaks of; a currency that a month does
    /// not speak of is nothing there.
    /// </summary>
    public static IReadOnlyList<RunRateSeriesRow> Of(
        IReadOnlyList<KnownContract> contracts, Month from, Month to)
    {
        var months = Month.Spanning(from.FirstDay, to.LastDay)
            .Select(month => (Month: month, Rates: Totals(contracts, month.LastDay)))
            .ToArray();
        var currencies = months.SelectMany(month => month.Rates.Keys).Distinct()
            .OrderBy(currency => currency.Code, StringComparer.Ordinal).ToArray();
        return
        [
            .. months.SelectMany(month => currencies.Select(currency => Row(
                month.Month,
                currency,
                month.Rates.GetValueOrDefault(currency, ContractRunRate.Nothing(currency))))),
        ];
    }

    // Of a whole it does not matter who controls whom.
    private static Dictionary<Currency, ContractRunRate> Totals(
        IReadOnlyList<KnownContract> contracts, DateOnly day)
    {
        var totals = new Dictionary<Currency, ContractRunRate>();
        foreach (var contract in contracts)
        {
            if (ContractView.AsOf(contract.Terms, day) is not { Currency: { } currency } view)
                continue;
            var rate = ContractRunRate.Of(view, currency, isIntercompany: false);
            totals[currency] = totals.TryGetValue(currency, out var sum) ? sum + rate : rate;
        }
        return totals;
    }

    private static RunRateSeriesRow Row(Month month, Currency currency, ContractRunRate rate) => new(
        month,
        month.LastDay,
        currency,
        rate.Live.Total,
        rate.Contracted.Total,
        rate.Announced.Total,
        rate.Suspended.Total);
}
