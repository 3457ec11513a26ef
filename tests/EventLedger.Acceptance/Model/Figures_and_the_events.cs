using EventLedger.Server.Reports;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// The figures of every report against a second computation of the tests' own: day by day, document by
/// document, with none of the reports' code.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Figures_and_the_events(ToldServer server) : IClassFixture<ToldServer>
{
    public static TheoryData<string> Reports => [.. ReportCatalog.All.Select(report => report.Name)];

    [Fact]
    public async Task Are_computed_of_every_report()
    {
        var history = await server.History(11);
        ReplayBook.Of(history.Log, history.Log.Count).Plain.About(new(2026, 9, 1))
            .Select(asked => asked.Report).Distinct()
            .ShouldBe(ReportCatalog.All.Select(report => report.Name), ignoreOrder: true);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Agree(ulong seed) => await Compare(await server.History(seed), points: 8);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Agree_at_thousands_of_days_and_instants()
    {
        for (var seed = 2_000UL; seed < 2_025; seed++)
            await Compare(await RandomHistory.Of(server, seed, 150), points: 20);
    }

    /// <summary>Every report shows it when the recomputation knows one commit less than it should.</summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Differ_where_one_event_is_not_known(string report)
    {
        for (var seed = 11UL; seed < 17; seed++)
        {
            var history = await server.History(seed);
            foreach (var day in (DateOnly[])[new(2026, 10, 15), history.AnyDay()])
                foreach (var e in history.Log.Reverse())
                    if (await Differs(history, report, day, e.RecordedAt))
                        return;
        }
        Assert.Fail($"Nothing shows in {report}.");
    }

    private static async Task Compare(RandomHistory history, int points)
    {
        for (var point = 0; point < points; point++)
        {
            var (day, instant) = (history.AnyDay(), history.AnyInstant());
            var plain = ReplayBook.Of(history.Log, history.PositionAt(instant)).Plain;
            plain.AddUp(day);
            foreach (var (report, query, expected) in plain.About(day))
            {
                var path = Path(report, query, instant);
                var answer = await history.Ask(path);
                Figures.Sum(Figures.Of(report, answer.Json, day))
                    .ShouldBe(Figures.Sum(expected), $"seed {history.Seed}: {path}");
                if (report == "run-rate/waterfall")
                    Figures.Closes(answer.Json);
            }
        }
    }

    private static async Task<bool> Differs(
        RandomHistory history, string report, DateOnly day, DateTime instant)
    {
        var wrong = ReplayBook.Of(history.Log, history.PositionAt(instant) - 1).Plain;
        foreach (var (asked, query, figures) in wrong.About(day).Where(asked => asked.Report == report))
        {
            var answer = await history.Ask(Path(asked, query, instant));
            if (!Figures.Sum(Figures.Of(report, answer.Json, day)).SequenceEqual(Figures.Sum(figures)))
                return true;
        }
        return false;
    }

    private static string Path(string report, string query, DateTime instant) =>
        $"/v1/reports/{report}?{query}&knownAt={instant:yyyy-MM-ddTHH:mm:ss.ffffffZ}";
}
