using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// A part of a book, such as one contract alone: a report made of it is what this part adds to the report
/// that is made of the whole.
/// </summary>
/// <param name="whole">The whole.</param>
/// <param name="contracts">The contracts of the part.</param>
/// <param name="entries">Their money entries, in the order they were recorded.</param>
/// <param name="parties">The parties that the report may ask for.</param>
/// <param name="facilities">The facilities that the report may ask for.</param>
/// <param name="names">What parties and facilities are called in the whole.</param>
/// <param name="control">Who controls whom.</param>
/// <param name="earlier">The part at another position; null for the whole's rows of these contracts.</param>
public sealed class PartOfBook(
    IKnownBook whole,
    IReadOnlyList<KnownContract> contracts,
    IReadOnlyList<KnownEntry> entries,
    IReadOnlyDictionary<string, Party> parties,
    IReadOnlyDictionary<string, Facility> facilities,
    Names names,
    Control control,
    Func<long, IKnownBook>? earlier = null) : IKnownBook
{
    /// <inheritdoc/>
    public long Position => whole.Position;

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

    /// <inheritdoc/>
    public IKnownBook At(long position) => earlier is null
        ? new Narrowed(whole.At(position), contracts.Select(one => one.Id).ToHashSet(StringComparer.Ordinal))
        : earlier(position);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
        whole.BooksEvents(cancelled);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled) =>
        whole.EventsOf(contractId, afterPosition, cancelled);

    /// <summary>A book of which some contracts alone are looked at.</summary>
    private sealed class Narrowed(IKnownBook book, HashSet<string> ids) : IKnownBook
    {
        public long Position => book.Position;

        public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
            [.. (await book.Contracts(cancelled)).Where(contract => ids.Contains(contract.Id))];

        public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
            book.Parties(cancelled);

        public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
            book.Facilities(cancelled);

        public async Task<IReadOnlyList<KnownEntry>> Entries(
            DateOnly? upToDay, CancellationToken cancelled) =>
            [.. (await book.Entries(upToDay, cancelled)).Where(entry => ids.Contains(entry.ContractId))];

        public IKnownBook At(long position) => new Narrowed(book.At(position), ids);

        public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
            book.BooksEvents(cancelled);

        public Task<IReadOnlyList<RecordedEvent>> EventsOf(
            string contractId, long afterPosition, CancellationToken cancelled) =>
            book.EventsOf(contractId, afterPosition, cancelled);
    }
}
