using System.Runtime.CompilerServices;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// The book of a position made anew of the events of the log alone: each stream is folded from its beginning,
/// and money is read off the documents by the tests' own code. It knows no stored row. The book of a position
/// is the same however often it is asked for, so it is made once.
/// </summary>
internal sealed class ReplayBook : IKnownBook
{
    private static readonly ConditionalWeakTable<
        IReadOnlyList<RecordedEvent>, Dictionary<long, ReplayBook>> Made = [];

    private readonly IReadOnlyList<RecordedEvent> _log;
    private readonly SortedDictionary<string, Contract> _contracts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Facility> _facilities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlainEntries> _money = new(StringComparer.Ordinal);
    private readonly List<KnownEntry> _entries = [];
    private PlainFigures? _plain;

    private ReplayBook(IReadOnlyList<RecordedEvent> log, long position)
    {
        (_log, Position) = (log, position);
        foreach (var e in log)
            if (e.Position <= position)
                Fold(e, EventTypes.Read(e.StoredType, e.Data));
    }

    public static ReplayBook Of(IReadOnlyList<RecordedEvent> log, long position)
    {
        var books = Made.GetOrCreateValue(log);
        if (!books.TryGetValue(position, out var book))
            books.Add(position, book = new(log, position));
        return book;
    }

    public long Position { get; }

    /// <summary>What every report has to say of it.</summary>
    public PlainFigures Plain => _plain ??= new(this);

    public IReadOnlyDictionary<string, Contract> Folded => _contracts;

    public IReadOnlyDictionary<string, Party> Companies => _parties;

    public IReadOnlyDictionary<string, Facility> Places => _facilities;

    public IReadOnlyList<KnownEntry> Money => _entries;

    public Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<KnownContract>>(
            [.. _contracts.Select(one => new KnownContract(one.Key, one.Value.Terms))]);

    public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyDictionary<string, Party>>(_parties);

    public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyDictionary<string, Facility>>(_facilities);

    public Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<KnownEntry>>(
            [.. _entries.Where(entry => upToDay is null || entry.Day <= upToDay)]);

    public IKnownBook At(long position) => Of(_log, Math.Min(position, Position));

    public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<RecordedEvent>>([.. Known("books-", 0)]);

    public Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<RecordedEvent>>(
            [.. Known("contract-", afterPosition).Where(e => e.Stream == "contract-" + contractId)]);

    private IEnumerable<RecordedEvent> Known(string prefix, long after) => _log.Where(e =>
        e.Position <= Position && e.Position > after
        && e.Stream.StartsWith(prefix, StringComparison.Ordinal));

    private void Fold(RecordedEvent recorded, object e)
    {
        var id = recorded.Stream[(recorded.Stream.IndexOf('-', StringComparison.Ordinal) + 1)..];
        switch (e)
        {
            case ContractEvent fact:
                var after = Contract.Evolve(_contracts.GetValueOrDefault(id, Contract.None), fact);
                _contracts[id] = after;
                if (!_money.TryGetValue(id, out var money))
                    _money.Add(id, money = new(id));
                _entries.AddRange(money.Of(fact, after.Agreement, recorded.Position));
                break;
            case PartyEvent party:
                _parties[id] = Party.Evolve(_parties.GetValueOrDefault(id, Party.None), party);
                break;
            case FacilityEvent place:
                _facilities[id] = Facility.Evolve(_facilities.GetValueOrDefault(id, Facility.None), place);
                break;
        }
    }
}
