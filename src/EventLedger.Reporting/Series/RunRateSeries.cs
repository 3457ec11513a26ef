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
        ArgumentNullException.ThrowIfNull(contracts);
        var months = Month.Spanning(from.FirstDay, to.LastDay).ToArray();
        var changes = new Dictionary<Currency, Rate[]>();
        foreach (var contract in contracts)
            Add(contract.Terms, months, changes);
        var currencies = changes.OrderBy(of => of.Key.Code, StringComparer.Ordinal).ToArray();
        var rows = new List<RunRateSeriesRow>();
        var sums = new Rate[currencies.Length];
        for (var i = 0; i < months.Length; i++)
            for (var c = 0; c < currencies.Length; c++)
                rows.Add((sums[c] += currencies[c].Value[i]).In(currencies[c].Key, months[i]));
        return rows;
    }

    /// <summary>Adds by how much each month is more than the one before it.</summary>
    private static void Add(ContractTerms terms, Month[] months, Dictionary<Currency, Rate[]> changes)
    {
        var (currency, rate) = ((Currency?)null, default(Rate));
        for (var i = 0; i < months.Length; i++)
        {
            if (i > 0 && StaysTheSame(terms, months[i]))
                continue;
            var (nowIn, now) = Of(terms, months[i].LastDay);
            if (currency is not null)
                changes[currency][i] -= rate;
            if (nowIn is not null)
            {
                if (!changes.TryGetValue(nowIn, out var moved))
                    changes.Add(nowIn, moved = new Rate[months.Length]);
                moved[i] += now;
            }
            (currency, rate) = (nowIn, now);
        }
    }

    // Of a whole it does not matter who controls whom.
    private static (Currency? Currency, Rate Rate) Of(ContractTerms terms, DateOnly day)
    {
        if (ContractView.AsOf(terms, day) is not { Currency: { } currency } view)
            return (null, default);
        var rate = ContractRunRate.Of(view, currency, isIntercompany: false);
        return (currency, new(
            rate.Live.Total.MinorUnits,
            rate.Contracted.Total.MinorUnits,
            rate.Announced.Total.MinorUnits,
            rate.Suspended.Total.MinorUnits));
    }

    /// <summary>
    /// Whether a contract surely has the run-rate of the end of the month before: most have in most months,
    /// and a book of many contracts is gone through once a month.
    /// </summary>
    private static bool StaysTheSame(ContractTerms terms, Month month)
    {
        if (terms is not { Announced: null, Agreement: { Rescission: null } agreement }
            || agreement.Notices.Count + agreement.ForCause.Count + agreement.Suspensions.Count > 0)
            return false;
        var (first, last) = (month.FirstDay, month.LastDay);
        bool IsIn(DateOnly day) => first <= day && day <= last;
        if (IsIn(agreement.SignedOn) || IsIn(agreement.StartsOn)
            || (agreement.EndsOn is { } end && IsIn(end < CalendarBounds.Last ? end.AddDays(1) : end)))
            return false;
        foreach (var step in agreement.Fees.Steps)
            if (IsIn(step.From))
                return false;
        return true;
    }

    /// <summary>A run-rate in minor units of one currency.</summary>
    private readonly record struct Rate(Int128 Live, Int128 Contracted, Int128 Announced, Int128 Suspended)
    {
        public static Rate operator +(Rate one, Rate other) => new(
            one.Live + other.Live,
            one.Contracted + other.Contracted,
            one.Announced + other.Announced,
            one.Suspended + other.Suspended);

        public static Rate operator -(Rate one, Rate other) => new(
            one.Live - other.Live,
            one.Contracted - other.Contracted,
            one.Announced - other.Announced,
            one.Suspended - other.Suspended);

        public RunRateSeriesRow In(Currency currency, Month month) => new(
            month,
            month.LastDay,
            currency,
            new(Live, currency),
            new(Contracted, currency),
            new(Announced, currency),
            new(Suspended, currency));
    }
}
