using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Calendar;

/// <summary>A row of the calendar as it is kept for every contract: without words.</summary>
internal readonly record struct CalendarDay(
    DateOnly On, CalendarKind Kind, Currency? Currency, Int128 Amount);

/// <summary>What comes due of a contract, kept for the question that was asked last.</summary>
/// <param name="AsOf">The day from which it was looked forward.</param>
/// <param name="Days">The days that were looked at.</param>
/// <param name="Of">Stands for the money entries that it was made of, and does not hold them.</param>
/// <param name="All">The days of its rows.</param>
internal sealed record CalendarDays(
    DateOnly AsOf, DateRange Days, object? Of, CalendarDay[] All)
{
    public bool Answers(DateOnly asOf, DateRange days, ContractEntries? entries) =>
        AsOf == asOf && Days == days && ReferenceEquals(Of, entries?.Identity);
}
