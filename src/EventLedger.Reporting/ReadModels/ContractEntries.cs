using EventLedger.Domain;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Receivables;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// The money entries of a contract as they are known at a position. They never change, so that what its
/// documents add up to is kept beside them for the days from one entry to the next. Safe for threads.
/// </summary>
/// <param name="contractId">The contract.</param>
/// <param name="entries">Its entries, in the order they were recorded.</param>
public sealed class ContractEntries(string contractId, IReadOnlyList<KnownEntry> entries)
{
    // Pages ask for one day, and compare it with another. Who writes last wins: all write the same.
    private volatile OpenInDays? _latest;
    private volatile OpenInDays? _other;
    private volatile BilledMonths? _billed;

    /// <summary>The contract.</summary>
    public string ContractId => contractId;

    /// <summary>Its entries, in the order they were recorded.</summary>
    public IReadOnlyList<KnownEntry> Entries => entries;

    /// <summary>The entries of many contracts, by the ordinals of the contracts' ids.</summary>
    public static IReadOnlyList<ContractEntries> Of(IEnumerable<KnownEntry> entries) =>
    [
        .. entries.GroupBy(entry => entry.ContractId, StringComparer.Ordinal)
            .OrderBy(of => of.Key, StringComparer.Ordinal)
            .Select(of => new ContractEntries(of.Key, [.. of])),
    ];

    /// <summary>The documents of which anything is owed or unapplied on a day.</summary>
    internal IReadOnlyList<DocumentBalance> OpenOn(DateOnly day)
    {
        if (_latest is { } latest && latest.Days.Contains(day))
            return latest.Documents;
        if (_other is { } other && other.Days.Contains(day))
            return other.Documents;
        var made = new OpenInDays(EntryDays.Around(entries, day), DocumentBalance.Open(entries, day));
        (_other, _latest) = (_latest, made);
        return made.Documents;
    }

    /// <summary>The months that are billed as of a day.</summary>
    internal BilledMonths BilledOn(DateOnly day) => _billed is { } billed && billed.Days.Contains(day)
        ? billed
        : _billed = BilledMonths.Of(entries, day);

    private sealed record OpenInDays(DateRange Days, IReadOnlyList<DocumentBalance> Documents);
}
