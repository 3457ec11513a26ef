using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>A scenario is kept for a day, beside the ledger and never in it.</summary>
[Collection(OneCluster.Name)]
public sealed class Making_scenarios(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft Notice =
        Command("GiveTerminationNotice", "a-contract", new { by = "Customer", givenOn = "2026-10-01" });

    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Answers_an_id_a_name_and_when_it_is_gone()
    {
        var made = await _ledger.With("X-Actor", "deal-desk").Post("/v1/scenarios", Body([Notice])).Says(
            ("name", "What if"),
            ("isShipped", "false"),
            ("madeBy", "deal-desk"),
            ("madeAt", "2026-07-15T12:00:00.000000Z"),
            ("expiresAt", "2026-07-16T12:00:00.000000Z"),
            ("commands[0].command", "GiveTerminationNotice"),
            ("commands[0].id", "a-contract"),
            ("commands[0].data.givenOn", "2026-10-01"));
        made.Status.ShouldBe(201);
        var read = await _ledger.Get(made.Header("Location")!).Accepted();
        read.Text.ShouldBe(made.Text);
    }

    [Fact]
    public async Task Stores_nothing_in_the_ledger()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("a-contract", Terms.Reflection);
        var head = await ledger.Head();
        var id = await ledger.Imagine(
            Notice, Command("SignContract", "another", Terms.Plain("2026-08-01", "2026-12-31", "1.00")));
        await ledger.WhatIf("commitments", id).Says(("scenario.rows[contractId=another].firm", "5.00"));
        (await ledger.Head()).ShouldBe(head);
        await ledger.Contract("another").NotFound();
        await ledger.Contract("a-contract", "asOf=2026-10-01").Says(("notice", null));
        await ledger.Get("/v1/reports/commitments").Says(("position", $"{head}"));
        (await ledger.Pages("/v1/contracts?limit=10", "id")).ShouldBe(["a-contract"]);
    }

    [Fact]
    public async Task Lists_them_page_by_page_without_their_commands()
    {
        var ledger = await server.EmptyLedger();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add(await ledger.Imagine(Notice, Notice));
        (await ledger.Pages("/v1/scenarios?limit=2", "id")).ShouldBe(made, ignoreOrder: true);
        await ledger.Get("/v1/scenarios").Says(("items[0].commandCount", "2"), ("items[0].name", "What if"));
    }

    [Fact]
    public async Task Belongs_to_its_ledger()
    {
        var (one, other) = (await server.EmptyLedger(), await server.EmptyLedger());
        var id = await one.Imagine(Notice);
        await other.Get($"/v1/scenarios/{id}").NotFound();
        await other.WhatIf("commitments", id).NotFound();
        (await other.Get("/v1/scenarios").Accepted()).Count("items").ShouldBe(0);
    }

    [Fact]
    public async Task Deletes_one()
    {
        var id = await _ledger.Imagine(Notice);
        (await _ledger.Delete($"/v1/scenarios/{id}")).Status.ShouldBe(204);
        await _ledger.Delete($"/v1/scenarios/{id}").NotFound();
        await _ledger.Get($"/v1/scenarios/{id}").NotFound();
        await _ledger.WhatIf("commitments", id).NotFound();
    }

    [Theory]
    [InlineData("$.name", "name", "")]
    [InlineData("$.name", "name", " ")]
    [InlineData("$.name", "name", 7)]
    [InlineData("$.commands", "commands", "none")]
    [InlineData("$.who", "who", "me")]
    [InlineData("$.commands[0].command", "commands[0].command", "GiveNotice")]
    [InlineData("$.commands[0].command", "commands[0].command", "StartBillingRun")]
    [InlineData("$.commands[0].id", "commands[0].id", "A Contract")]
    [InlineData("$.commands[0].data", "commands[0].data", "soon")]
    [InlineData("$.commands[0].data.givenOn", "commands[0].data.givenOn", "2026-02-30")]
    [InlineData("$.commands[0].data.by", "commands[0].data.by", "Nobody")]
    [InlineData("$.commands[0].data.when", "commands[0].data.when", "soon")]
    [InlineData("$.commands[0].expectedVersion", "commands[0].expectedVersion", 1)]
    public async Task Names_what_is_malformed(string where, string path, object value) =>
        await _ledger.Post("/v1/scenarios", Body([Notice]).With(path, value)).Malformed(where);

    [Fact]
    public async Task Names_what_is_malformed_in_a_command_far_down()
    {
        var signing = Command(
            "SignContract", "new", Terms.Reflection.With("fees[0].monthlyFee", "much"));
        var answer = await _ledger.Post("/v1/scenarios", Body([Notice, Notice, Notice, signing]));
        await Task.FromResult(answer).Malformed("$.commands[3].data.fees[0].monthlyFee");
        answer.At("errors").EnumerateObject().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Takes_one_to_a_thousand_commands(int count) =>
        await _ledger.Post("/v1/scenarios", Body([.. Enumerable.Repeat(Notice, count)]))
            .Malformed("$.commands");

    [Fact]
    public async Task Takes_json_alone()
    {
        (await _ledger.PostRaw("/v1/scenarios", [], "text/plain")).Status.ShouldBe(415);
        await _ledger.PostRaw("/v1/scenarios", "[").Malformed("$");
        await _ledger.PostRaw("/v1/scenarios", """{"name":"a","name":"b","commands":[]}""").Malformed("$");
        await _ledger.Post("/v1/scenarios?dryRun=true", Body([Notice])).Malformed("dryRun");
        await _ledger.WhatIf("commitments", "No%20Id").Malformed("scenario");
    }
}

/// <summary>A scenario is kept for a day by the server's clock.</summary>
[Collection(OneCluster.Name)]
public sealed class A_scenario_of_yesterday(LedgerServer server) : IClassFixture<LedgerServer>
{
    [Fact]
    public async Task Is_gone()
    {
        var ledger = server.Ledger;
        await ledger.Sign("a-contract", Terms.Reflection);
        var id = await ledger.Imagine(
            Command("SettleContract", "a-contract", new { settledOn = "2031-01-01" }));
        server.Clock.GoesOn(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await ledger.WhatIf("commitments", id).Accepted();
        server.Clock.GoesOn(TimeSpan.FromSeconds(1));
        await ledger.WhatIf("commitments", id).NotFound();
        await ledger.Get($"/v1/scenarios/{id}").NotFound();
        await ledger.Delete($"/v1/scenarios/{id}").NotFound();
        (await ledger.Get("/v1/scenarios").Accepted()).Count("items").ShouldBe(0);
    }
}
