using System.Text.Json.Nodes;

namespace EventLedger.Acceptance.Parties;

/// <summary>
/// One party controls another from a day on, until a later acquirer does.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class Acquiring_a_party(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static Task<Answer> Party(LedgerClient ledger, string id, string query = "") =>
        ledger.Get($"/v1/parties/{id}?{query}");

    [Fact]
    public async Task Answers_the_acquirers_stream_and_what_it_means_to_the_acquired_party()
    {
        var ledger = await server.FreshLedger();
        var head = await ledger.Head();
        var answer = await ledger.Post("/v1/parties/provider/record-acquisition", new
        {
            acquiredId = "customer",
            effectiveOn = "2026-02",
            sources = new[] { new { publisher = "Bloomberg" } },
        }).Says(
            ("stream", "party-provider"),
            ("version", "2"),
            ("events[0].type", "PartyAcquired"),
            ("events[0].data.acquiredId", "customer"),
            ("events[0].data.effectiveOn", "2026-02"),
            ("events[0].data.sources[0].publisher", "Bloomberg"),
            ("events[0].effectiveOn", "2026-02-01"),
            ("events[0].version", "2"),
            ("events[1].type", "ControlPassed"),
            ("events[1].stream", "party-customer"),
            ("events[1].version", "2"),
            ("events[1].data.controllerId", "provider"));
        answer.Status.ShouldBe(200);
        answer.Header("ETag").ShouldBe("\"2\"");
        answer.At("events[0]").TryGetProperty("stream", out _).ShouldBeFalse();
        (await ledger.Head()).ShouldBe(head + answer.Count("events"));
        answer.Number("position").ShouldBe(head + 2);
        await Party(ledger, "customer").Says(("version", "2"), ("controllerId", "provider"));
    }

    [Fact]
    public async Task Is_as_of_a_day_and_as_known_at_an_instant()
    {
        var ledger = await server.FreshLedger();
        var before = (await ledger.Get("/v1/ledger").Accepted())["head.recordedAt"];
        var recorded = (await ledger.Acquire("provider", "customer", "2026-02"))["recordedAt"];
        await Party(ledger, "customer", "asOf=2026-01-31").Says(
            ("controllerId", null), ("controllers[0].effectiveOn", "2026-02"));
        await Party(ledger, "customer", "asOf=2026-02-01").Says(("controllerId", "provider"));
        await Party(ledger, "customer", $"asOf=2026-02-01&knownAt={before}").Says(("controllerId", null));
        await Party(ledger, "provider", $"asOf=2026-02-01&knownAt={recorded}").Says(
            ("controls[0].acquiredId", "customer"));
        (await Party(ledger, "provider", "asOf=2026-01-31")).Count("controls").ShouldBe(0);
        (await Party(ledger, "provider", $"asOf=2026-02-01&knownAt={before}")).Count("controls").ShouldBe(0);
    }

    [Fact]
    public async Task Gives_control_to_a_later_acquirer_from_its_day_though_it_was_recorded_first()
    {
        var ledger = await server.FreshLedger();
        await ledger.Acquire("stranger", "customer", "2027-01-01");
        await ledger.Acquire("provider", "customer", "2026-01-01");
        foreach (var (day, controller, other) in new[]
        {
            ("2026-12-31", "provider", "stranger"), ("2027-01-01", "stranger", "provider"),
        })
        {
            await Party(ledger, "customer", $"asOf={day}").Says(("controllerId", controller));
            (await Party(ledger, controller, $"asOf={day}")).Each("controls", "acquiredId")
                .ShouldBe(["customer"]);
            (await Party(ledger, other, $"asOf={day}")).Count("controls").ShouldBe(0);
        }
        var list = await ledger.Get("/v1/parties?asOf=2027-01-01").Says(
            ("items[id=customer].controllerId", "stranger"));
        list.Count("items[id=provider].controls").ShouldBe(0);
        list.Each("items[id=stranger].controls", "acquiredId").ShouldBe(["customer"]);
    }

    [Fact]
    public async Task May_turn_around_once_control_has_passed_to_another()
    {
        var ledger = await server.FreshLedger();
        await ledger.Acquire("provider", "customer", "2026-01-01");
        await ledger.Post(
            "/v1/parties/customer/record-acquisition",
            new { acquiredId = "provider", effectiveOn = "2027-01-01" }).Refused("control-cycle");
        await ledger.Acquire("stranger", "customer", "2027-01-01");
        await ledger.Acquire("customer", "provider", "2027-01-01");
        await Party(ledger, "provider", "asOf=2027-01-01").Says(("controllerId", "customer"));
    }

    [Fact]
    public async Task Is_tried_in_a_dry_run_that_answers_the_read_there_would_be()
    {
        var ledger = await server.FreshLedger();
        await ledger.Acquire("provider", "stranger", "2026-01-01");
        await ledger.Acquire("provider", "customer", "2026-01-01");
        await ledger.Acquire("customer", "stranger", "2026-02-01");
        var body = new { acquiredId = "customer", effectiveOn = "2026-03-01" };
        const string path = "/v1/parties/provider/record-acquisition";
        var tried = await ledger.Post($"{path}?dryRun=true", body).Says(
            ("stream", "party-provider"),
            ("version", "4"),
            ("events[1].stream", "party-customer"),
            ("events[1].data.controllerId", "provider"));
        await Party(ledger, "provider").Says(("version", "3"));
        await ledger.Post(path, body).Accepted();
        var read = await Party(ledger, "provider").Says(("controls[0].effectiveOn", "2026-03-01"));
        var stored = JsonNode.Parse(read.Text)!.AsObject();
        (stored.Remove("position") && stored.Remove("token")).ShouldBeTrue();
        JsonNode.DeepEquals(JsonNode.Parse(tried.At("state").GetRawText()), stored).ShouldBeTrue();
        read.Count("controls").ShouldBe(1);
    }

    private static object Of(string party) => new { acquiredId = party, effectiveOn = "2026" };

    [Fact]
    public async Task Of_each_other_at_once_lets_one_through()
    {
        var (first, ledger) = (await server.StartAnother(), server.Ledger);
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = ($"racer-{round}-a", $"racer-{round}-b");
            foreach (var party in (string[])[a, b])
                await ledger.Post($"/v1/parties/{party}/register", new { name = party }).Accepted();
            var answers = await Task.WhenAll(
                first.Post($"/v1/parties/{a}/record-acquisition", Of(b)),
                ledger.Post($"/v1/parties/{b}/record-acquisition", Of(a)));
            answers.Select(answer => answer.Status).Order().ShouldBe([200, 422]);
            answers.Single(answer => answer.Status == 422)["code"].ShouldBe("control-cycle");
        }
    }

    [Fact]
    public async Task Twice_with_one_key_happens_once()
    {
        var ledger = (await server.FreshLedger()).WithKey("take-over");
        var first = await ledger.Acquire("provider", "customer", "2026-02");
        var again = await ledger.Acquire("provider", "customer", "2026-02");
        again.Text.ShouldBe(first.Text);
        again.Header("Idempotent-Replay").ShouldBe("true");
        await Party(ledger, "customer").Says(("version", "2"));
    }

    [Fact]
    public async Task Without_a_day_is_effective_on_the_day_of_recording() =>
        await (await server.FreshLedger())
            .Post("/v1/parties/provider/record-acquisition", new { acquiredId = "customer" })
            .Says(
                ("events[0].data.effectiveOn", "2026-07-15"),
                ("events[0].effectiveOn", "2026-07-15"));
}
