using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Waterfall;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// A contract's terms as they are known at a position: what reports are computed from. It never changes, so
/// that what it adds to a report is kept beside it: while the contract does not move, a report adds up what
/// is there. Safe for threads.
/// </summary>
/// <param name="id">The contract.</param>
/// <param name="terms">Its terms.</param>
public sealed class KnownContract(string id, ContractTerms terms)
{
    // Pages ask for one day, and compare it with another. Who writes last wins: all write the same.
    private volatile ContractOnDay? _latest;
    private volatile ContractOnDay? _other;
    private volatile LiveChange[]? _liveChanges;
    private volatile CalendarDays? _coming;

    /// <summary>The contract.</summary>
    public string Id => id;

    /// <summary>Its terms.</summary>
    public ContractTerms Terms => terms;

    /// <summary>How the live fee moves, over all time.</summary>
    internal IReadOnlyList<LiveChange> LiveChanges => _liveChanges ??= LiveFlows.OfWhole(this);

    /// <summary>What reports of a day need of it.</summary>
    internal ContractOnDay On(DateOnly day)
    {
        if (_latest is { } latest && latest.Day == day)
            return latest;
        if (_other is { } other && other.Day == day)
            return other;
        var made = ContractOnDay.Of(this, day);
        (_other, _latest) = (_latest, made);
        return made;
    }

    /// <summary>What comes due of it, with its money entries; null when it has none.</summary>
    internal CalendarDays Coming(DateOnly asOf, DateRange days, ContractEntries? entries)
    {
        if (_coming is { } kept && kept.Answers(asOf, days, entries))
            return kept;
        CalendarDays made = new(
            asOf, days, entries?.Identity,
            [
                .. ContractCalendar.Rows(this, asOf, days, entries, inWords: false).Select(row =>
                    new CalendarDay(row.On, row.Kind, row.Currency, row.Amount?.MinorUnits ?? 0)),
            ]);
        return _coming = made;
    }

    /// <summary>The contract and its terms.</summary>
    public void Deconstruct(out string contractId, out ContractTerms known) =>
        (contractId, known) = (id, terms);
}

/// <summary>
/// Names by which reports call parties and facilities; an id that is not registered is its own name.
/// </summary>
/// <param name="Parties">By party id.</param>
/// <param name="Facilities">By facility id.</param>
public sealed record Names(
    IReadOnlyDictionary<string, string> Parties, IReadOnlyDictionary<string, string> Facilities)
{
    /// <summary>A party's name.</summary>
    public string Party(string id) => Parties.GetValueOrDefault(id, id);

    /// <summary>A facility's name.</summary>
    public string Facility(string id) => Facilities.GetValueOrDefault(id, id);
}
