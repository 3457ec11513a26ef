using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>
/// What would be is answered with a token too, which repeats it and opens its figures.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Repeating_a_scenario(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "a-contract";

    private static readonly Draft Notice =
        Command("GiveTerminationNotice", Id, new { by = "Customer", givenOn = "2026-10-01" });

    private async Task<(LedgerClient Ledger, string Scenario)> Imagined(params Draft[] commands)
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Reflection);
        return (ledger, await ledger.Imagine(commands));
    }

    [Theory]
    [InlineData("commitments?asOf=2026-10-01")]
    [InlineData("run-rate?asOf=2027-01-01&groupBy=contract")]
    [InlineData("run-rate/waterfall?from=2026-12&to=2027-02")]
    [InlineData("calendar?asOf=2026-10-01")]
    [InlineData("revenue?from=2026-07&to=2027-02")]
    [InlineData("concentration?asOf=2026-10-01")]
    public async Task Gives_the_scenarios_side_when_more_is_known_and_the_scenario_is_gone(string report)
    {
        var (ledger, scenario) = await Imagined(Notice);
        var asked = await ledger.WhatIf(report, scenario).Accepted();
        await ledger.Sign("later", Terms.Reflection);
        (await ledger.Delete($"/v1/scenarios/{scenario}")).Status.ShouldBe(204);
        foreach (var side in (string[])["base", "scenario"])
            (await ledger.Get("/v1/answers/" + asked[$"{side}.token"]).Accepted()).Text
                .ShouldBe(asked.At(side).GetRawText());
    }

    [Fact]
    public async Task Decides_commands_on_the_day_on_which_they_were_asked_about()
    {
        var (ledger, scenario) = await Imagined(
            Command("RegisterParty", "newcomer", new { name = "New" }),
            Command("SignContract", "undated", Terms.Reflection.Without("signedOn")));
        var asked = await ledger.WhatIf("commitments?asOf=2026-07-20", scenario).Accepted();
        server.Clock.GoesOn(TimeSpan.FromDays(10));
        (await ledger.Get("/v1/answers/" + asked["scenario.token"]).Accepted()).Text
            .ShouldBe(asked.At("scenario").GetRawText());
    }

    [Fact]
    public async Task Answers_a_table_with_its_token()
    {
        var (ledger, scenario) = await Imagined(Notice);
        var asked = await ledger.WhatIf("commitments?asOf=2026-10-01", scenario).Accepted();
        var csv = await ledger.Get($"/v1/answers/{asked["scenario.token"]}?format=csv").Accepted();
        csv.Text.ShouldContain("UnderNotice");
        csv.Header("X-Answer-Token").ShouldBe(asked["scenario.token"]);
    }

    [Fact]
    public async Task Opens_its_figures_into_the_events_that_would_be()
    {
        var (ledger, scenario) = await Imagined(Notice);
        var asked = await ledger.WhatIf("commitments?asOf=2026-10-01", scenario).Accepted();
        var head = await ledger.Head();
        Task<Answer> Explain(string cell) =>
            ledger.Get($"/v1/answers/{asked["scenario.token"]}/explain?cell={cell}");
        await Explain("/rows/0/forgone").Says(
            ("value", "5404838709.68"),
            ("partsTotal", "5404838709.68"),
            ("parts[0].events[type=TerminationNoticeGiven].change", "5404838709.68"),
            ("parts[0].events[type=TerminationNoticeGiven].actor", "scenario"),
            ("parts[0].events[type=TerminationNoticeGiven].position", $"{head + 1}"));
        await Explain("/rows/0/status").Says(
            ("value", "UnderNotice"),
            ("parts[0].events[type=TerminationNoticeGiven].before", "Active"));
        await Explain("/totals/0/cancellable").Says(("value", "0.00"), ("partsTotal", "0.00"));
        await ledger.Get($"/v1/answers/{asked["base.token"]}/explain?cell=/rows/0/forgone").Says(
            ("value", "0.00"), ("partsCount", "0"));
    }

    [Fact]
    public async Task Opens_a_contract_that_there_is_in_the_scenario_alone()
    {
        var (ledger, scenario) = await Imagined(
            Command("SignContract", "new", Terms.Plain("2026-08-01", "2026-12-31", "1000.00")));
        var asked = await ledger.WhatIf("run-rate?asOf=2026-08-15", scenario).Accepted();
        var explained = await ledger
            .Get($"/v1/answers/{asked["scenario.token"]}/explain?cell=/currencies/0/live/monthly")
            .Says(("value", "150001000.00"), ("partsTotal", "150001000.00"));
        explained["parts[contractId=new].events[0].type"].ShouldBe("ContractSigned");
    }

    [Fact]
    public async Task Of_very_many_commands_lasts_as_long_as_the_scenario()
    {
        var random = new Dice(4_711);
        Draft[] many =
        [
            .. Enumerable.Range(0, 400).Select(i => Command(
                "RegisterParty", $"party-{random.Next(1_000_000)}-{i}",
                new { name = $"Party {random.Next(1_000_000_000)}" })),
        ];
        var (ledger, scenario) = await Imagined([.. many, Notice]);
        var asked = await ledger.WhatIf("commitments?asOf=2026-10-01", scenario).Accepted();
        asked["scenario.token"]!.Length.ShouldBeLessThan(1_000);
        var again = await ledger.Get("/v1/answers/" + asked["scenario.token"]).Accepted();
        again.Text.ShouldBe(asked.At("scenario").GetRawText());
        (await ledger.Delete($"/v1/scenarios/{scenario}")).Status.ShouldBe(204);
        await ledger.Get("/v1/answers/" + asked["scenario.token"]).NotFound();
        await ledger.Get($"/v1/answers/{asked["scenario.token"]}/explain?cell=/rows/0/firm").NotFound();
    }
}
