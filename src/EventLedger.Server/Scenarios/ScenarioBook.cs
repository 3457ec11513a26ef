using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Server.Scenarios;

/// <summary>
/// A book as it would be had the commands of a scenario been stored: the known rows, with those of the
/// scenario's events in their places.
/// </summary>
internal sealed class ScenarioBook : IKnownBook
{
    private readonly IKnownBook _known;
    private readonly IReadOnlyList<RehearsedEvent> _events;
    private readonly Dictionary<string, KnownContract> _contracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Facility> _facilities = new(StringComparer.Ordinal);
    private readonly List<KnownEntry> _entries = [];

    /// <summary>A book with rows laid over it.</summary>
    /// <param name="known">The book.</param>
    /// <param name="events">The scenario's events, in their order.</param>
    public ScenarioBook(IKnownBook known, IReadOnlyList<RehearsedEvent> events)
    {
        (_known, _events) = (known, events);
        foreach (var one in events)
            Add(one.Position, one.Rows);
    }

    /// <summary>The position of the book that the scenario is laid over.</summary>
    public long Position => _known.Position;

    public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) => Over(
        await _known.Contracts(cancelled), contract => contract.Id, _contracts.Keys,
        (id, _) => _contracts[id]);

    public async Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        Over(await _known.Parties(cancelled), _parties);

    public async Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
        Over(await _known.Facilities(cancelled), _facilities);

    public async Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled)
    {
        var known = await _known.Entries(upToDay, cancelled);
        return _entries.Count == 0
            ? known
            : [.. known, .. _entries.Where(entry => upToDay is null || entry.Day <= upToDay)];
    }

    public async Task<IReadOnlyList<ContractEntries>> EntriesByContract(CancellationToken cancelled)
    {
        var more = _entries.ToLookup(entry => entry.ContractId, StringComparer.Ordinal);
        return Over(
            await _known.EntriesByContract(cancelled), of => of.ContractId, more.Select(of => of.Key),
            (id, before) => new(id, [.. before?.Entries ?? [], .. more[id]]));
    }

    public IKnownBook At(long position) => position <= Position
        ? _known.At(position)
        : new ScenarioBook(_known, [.. _events.Where(one => one.Position <= position)]);

    public async Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
    [
        .. await _known.BooksEvents(cancelled),
        .. Recorded.Where(e => e.Stream.StartsWith(StreamNames.BooksPrefix, StringComparison.Ordinal)),
    ];

    public async Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled) =>
    [
        .. await _known.EventsOf(contractId, afterPosition, cancelled),
        .. Recorded.Where(e =>
            e.Stream == StreamNames.Contract(contractId) && e.Position > afterPosition),
    ];

    /// <summary>The events of the scenario in a stream, after those that are known.</summary>
    public IEnumerable<RecordedEvent> EventsIn(string stream) => Recorded.Where(e => e.Stream == stream);

    private IEnumerable<RecordedEvent> Recorded => _events.Select(one => one.Recorded);

    private void Add(long position, ReadModelRows rows)
    {
        if (rows.Terms is { } terms)
            _contracts[terms.ContractId] = new(terms.ContractId, LedgerProjection.ReadTerms(terms.Terms));
        if (rows.Register is { Kind: LedgerProjection.PartyKind } party)
            _parties[party.Id] = LedgerProjection.ReadParty(party.Body);
        if (rows.Register is { Kind: LedgerProjection.FacilityKind } facility)
            _facilities[facility.Id] = LedgerProjection.ReadFacility(facility.Body);
        _entries.AddRange(rows.Entries.Select((entry, ordinal) => new KnownEntry(
            entry.ContractId, position, ordinal, entry.Document, entry.Kind, entry.Day, entry.Month,
            entry.Currency, entry.Amount, entry.Reference)));
    }

    // What the scenario does not touch stays the known object, with all that is kept beside it.
    private static IReadOnlyList<T> Over<T>(
        IReadOnlyList<T> known, Func<T, string> idOf, IEnumerable<string> touched, Func<string, T?, T> make)
        where T : class
    {
        var others = touched.ToHashSet(StringComparer.Ordinal);
        if (others.Count == 0)
            return known;
        List<T> all = [.. known.Select(one => others.Remove(idOf(one)) ? make(idOf(one), one) : one)];
        return others.Count == 0
            ? all
            : [.. all.Concat(others.Select(id => make(id, null))).OrderBy(idOf, StringComparer.Ordinal)];
    }

    private static IReadOnlyDictionary<string, T> Over<T>(
        IReadOnlyDictionary<string, T> known, Dictionary<string, T> changed)
    {
        if (changed.Count == 0)
            return known;
        var all = new Dictionary<string, T>(known, StringComparer.Ordinal);
        foreach (var (id, value) in changed)
            all[id] = value;
        return all;
    }
}
