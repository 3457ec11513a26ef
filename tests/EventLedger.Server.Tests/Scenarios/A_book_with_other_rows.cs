using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tests;
using EventLedger.Server.Changes;
using EventLedger.Server.Scenarios;
using EventLedger.Store;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Server.Tests.Scenarios;

/// <summary>
/// A scenario's rows, or a stream's earlier ones, in a book: the rest stays what it is, with all that is kept
/// beside it.
/// </summary>
public sealed class A_book_with_other_rows
{
    private static readonly Known Book = new(
        ["a", "c", "e"],
        [
            Entry("a", 1), Entry("c", 2), Entry("a", 3), Entry("e", 4), Entry("c", 5),
        ]);

    [Fact]
    public async Task Has_the_entries_of_a_scenario_with_those_of_their_contracts()
    {
        var scenario = new ScenarioBook(Book, [Rehearsed(6, "c"), Rehearsed(7, "d"), Rehearsed(8, "c")]);
        var known = await Book.EntriesByContract(default);
        var found = await scenario.EntriesByContract(default);
        Text(found).ShouldBe(["a: 1 3", "c: 2 5 6 8", "d: 7", "e: 4"]);
        Text(found).ShouldBe(Text(ContractEntries.Of(await scenario.Entries(null, default))));
        found[0].ShouldBeSameAs(known[0]);
        found[3].ShouldBeSameAs(known[2]);
    }

    [Fact]
    public async Task Has_the_terms_of_a_scenario_in_their_places()
    {
        var scenario = new ScenarioBook(Book, [Amended(6, "d"), Amended(7, "c"), Amended(8, "c")]);
        var known = await Book.Contracts(default);
        var found = await scenario.Contracts(default);
        found.Select(contract => contract.Id).ShouldBe(["a", "c", "d", "e"]);
        found[0].ShouldBeSameAs(known[0]);
        found[1].ShouldNotBeSameAs(known[1]);
        found[3].ShouldBeSameAs(known[2]);
    }

    [Fact]
    public async Task Is_the_known_one_where_a_scenario_brings_none()
    {
        var scenario = new ScenarioBook(Book, []);
        (await scenario.Contracts(default)).ShouldBeSameAs(await Book.Contracts(default));
        (await scenario.EntriesByContract(default)).ShouldBeSameAs(await Book.EntriesByContract(default));
    }

    [Theory]
    [InlineData("c", 4, "a: 1 3", "c: 2", "e: 4")]
    [InlineData("e", 3, "a: 1 3", "c: 2 5")]
    [InlineData("unknown", 3, "a: 1 3", "c: 2 5", "e: 4")]
    public async Task Has_the_entries_of_a_stream_as_they_were(string id, long position, params string[] text)
    {
        var reverted = new RevertedBook(Book, Book.At(position), StreamNames.Contract(id));
        var known = await Book.EntriesByContract(default);
        var found = await reverted.EntriesByContract(default);
        Text(found).ShouldBe(text);
        Text(found).ShouldBe(Text(ContractEntries.Of(await reverted.Entries(null, default))));
        found[0].ShouldBeSameAs(known[0]);
    }

    private static string[] Text(IEnumerable<ContractEntries> of) =>
    [
        .. of.Select(one => $"{one.ContractId}: {string.Join(' ', one.Entries.Select(e => e.Position))}"),
    ];

    private static KnownEntry Entry(string id, long position) => new(
        id, position, 0, $"{id}-0001", MoneyEntries.Line, Day("2026-07-01"), null, "USD", 1, null);

    private static RehearsedEvent Rehearsed(long position, string id) => new(
        Recorded(position, id),
        new(null, null, [new(id, $"{id}-0001", MoneyEntries.Line, Day("2026-07-01"), null, "USD", 1, null)]));

    private static RehearsedEvent Amended(long position, string id)
    {
        var signed = Streams.InContext([RealDeals.Signed], id).Single();
        return new(Recorded(position, id), LedgerProjection.Project(signed));
    }

    private static RecordedEvent Recorded(long position, string id) =>
        Streams.Recorded(RealDeals.Signed, "2026-07-01", 1) with
        {
            Position = position,
            Stream = StreamNames.Contract(id),
        };

    private sealed class Known(string[] ids, KnownEntry[] entries) : IKnownBook
    {
        private readonly KnownContract[] _contracts =
            [.. ids.Select(id => RealDeals.Known(id, RealDeals.Signed))];
        private readonly IReadOnlyList<ContractEntries> _byContract = ContractEntries.Of(entries);

        public long Position { get; private init; } = 5;

        public Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
            Task.FromResult<IReadOnlyList<KnownContract>>(_contracts);

        public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
            Task.FromResult<IReadOnlyDictionary<string, Party>>(new Dictionary<string, Party>());

        public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
            Task.FromResult<IReadOnlyDictionary<string, Facility>>(new Dictionary<string, Facility>());

        public Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled) =>
            Task.FromResult<IReadOnlyList<KnownEntry>>(entries);

        public Task<IReadOnlyList<ContractEntries>> EntriesByContract(CancellationToken cancelled) =>
            Task.FromResult(_byContract);

        public IKnownBook At(long position) =>
            new Known(ids, [.. entries.Where(entry => entry.Position <= position)]) { Position = position };

        public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
            Task.FromResult<IReadOnlyList<RecordedEvent>>([]);

        public Task<IReadOnlyList<RecordedEvent>> EventsOf(
            string contractId, long afterPosition, CancellationToken cancelled) =>
            Task.FromResult<IReadOnlyList<RecordedEvent>>([]);
    }
}
