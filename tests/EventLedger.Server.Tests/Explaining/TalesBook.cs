using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Domain.Tests;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tests.Properties;
using EventLedger.Store;
using RandomBooks = EventLedger.Reporting.Tests.Properties.Books;

namespace EventLedger.Server.Tests.Explaining;

/// <summary>
/// A book of random deals in memory: a few of many terms at many places, and a few with documents. Each
/// contract's events are at hand as the log would hold them.
/// </summary>
internal sealed class TalesBook : IKnownBook
{
    private readonly Companies _companies =
        new([.. RandomBooks.Parties, "provider", "customer", "first", "second"]);
    private readonly Dictionary<string, IReadOnlyList<RecordedEvent>> _events = [];
    private readonly List<KnownContract> _contracts = [];
    private readonly List<KnownEntry> _entries = [];

    public TalesBook(Book book, IEnumerable<LifeTale> lives)
    {
        foreach (var (acquirer, acquired, date) in book.Takeovers)
            _companies.Try(acquirer, acquired, date);
        foreach (var deal in book.Deals)
            Hold(deal.Id, BookTelling.Events(deal));
        foreach (var (index, life) in lives.Index())
            Hold($"life-{index}", new LifeWalk(life).Events);
    }

    public long Position { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyList<RecordedEvent>> Events => _events;

    /// <summary>Whether it is one of the book's contracts, as known in the end.</summary>
    public bool Holds(KnownContract contract) => _contracts.Any(one => ReferenceEquals(one, contract));

    public Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<KnownContract>>(_contracts);

    public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        Task.FromResult(_companies.Parties);

    public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled)
    {
        var capacity = new FacilityCapacity(300m, null, [new("GB300", 1_000)]);
        var built = new FacilityRegistered("Colossus 1", "spacex", capacity);
        return Task.FromResult<IReadOnlyDictionary<string, Facility>>(
            new Dictionary<string, Facility> { ["colossus-1"] = Facility.Evolve(Facility.None, built) });
    }

    public Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<KnownEntry>>(
            [.. _entries.Where(entry => !(entry.Day > upToDay))]);

    public IKnownBook At(long position) =>
        throw new NotSupportedException("Nothing here looks at another position.");

    public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<RecordedEvent>>([]);

    public Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<RecordedEvent>>(
            [.. _events[contractId].Where(e => e.Position > afterPosition)]);

    private void Hold(string id, IReadOnlyList<ContractEvent> events)
    {
        var (contract, recorded) = (Contract.None, new List<RecordedEvent>());
        foreach (var e in events)
        {
            var after = Contract.Evolve(contract, e);
            recorded.Add(Recorded(id, ++Position, recorded.Count + 1, e));
            _entries.AddRange((MoneyEntries.Of(id, e, contract, after) ?? []).Select((row, ordinal) =>
                new KnownEntry(
                    row.ContractId, Position, ordinal, row.Document, row.Kind, row.Day, row.Month,
                    row.Currency, row.Amount, row.Reference)));
            contract = after;
        }
        _events.Add(id, recorded);
        if (contract.IsKnown)
            _contracts.Add(new(id, contract.Terms));
    }

    private static RecordedEvent Recorded(string id, long position, long version, ContractEvent e) => new(
        position, Guid.Empty, StreamNames.Contract(id), version, EventTypes.Of(e).StoredName,
        EventTypes.Of(e).Name, DateTime.UnixEpoch, EventTypes.Write(e),
        """{"effectiveOn":"2026-07-01"}"""u8.ToArray(), "tests", "tests", null);
}
