using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Store;

namespace EventLedger.Reporting.Calendar;

/// <summary>
/// What comes due from one day to another, as of a day: it looks forward with all terms that are known, but
/// a notice counts from its own day on (domain.md 7).
/// </summary>
/// <param name="Rows">By day, then contract, then kind.</param>
/// <param name="Totals">Over all of them, by month, kind and currency; currencies are never added.</param>
public sealed record CalendarReport(IReadOnlyList<CalendarRow> Rows, IReadOnlyList<CalendarTotal> Totals)
{
    /// <summary>What comes due.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="entries">All money entries that are known.</param>
    /// <param name="asOf">The day from which it is looked forward.</param>
    /// <param name="days">The days that are looked at.</param>
    /// <param name="kinds">Only these; null for all.</param>
    public static CalendarReport Of(
        IEnumerable<KnownContract> contracts, IReadOnlyList<KnownEntry> entries, DateOnly asOf,
        DateRange days, IReadOnlySet<CalendarKind>? kinds)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(entries);
        var invoiced = new InvoicedMonths(entries, asOf);
        var owed = DocumentBalance.Of(entries, asOf)
            .Where(document => document.DueOn is { } due && days.Contains(due)
                && document.Balance.MinorUnits != 0)
            .ToLookup(document => document.ContractId, StringComparer.Ordinal);
        CalendarRow[] rows =
        [
            .. contracts
                .SelectMany(contract => ContractView.AsOf(contract.Terms, asOf) is { } view
                    ? new ContractCalendar(contract.Id, view, asOf, days)
                        .Rows(month => invoiced.Contains(contract.Id, month), owed[contract.Id])
                    : [])
                .Where(row => kinds?.Contains(row.Kind) != false)
                .OrderBy(row => row.On)
                .ThenBy(row => row.ContractId, StringComparer.Ordinal)
                .ThenBy(row => row.Kind)
                .ThenBy(row => row.Document, StringComparer.Ordinal),
        ];
        return new(rows, Sums(rows));
    }

    private static CalendarTotal[] Sums(IEnumerable<CalendarRow> rows) =>
    [
        .. rows
            .GroupBy(row => (Month: Month.Of(row.On), row.Kind, row.Currency))
            .OrderBy(group => group.Key.Month)
            .ThenBy(group => group.Key.Kind)
            .ThenBy(group => group.Key.Currency?.Code, StringComparer.Ordinal)
            .Select(group => new CalendarTotal(
                group.Key.Month, group.Key.Kind, group.Key.Currency, group.Count(),
                group.Key.Currency is { } currency
                    ? group.Aggregate(Money.Zero(currency), (sum, row) => sum + row.Amount!.Value)
                    : null)),
    ];

    /// <summary>The months for which a document that stands on the day has a line.</summary>
    private sealed class InvoicedMonths
    {
        private readonly HashSet<(string, DateOnly)> _months = [];

        public InvoicedMonths(IReadOnlyList<KnownEntry> entries, DateOnly asOf)
        {
            var voided = entries
                .Where(entry => entry.Kind == MoneyEntries.Voided && entry.Day <= asOf)
                .Select(entry => (entry.ContractId, entry.Document))
                .ToHashSet();
            foreach (var entry in entries)
                if (entry is { Kind: MoneyEntries.Line, Month: { } month } && entry.Day <= asOf
                    && !voided.Contains((entry.ContractId, entry.Document)))
                    _months.Add((entry.ContractId, month));
        }

        public bool Contains(string contractId, Month month) =>
            _months.Contains((contractId, month.FirstDay));
    }
}
