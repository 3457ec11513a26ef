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

/// <summary>Run-rate month by month: the run-rate report of each month's last day.</summary>
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
        var ends = contracts.InParts(
            () => new MonthEnds(from, to), (part, contract) => part.Add(contract.Terms),
            (all, part) => all.Add(part));
        return ends.Rows();
    }

    /// <summary>By how much the end of each month is more than that of the one before it.</summary>
    private sealed class MonthEnds(Month from, Month to)
    {
        private readonly DateOnly[] _ends =
            [.. Month.Spanning(from.FirstDay, to.LastDay).Select(month => month.LastDay)];
        private readonly Dictionary<Currency, Rate[]> _changes = new(ReferenceEqualityComparer.Instance);

        public void Add(ContractTerms terms)
        {
            var (currency, rate) = ((Currency?)null, default(Rate));
            for (var i = 0; i < _ends.Length; i = NextTurn(terms, i))
            {
                var view = ContractView.AsOf(terms, _ends[i]);
                if (currency is not null)
                    _changes[currency][i] -= rate;
                // Of a whole it does not matter who controls whom.
                (currency, rate) = view?.Currency is { } of ? (of, Rate.Of(view)) : (null, default);
                if (currency is not null)
                    Of(currency)[i] += rate;
            }
        }

        public void Add(MonthEnds other)
        {
            foreach (var (currency, changes) in other._changes)
            {
                var all = Of(currency);
                for (var i = 0; i < all.Length; i++)
                    all[i] += changes[i];
            }
        }

        public List<RunRateSeriesRow> Rows()
        {
            var currencies = _changes.OrderBy(of => of.Key.Code, StringComparer.Ordinal).ToArray();
            var rows = new List<RunRateSeriesRow>();
            var sums = new Rate[currencies.Length];
            for (var i = 0; i < _ends.Length; i++)
                for (var c = 0; c < currencies.Length; c++)
                    rows.Add(Row(_ends[i], currencies[c].Key, sums[c] += currencies[c].Value[i]));
            return rows;
        }

        private static RunRateSeriesRow Row(DateOnly end, Currency currency, in Rate rate) => new(
            Month.Of(end),
            end,
            currency,
            new(rate.Live, currency),
            new(rate.Contracted, currency),
            new(rate.Announced, currency),
            new(rate.Suspended, currency));

        private Rate[] Of(Currency currency)
        {
            if (!_changes.TryGetValue(currency, out var changes))
                _changes.Add(currency, changes = new Rate[_ends.Length]);
            return changes;
        }

        /// <summary>
        /// The next month at whose end a contract may have another run-rate: most have the same in most
        /// months, and a book of many contracts would be gone through once a month.
        /// </summary>
        private int NextTurn(ContractTerms terms, int month)
        {
            if (terms is not { Announced: null, Agreement: { Rescission: null } agreement }
                || agreement.Notices.Count + agreement.ForCause.Count + agreement.Suspensions.Count > 0)
                return month + 1;
            var next = _ends.Length;
            Turn(agreement.SignedOn);
            Turn(agreement.StartsOn);
            if (agreement.EndsOn is { } end)
                Turn(end < CalendarBounds.Last ? end.AddDays(1) : end);
            foreach (var step in agreement.Fees.Steps)
                Turn(step.From);
            return next;

            void Turn(DateOnly day)
            {
                if (day > _ends[month] && Month.Of(day).MonthsAfter(from) is var turn && turn < next)
                    next = turn;
            }
        }
    }
}
