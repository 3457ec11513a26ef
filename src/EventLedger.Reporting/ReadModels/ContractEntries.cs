using EventLedger.Reporting.Receivables;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// The money entries of a contract as they are known at a position. They never change, so that what its
/// documents add up to on a day is kept beside them. Safe for threads.
/// </summary>
/// <param name="contractId">The contract.</param>
/// <param name="entries">Its entries, in the order they were recorded.</param>
public sealed class ContractEntries(string contractId, IReadOnlyList<KnownEntry> entries)
{
    // Pages ask for one day, and compare it with another. Who writes last wins: all write the same.
    private volatile OpenOnDay? _latest;
    private volatile OpenOnDay? _other;

    /// <summary>The contract.</summary>
    public string ContractId => contractId;

    /// <summary>Its entries, in the order they were recorded.</summary>
    public IReadOnlyList<KnownEntry> Entries => entries;

    /// <summary>
    /// Stands for these entries where something names what it was made of: whoever keeps it keeps no entries,
    /// which a large ledger lets go.
    /// </summary>
    internal object Identity { get; } = new();

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
        if (_latest is { } latest && latest.Day == day)
            return latest.Documents;
        if (_other is { } other && other.Day == day)
            return other.Documents;
        var made = new OpenOnDay(day, [.. DocumentBalance.Open(entries, day)]);
        (_other, _latest) = (_latest, made);
        return made.Documents;
    }

    private sealed record OpenOnDay(DateOnly Day, IReadOnlyList<DocumentBalance> Documents);
}
