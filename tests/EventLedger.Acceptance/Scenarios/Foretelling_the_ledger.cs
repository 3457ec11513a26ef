using System.Text.Json.Nodes;
using EventLedger.Server.Reports;
using Xunit.Abstractions;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>
/// What a scenario foretells of every report is what the ledger answers once its commands are
/// stored; and base + difference = scenario, figure by figure.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Foretelling_the_ledger(LedgerServer server, ITestOutputHelper output)
    : IClassFixture<LedgerServer>
{
    private const int Candidates = 40;

    // Each report by its name, asked in every way that changes its form.
    private static readonly Dictionary<string, string[]> Questions = new()
    {
        ["run-rate"] =
        [
            "asOf=2026-07-20&groupBy=facility", "asOf=2027-01-31", "asOf=2026-10-01&groupBy=contract",
            "asOf=2027-05-01&groupBy=provider",
        ],
        ["commitments"] = ["asOf=2026-06-10", "asOf=2026-08-15", "asOf=2027-04-01"],
        ["commitments/focus"] = ["asOf=2026-08-15"],
        ["changed-since-close"] = ["asOf=2026-12-31"],
        ["receivables"] = ["asOf=2026-09-30", "asOf=2027-03-31"],
        ["revenue"] =
        [
            "from=2026-05&to=2027-06", "from=2026-05&to=2027-06&groupBy=contract&basis=restated",
            "from=2026-05&to=2027-06&groupBy=provider&asOf=2026-12-31",
        ],
        ["run-rate/series"] = ["from=2026-05&to=2027-12"],
        ["run-rate/waterfall"] =
        [
            "from=2026-05&to=2027-12", "from=2026-05&to=2027-12&groupBy=customer",
            "from=2026-05&to=2027-06&groupBy=facility",
        ],
        ["concentration"] = ["asOf=2026-09-01", "asOf=2027-02-01&basis=contracted"],
        ["calendar"] = ["asOf=2026-07-15&from=2026-06-01&to=2027-12-31", "asOf=2027-01-10"],
        ["exposure"] = ["asOf=2026-09-01"],
        ["capacity"] = ["asOf=2026-09-01", "asOf=2027-02-01"],
        ["claims"] = ["asOf=2026-09-01"],
    };

    [Fact]
    public void Asks_every_report() =>
        Questions.Keys.ShouldBe(ReportCatalog.All.Select(report => report.Name), ignoreOrder: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public Task Is_right_about_random_lives(int seed) => Foretell(seed);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Is_right_about_many_random_lives()
    {
        for (var seed = 100; seed < 160; seed++)
            await Foretell(seed);
    }

    private async Task Foretell(int seed)
    {
        var commands = new RandomCommands(new Dice((ulong)seed));
        var ledger = await server.FreshLedger();
        await ledger.Try([.. commands.Beginning(), .. Enumerable.Range(0, 40).Select(_ => commands.Next())]);
        var scenario = await Scenario(ledger, commands);
        output.WriteLine($"seed {seed}: {(await ledger.Get($"/v1/scenarios/{scenario}")).Text}");
        var head = await ledger.Head();
        var foretold = new Dictionary<string, JsonNode>();
        var differs = false;
        foreach (var question in AllQuestions)
        {
            var known = await ledger.Get($"/v1/reports/{question}").Accepted();
            var answer = JsonNode.Parse((await ledger.WhatIf(question, scenario).Accepted()).Text)!;
            Plain(answer["base"]!).ShouldBe(Plain(JsonNode.Parse(known.Text)!), question);
            AddingUp.Check(question, answer["base"]!, answer["scenario"]!, answer["difference"]!);
            differs |= Plain(answer["base"]!) != Plain(answer["scenario"]!);
            foretold[question] = answer["scenario"]!;
        }
        differs.ShouldBeTrue($"seed {seed} foretells nothing");
        (await ledger.Head()).ShouldBe(head);
        await ledger.Commit(scenario);
        foreach (var (question, answer) in foretold)
            Plain(JsonNode.Parse((await ledger.Get($"/v1/reports/{question}").Accepted()).Text)!)
                .ShouldBe(Plain(answer), $"seed {seed}, {question}");
    }

    private static IEnumerable<string> AllQuestions => Questions.SelectMany(report =>
        report.Value.Select(question => $"{report.Key}?{question}"));

    // Those of some random commands that nothing refuses, found by asking.
    private static async Task<string> Scenario(LedgerClient ledger, RandomCommands random)
    {
        var commands = Enumerable.Range(0, Candidates).Select(_ => random.Next()).ToList();
        while (commands.Count > 0)
        {
            var id = await ledger.Imagine(commands);
            var answer = await ledger.WhatIf("commitments", id);
            if (answer.Status == 200)
                return id;
            await Task.FromResult(answer).Refused("scenario-refused");
            commands.RemoveAt((int)answer.Number("index"));
        }
        return await ledger.Imagine(
            ScenarioClient.Command("RegisterParty", "newcomer", new { name = "New" }));
    }

    // Without what says where the answer is from, and when and by whom events were recorded.
    private static string Plain(JsonNode answer)
    {
        var copy = answer.DeepClone().AsObject();
        copy.Remove("position");
        copy.Remove("token");
        foreach (var row in copy["rows"] as JsonArray ?? [])
            foreach (var e in row!["events"] as JsonArray ?? [])
            {
                e!.AsObject().Remove("recordedAt");
                e.AsObject().Remove("actor");
            }
        return copy.ToJsonString();
    }
}
