using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>
/// A comparison of a large book can be asked for its largest differences; totals stay those of all.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class The_largest_differences(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Commitments = "/v1/reports/commitments?asOf=2026-07-01";
    private const string Waterfall = "/v1/reports/run-rate/waterfall?from=2026-07&to=2027-01";

    // By how much the fee of each moves: the smallest contract by most, and one not at all.
    private static readonly (string Id, string Fee, string To)[] Fees =
    [
        ("large", "500.00", "510.00"), ("middle", "300.00", "250.00"), ("small", "100.00", "400.00"),
        ("steady", "900.00", "900.00"),
    ];

    private async Task<(LedgerClient Ledger, string Scenario)> Stocked()
    {
        var ledger = await server.FreshLedger();
        foreach (var (id, fee, _) in Fees)
            await ledger.Sign(id, Terms.Plain("2026-07-01", "2026-12-31", fee));
        await ledger.Sign("yen", Terms.Plain("2026-07-01", "2026-12-31", "7").With("currency", "JPY"));
        var amendments = Fees.Where(one => one.Fee != one.To).Select(one => Amended(one.Id, one.To))
            .Append(Amended("yen", "8"));
        return (ledger, await ledger.Imagine([.. amendments]));
    }

    private static Draft Amended(string id, string fee) =>
        Command("AmendContract", id, new { effectiveOn = "2026-07-01", fees = Terms.Fee("2026-07-01", fee) });

    [Fact]
    public async Task Of_a_scenario_come_first_and_bring_the_rows_of_both_sides()
    {
        var (ledger, scenario) = await Stocked();
        var answer = await ledger.Get($"{Commitments}&scenario={scenario}&top=2").Says(
            ("difference.rows[contractId=small].headline", "1800.00"),
            ("difference.totals[currency=USD].headline", "1560.00"),
            ("base.totals[currency=USD].contracts", "4"),
            ("largest.leftOff", "1"));
        foreach (var side in (string[])["base", "scenario", "difference"])
            answer.Each($"{side}.rows", "contractId").ShouldBe(["small", "middle", "yen"], side);
    }

    [Fact]
    public async Task Open_by_where_they_stand_in_the_whole_answers()
    {
        var (ledger, scenario) = await Stocked();
        var answer = await ledger.Get($"{Commitments}&scenario={scenario}&top=1").Accepted();
        foreach (var (side, places, headline) in ((string, string, string)[])
            [("base", "before", "600.00"), ("scenario", "after", "2400.00")])
        {
            var place = answer.At($"largest.{places}").GetProperty("/rows")[0].GetInt32();
            place.ShouldBe(2);
            var cell = $"/rows/{place}/headline";
            await ledger.Get($"/v1/answers/{answer[$"{side}.token"]}/explain?cell={cell}")
                .Says(("value", headline));
        }
    }

    [Fact]
    public async Task Of_lists_within_totals_leave_the_totals()
    {
        var (ledger, scenario) = await Stocked();
        var answer = await ledger
            .Get($"/v1/reports/run-rate?asOf=2026-07-01&groupBy=contract&scenario={scenario}&top=1")
            .Says(
                ("base.currencies[currency=USD].live.monthly", "1800.00"),
                ("difference.currencies[currency=USD].live.monthly", "260.00"));
        foreach (var side in (string[])["base", "scenario", "difference"])
            answer.Each($"{side}.currencies[currency=USD].groups", "id").ShouldBe(["small"], side);
    }

    [Fact]
    public async Task Of_months_leave_every_month()
    {
        var (ledger, scenario) = await Stocked();
        var whole = await ledger.Get($"{Waterfall}&scenario={scenario}").Accepted();
        var answer = await ledger.Get($"{Waterfall}&scenario={scenario}&top=1").Accepted();
        foreach (var side in (string[])["base", "scenario", "difference"])
            answer.At($"{side}.rows").GetRawText().ShouldBe(whole.At($"{side}.rows").GetRawText(), side);
        answer.Count("difference.movements").ShouldBeLessThan(whole.Count("difference.movements"));
    }

    [Fact]
    public async Task Are_all_when_there_are_fewer()
    {
        var (ledger, scenario) = await Stocked();
        var whole = await ledger.Get($"{Commitments}&scenario={scenario}").Accepted();
        whole.Has("largest").ShouldBeFalse();
        var answer = await ledger.Get($"{Commitments}&scenario={scenario}&top=1000")
            .Says(("largest.leftOff", "0"));
        answer.Each("difference.rows", "contractId")
            .ShouldBe(whole.Each("difference.rows", "contractId"), ignoreOrder: true);
        whole.Count("base.rows").ShouldBe(5);
        answer.Count("base.rows").ShouldBe(4);
    }

    [Fact]
    public async Task Of_tables_are_all()
    {
        var (ledger, scenario) = await Stocked();
        var file = await ledger.Get($"{Commitments}&scenario={scenario}&top=1&format=csv").Accepted();
        var whole = await ledger.Get($"{Commitments}&scenario={scenario}&format=csv").Accepted();
        file.Text.ShouldBe(whole.Text);
    }

    [Fact]
    public async Task Between_two_instants_come_first_too()
    {
        var (ledger, _) = await Stocked();
        server.Clock.GoesOn(TimeSpan.FromHours(1));
        var before = server.Clock.GetUtcNow();
        server.Clock.GoesOn(TimeSpan.FromHours(1));
        foreach (var (id, fee, to) in Fees.Where(one => one.Fee != one.To))
            await ledger.Tell(id, "amend", new
            {
                effectiveOn = "2026-07-01",
                fees = Terms.Fee("2026-07-01", to),
            }).Accepted();
        var answer = await ledger.Get($"{Commitments}&since={before:yyyy-MM-ddTHH:mm:ssZ}&top=2").Says(
            ("difference.totals[currency=USD].headline", "1560.00"), ("largest.leftOff", "1"));
        foreach (var side in (string[])["before", "now", "difference"])
            answer.Each($"{side}.rows", "contractId").ShouldBe(["small", "middle"], side);
    }

    [Theory]
    [InlineData("commitments/focus")]
    [InlineData("exposure")]
    [InlineData("capacity")]
    [InlineData("calendar")]
    [InlineData("revenue")]
    [InlineData("run-rate/series")]
    public async Task Can_be_asked_of_every_report_though_not_of_the_report_alone(string report)
    {
        var (ledger, scenario) = await Stocked();
        await ledger.Get($"/v1/reports/{report}?scenario={scenario}&top=1").Accepted();
        await ledger.Get($"/v1/reports/{report}?top=1").Malformed("top");
    }
}
