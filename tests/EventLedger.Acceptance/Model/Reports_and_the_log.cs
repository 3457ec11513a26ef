using System.Text;
using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Store;
using Xunit.Abstractions;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// The model test: what every report answers as of a random day known at a random instant is,
/// byte for byte, what a book says that is made of the events up to then and of nothing else.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Reports_and_the_log(ToldServer server, ITestOutputHelper output)
    : IClassFixture<ToldServer>
{
    public static TheoryData<string> Reports => [.. ReportCatalog.All.Select(report => report.Name)];

    [Fact]
    public void Every_report_is_asked() =>
        EveryQuestion.About(new(2026, 9, 1)).Select(asked => asked.Report).Distinct()
            .ShouldBe(ReportCatalog.All.Select(report => report.Name), ignoreOrder: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Agree_at_random_days_and_instants(ulong seed) =>
        await Agree(await server.History(seed), points: 8);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Agree_at_thousands_of_days_and_instants()
    {
        for (var seed = 1_000UL; seed < 1_025; seed++)
            await Agree(await RandomHistory.Of(server, seed, 150), points: 20);
    }

    [Fact]
    public async Task Tell_of_all_kinds_of_events()
    {
        var seen = new HashSet<string>();
        for (var seed = 1UL; seed <= 6; seed++)
            seen.UnionWith((await server.History(seed)).Log.Select(e => e.Type));
        output.WriteLine(string.Join(' ', seen.Order()));
        foreach (var kind in (string[])
            [
                "ContractAmended", "EventCorrected", "ContractAssigned", "ServiceSuspended",
                "TerminationNoticeGiven", "MonthInvoiced", "PaymentRecorded", "PaymentReversed",
                "InvoiceVoided", "InvoiceWrittenOff", "InvoiceDisputed", "CreditNoteIssued", "MonthClosed",
            ])
            seen.ShouldContain(kind);
    }

    /// <summary>A model that was never told of a way to charge would not miss it.</summary>
    [Fact]
    public async Task Tell_of_all_ways_to_charge_a_month_and_of_shares_of_places()
    {
        var signed = new List<ContractSigned>();
        for (var seed = 1UL; seed <= 6; seed++)
            signed.AddRange((await server.History(seed)).Log
                .Select(e => EventTypes.Read(e.StoredType, e.Data)).OfType<ContractSigned>());
        signed.Select(one => one.Proration).Distinct().Count().ShouldBe(Enum.GetValues<Proration>().Length);
        signed.ShouldContain(one => one.Capacity.Count > 1 && one.Capacity[0].Share != null);
        signed.ShouldContain(one => one.Capacity.Count > 1 && one.Capacity[0].Share == null);
    }

    /// <summary>Each report shows it when a book is a little wrong, in each way that concerns it.</summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Differ_from_a_book_that_is_a_little_wrong(string report)
    {
        var found = new HashSet<string>();
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var history = await server.History(seed);
            foreach (var day in (DateOnly[])[new(2026, 10, 15), new(2026, 12, 15), history.AnyDay()])
                foreach (var e in history.Log.Reverse())
                    foreach (var fault in PlantedFault.Of(report).Where(fault => !found.Contains(fault)))
                        if (await Shows(report, day, history, e, fault))
                            found.Add(fault);
            if (PlantedFault.Of(report).All(found.Contains))
                return;
        }
        found.ShouldBe(PlantedFault.Of(report), ignoreOrder: true);
    }

    private static async Task Agree(RandomHistory history, int points)
    {
        for (var point = 0; point < points; point++)
        {
            var (day, instant) = (history.AnyDay(), history.AnyInstant());
            var book = ReplayBook.Of(history.Log, history.PositionAt(instant));
            foreach (var (report, query) in EveryQuestion.About(day))
            {
                var path = $"/v1/reports/{report}?{query}&knownAt={instant:yyyy-MM-ddTHH:mm:ss.ffffffZ}";
                var answer = await history.Ask(path);
                (await Model(report, answer, book)).ShouldBe(answer.Text, $"seed {history.Seed}: {path}");
            }
        }
    }

    private static async Task<bool> Shows(
        string report, DateOnly day, RandomHistory history, RecordedEvent e, string fault)
    {
        if (PlantedFault.In(fault, history.Log, e) is not { } wrong)
            return false;
        foreach (var (_, query) in EveryQuestion.About(day).Where(asked => asked.Report == report))
        {
            var instant = $"{e.RecordedAt:yyyy-MM-ddTHH:mm:ss.ffffffZ}";
            var answer = await history.Ask($"/v1/reports/{report}?{query}&knownAt={instant}");
            if (await Model(report, answer, wrong) != answer.Text)
                return true;
        }
        return false;
    }

    /// <summary>The same answer, made of another book.</summary>
    private static async Task<string> Model(string name, Answer answer, IKnownBook book)
    {
        var report = ReportCatalog.Find(name)!;
        var token = AnswerToken.Parse(answer["token"]!)!;
        var made = await report.MakeOf(report.QuestionOf(token)!, book, default) with
        {
            Token = token.ToString(),
        };
        return Encoding.UTF8.GetString(
            JsonSerializer.SerializeToUtf8Bytes(made, made.GetType(), LedgerJson.Wire));
    }
}
