using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>A whole book, each of its rows read once, that is taken apart by contract.</summary>
/// <param name="book">The book.</param>
public sealed class HeldBook(IKnownBook book) : IKnownBook
{
    private static readonly Dictionary<string, Facility> NoPlaces = [];

    private IReadOnlyList<ContractEntries>? _entries;
    private Dictionary<string, ContractEntries>? _byContract;
    private IReadOnlyList<KnownContract>? _contracts;
    private IReadOnlyDictionary<string, Party>? _parties;
    private IReadOnlyDictionary<string, Facility>? _facilities;
    private readonly Dictionary<(string, long), IReadOnlyList<RecordedEvent>> _events = [];
    private IReadOnlyList<RecordedEvent>? _books;
    private Names? _names;
    private Control? _control;

    /// <inheritdoc/>
    public long Position => book.Position;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        _contracts ??= await book.Contracts(cancelled);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        _parties ??= await book.Parties(cancelled);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
        _facilities ??= await book.Facilities(cancelled);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContractEntries>> EntriesByContract(CancellationToken cancelled) =>
        _entries ??= await book.EntriesByContract(cancelled);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled)
    {
        await EntriesByContract(cancelled);
        return await book.Entries(upToDay, cancelled);
    }

    /// <inheritdoc/>
    public IKnownBook At(long position) => book.At(position);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
        _books ??= await book.BooksEvents(cancelled);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled)
    {
        if (!_events.TryGetValue((contractId, afterPosition), out var events))
            _events.Add(
                (contractId, afterPosition),
                events = await book.EventsOf(contractId, afterPosition, cancelled));
        return events;
    }

    /// <summary>What parties and facilities are called.</summary>
    public async Task<Names> Called(CancellationToken cancelled) => _names ??= await book.Names(cancelled);

    /// <summary>Who controls whom.</summary>
    public async Task<Control> Controlling(CancellationToken cancelled) =>
        _control ??= Control.Among(await Parties(cancelled));

    /// <summary>One contract alone, with the entries that the report of the whole asked for.</summary>
    public async Task<PartOfBook> Alone(KnownContract contract, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return new(
            this,
            [contract],
            EntriesOf(contract.Id),
            await Parties(cancelled),
            PlacesOf(contract.Terms),
            await Called(cancelled),
            await Controlling(cancelled));
    }

    /// <summary>The facilities that a deal ever names, of those that are registered.</summary>
    public IReadOnlyDictionary<string, Facility> PlacesOf(ContractTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        // A report that did not ask for facilities is not told of any.
        if (_facilities is not { Count: > 0 } known)
            return NoPlaces;
        var named = (terms.Agreement?.Capacity.Steps ?? []).SelectMany(step => step.Value)
            .Select(line => line.FacilityId)
            .Concat((terms.Announced?.Statements ?? []).Select(deal => deal.FacilityId))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        return named.Where(known.ContainsKey)
            .ToDictionary(id => id, id => known[id], StringComparer.Ordinal);
    }

    private IReadOnlyList<KnownEntry> EntriesOf(string contractId)
    {
        // A report that did not ask for entries is not told of any.
        if (_entries is null)
            return [];
        _byContract ??= _entries.ToDictionary(of => of.ContractId, StringComparer.Ordinal);
        return _byContract.GetValueOrDefault(contractId)?.Entries ?? [];
    }
}
