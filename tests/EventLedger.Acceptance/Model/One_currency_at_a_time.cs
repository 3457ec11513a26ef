using System.Text.Json;
using System.Text.Json.Nodes;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// Currencies are never added: what a report says of one is what it says of a book without the other.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class One_currency_at_a_time(ToldServer server) : IClassFixture<ToldServer>
{
    // What a place has left, and what is said of whom, is of no currency.
    private static readonly string[] OfNone = ["capacity", "claims"];

    // Each of its rows is of one contract: nothing is added.
    private const string OfOneContractEach = "changed-since-close";

    public static TheoryData<string> Reports =>
    [
        .. ReportCatalog.All.Select(report => report.Name)
            .Where(name => !OfNone.Contains(name) && name != OfOneContractEach),
    ];

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Is_what_every_report_says(ulong seed) => await Compare(await server.History(seed), 6);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Is_what_every_report_says_of_many_books()
    {
        for (var seed = 3_000UL; seed < 3_030; seed++)
            await Compare(await RandomHistory.Of(server, seed, 120), 15);
    }

    /// <summary>Were euros counted as dollars, every report would show it.</summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Is_seen_by_every_report_when_it_is_not_so(string report)
    {
        for (var seed = 21UL; seed < 33; seed++)
        {
            var history = await server.History(seed);
            var book = ReplayBook.Of(history.Log, history.Log.Count);
            var both = new PartOfCurrency(book, id => Currencies(book, id).Count == 1, countAsDollars: true);
            var one = new PartOfCurrency(book, id => Currencies(book, id) is ["USD"]);
            foreach (var day in (DateOnly[])[new(2026, 10, 15), new(2027, 1, 20), history.AnyDay()])
                foreach (var (name, query) in EveryQuestion.About(day).Where(asked => asked.Report == report))
                    if (await Said(history, name, query, both) != await Said(history, name, query, one))
                        return;
        }
        Assert.Fail($"{report} adds currencies unseen.");
    }

    private static async Task Compare(RandomHistory history, int days)
    {
        var book = ReplayBook.Of(history.Log, history.PositionAt(history.AnyInstant()));
        var both = new PartOfCurrency(book, id => Currencies(book, id).Count == 1);
        var one = new PartOfCurrency(book, id => Currencies(book, id) is ["USD"]);
        for (var i = 0; i < days; i++)
            foreach (var (name, query) in EveryQuestion.About(history.AnyDay())
                .Where(asked => !OfNone.Contains(asked.Report)))
                (await Said(history, name, query, both))
                    .ShouldBe(await Said(history, name, query, one), $"seed {history.Seed}: {name}?{query}");
    }

    private static IReadOnlyList<string> Currencies(ReplayBook book, string id)
    {
        var terms = book.Folded[id].Terms;
        return
        [
            .. (terms.Announced?.Statements ?? []).Select(deal => deal.Currency)
                .Append(terms.Agreement?.Currency.Code).OfType<string>().Distinct(),
        ];
    }

    /// <summary>What a report says of dollars, and of contracts that are in dollars.</summary>
    private static async Task<string> Said(
        RandomHistory history, string name, string query, PartOfCurrency book)
    {
        var answer = await history.Ask($"/v1/reports/{name}?{query}");
        var report = ReportCatalog.Find(name)!;
        var question = report.QuestionOf(AnswerToken.Parse(answer["token"]!)!)!;
        var made = await report.MakeOf(question, book, default);
        var json = JsonSerializer.SerializeToNode(made, made.GetType(), LedgerJson.Wire)!;
        Leave(json, id => Currencies(book.Whole, id) is ["USD"] || book.CountsAsDollars);
        return json.ToJsonString();
    }

    private static void Leave(JsonNode? node, Func<string, bool> isShown)
    {
        if (node is JsonArray items)
        {
            for (var i = items.Count - 1; i >= 0; i--)
                if (items[i] is JsonObject item && IsElsewhere(item, isShown))
                    items.RemoveAt(i);
                else
                    Leave(items[i], isShown);
        }
        else if (node is JsonObject members)
            foreach (var (_, member) in members)
                Leave(member, isShown);
    }

    // A customer is known by any of his contracts; his funding beside no fee is of no contract. What has no
    // amount is counted whatever its contract's currency.
    private static bool IsElsewhere(JsonObject item, Func<string, bool> isShown) =>
        ((item["of"] as JsonObject ?? item)["currency"]?.ToString() is { } currency && currency != "USD")
        || item["contractId"]?.ToString() is { } id && !isShown(id)
        || item["contractIds"] is JsonArray { Count: 0 }
        || (item.ContainsKey("count") && item["currency"] is null);

    /// <summary>The part of a book that is of some contracts; perhaps with every amount in dollars.</summary>
    private sealed class PartOfCurrency(
        ReplayBook whole, Func<string, bool> isPart, bool countAsDollars = false) : IKnownBook
    {
        public ReplayBook Whole => whole;

        public bool CountsAsDollars => countAsDollars;

        public long Position => whole.Position;

        public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        [
            .. (await whole.Contracts(cancelled)).Where(one => isPart(one.Id))
                .Select(one => countAsDollars ? new KnownContract(one.Id, InDollars(one.Terms)) : one),
        ];

        public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
            whole.Parties(cancelled);

        public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
            whole.Facilities(cancelled);

        public async Task<IReadOnlyList<KnownEntry>> Entries(
            DateOnly? upToDay, CancellationToken cancelled) =>
        [
            .. (await whole.Entries(upToDay, cancelled)).Where(entry => isPart(entry.ContractId))
                .Select(entry => countAsDollars ? entry with { Currency = "USD" } : entry),
        ];

        public IKnownBook At(long position) =>
            new PartOfCurrency((ReplayBook)whole.At(position), isPart, countAsDollars);

        public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
            whole.BooksEvents(cancelled);

        public Task<IReadOnlyList<RecordedEvent>> EventsOf(
            string contractId, long afterPosition, CancellationToken cancelled) =>
            whole.EventsOf(contractId, afterPosition, cancelled);

        private static ContractTerms InDollars(ContractTerms terms) => terms with
        {
            Agreement = terms.Agreement is { } a ? a with { Currency = Currency.Of("USD") } : null,
        };
    }
}
