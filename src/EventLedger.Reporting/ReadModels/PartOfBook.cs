using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// A part of a book, such as one contract alone: a report made of it is what this part adds to the report
/// that is made of the whole.
/// </summary>
/// <param name="position">The position of the whole.</param>
/// <param name="contracts">The contracts of the part.</param>
/// <param name="entries">Their money entries, in the order they were recorded.</param>
/// <param name="parties">The parties that the report may ask for.</param>
/// <param name="facilities">The facilities that the report may ask for.</param>
/// <param name="names">What parties and facilities are called in the whole.</param>
/// <param name="control">Who controls whom.</param>
public sealed class PartOfBook(
    long position,
    IReadOnlyList<KnownContract> contracts,
    IReadOnlyList<KnownEntry> entries,
    IReadOnlyDictionary<string, Party> parties,
    IReadOnlyDictionary<string, Facility> facilities,
    Names names,
    Control control) : IKnownBook
{
    /// <inheritdoc/>
    public long Position => position;

    /// <summary>What parties and facilities are called.</summary>
    public Names Called => names;

    /// <summary>Who controls whom.</summary>
    public Control Controlling => control;

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        Task.FromResult(contracts);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        Task.FromResult(parties);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
        Task.FromResult(facilities);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<KnownEntry>>(
            upToDay is { } last ? [.. entries.Where(entry => entry.Day <= last)] : entries);
}
