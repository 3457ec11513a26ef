using Npgsql;

namespace EventLedger.Acceptance.Rebuilds;

/// <summary>The read models are made anew from the log; nobody who reads can tell.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Rebuilding_over_HTTP(RebuiltServer server) : IClassFixture<RebuiltServer>
{
    private const string Rebuilds = "/v1/ledger/rebuilds";

    private static readonly string[] Reads =
    [
        "/v1/contracts?", "/v1/contracts/reflection-colossus-2?", "/v1/parties?", "/v1/facilities?",
        "/v1/reports/run-rate?", "/v1/reports/commitments?", "/v1/reports/receivables?",
        "/v1/reports/revenue?", "/v1/reports/concentration?", "/v1/reports/exposure?",
        "/v1/reports/capacity?", "/v1/reports/claims?", "/v1/reports/run-rate/series?",
        "/v1/reports/run-rate/waterfall?", "/v1/contracts/reflection-colossus-2/statement?",
        "/v1/contracts/reflection-colossus-2/billing?",
    ];

    private static async Task<string> All(LedgerClient ledger, string knownAt)
    {
        var texts = new List<string>();
        foreach (var read in Reads)
            texts.Add((await ledger.Get($"{read}asOf=2026-08-15&knownAt={knownAt}").Accepted()).Text);
        return string.Join('\n', texts);
    }

    private static async Task<Answer> Ended(LedgerClient ledger, string location, string state = "Switched")
    {
        for (var tries = 0; tries < 3_000; tries++)
        {
            var answer = await ledger.Get(location).Accepted();
            if (answer["state"] is "Switched" or "Cancelled" or "Failed" or "Differs")
            {
                answer["state"].ShouldBe(state, answer.ToString());
                return answer;
            }
            await Task.Delay(10);
        }
        throw new ShouldAssertException($"{location} came to no end: {await ledger.Get(location)}");
    }

    private static async Task<string> Start(LedgerClient ledger)
    {
        var answer = await ledger.With("X-Actor", "ann").Post(Rebuilds, new { });
        answer.Status.ShouldBe(202, answer.ToString());
        answer["startedBy"].ShouldBe("ann");
        answer.Header("Location").ShouldBe($"{Rebuilds}/{answer["id"]}");
        return answer.Header("Location")!;
    }

    [Fact]
    public async Task Changes_no_answer_at_any_position_on_any_node()
    {
        var (ledger, other) = (server.Ledger, server.Other);
        await ledger.Tell("reflection-colossus-2", "invoice-month", new { month = "2026-07" }).Accepted();
        await ledger.Post("/v1/billing-runs", new { month = "2026-08" });
        var head = await ledger.Get("/v1/ledger").Accepted();
        var instant = head["head.recordedAt"]!;
        var before = await All(ledger, instant);

        var rebuild = await Ended(ledger, await Start(ledger));

        rebuild.Number("position").ShouldBe(rebuild.Number("total"));
        rebuild["endedAt"].ShouldNotBeNull();
        rebuild["difference"].ShouldBeNull();
        var after = await other.Get("/v1/ledger").Accepted();
        (after["projections[0].version"], after["projections[0].writtenVersion"])
            .ShouldBe((rebuild["id"], rebuild["id"]));
        (await All(ledger, instant)).ShouldBe(before);
        (await All(other, instant)).ShouldBe(before);
        await other.Tell("reflection-colossus-2", "invoice-month", new { month = "2026-09" }).Accepted();
        (await ledger.Get("/v1/reports/receivables?asOf=2026-09-15").Accepted()).Text
            .ShouldBe((await other.Get("/v1/reports/receivables?asOf=2026-09-15").Accepted()).Text);
        (await All(other, instant)).ShouldBe(before);
    }

    [Fact]
    public async Task Is_one_at_a_time_and_listed()
    {
        var ledger = await server.FreshLedger();
        await server.Edit(ledger);
        var location = await Start(ledger);
        await ledger.Post(Rebuilds, new { }).IsProblem(409, "rebuild-in-progress");
        await Ended(ledger, location, "Differs");
        await ledger.Post(Rebuilds, new { }).IsProblem(409, "rebuild-in-progress");
        await ledger.Post($"{location}/cancel", new { }).Accepted();
        await Start(ledger);
        (await ledger.Get(Rebuilds).Accepted()).Each("items", "id").ShouldBe(["3", "4"]);
        (await ledger.Pages($"{Rebuilds}?limit=1", "id")).ShouldBe(["3", "4"]);
        (await server.Ledger.Get(Rebuilds).Accepted()).Text.ShouldNotBe((await ledger.Get(Rebuilds)).Text);
    }

    [Fact]
    public async Task Says_what_differs_and_waits_for_somebody_to_accept_it()
    {
        var ledger = await server.FreshLedger();
        await server.Edit(ledger);
        var location = await Start(ledger);
        var rebuild = await Ended(ledger, location, "Differs");
        (rebuild["difference.tables[0].table"], rebuild["difference.tables[0].changed"])
            .ShouldBe(("register", "1"), rebuild.ToString());
        (rebuild["difference.first.kind"], rebuild["difference.first.id"]).ShouldBe(("Party", "customer"));
        (rebuild["difference.first.live.name"], rebuild["difference.first.rebuilt.name"])
            .ShouldBe(("Somebody else", "The customer"));
        (await ledger.Get("/v1/ledger").Accepted())["projections[0].version"].ShouldBe("2");

        var accepted = await ledger.Post($"{location}/accept", new { });
        (accepted.Status, accepted["accepted"]).ShouldBe((202, "true"), accepted.ToString());
        rebuild = await Ended(ledger, location);
        rebuild["difference.first.id"].ShouldBe("customer");
        (await ledger.Get("/v1/ledger").Accepted())["projections[0].version"].ShouldBe("3");
    }

    [Fact]
    public async Task Can_be_cancelled_while_it_is_under_way_and_accepted_while_it_differs_alone()
    {
        var ledger = await server.FreshLedger();
        await server.Edit(ledger);
        var location = await Start(ledger);
        await Ended(ledger, location, "Differs");
        (await ledger.Post($"{location}/cancel", new { }).Accepted())["state"].ShouldBe("Cancelled");
        await ledger.Post($"{location}/cancel", new { }).IsProblem(409, "rebuild-not-so");
        await ledger.Post($"{location}/accept", new { }).IsProblem(409, "rebuild-not-so");
        (await ledger.Get("/v1/ledger").Accepted())["projections[0].version"].ShouldBe("2");
    }

    [Theory]
    [InlineData("3")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("99999999999")]
    [InlineData("three")]
    public async Task Is_not_found_where_there_is_none(string id)
    {
        var ledger = await server.EmptyLedger();
        await ledger.Get($"{Rebuilds}/{id}").IsProblem(404, "not-found");
        await ledger.Post($"{Rebuilds}/{id}/cancel", new { }).IsProblem(404, "not-found");
        await ledger.Post($"{Rebuilds}/{id}/accept", new { }).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Takes_no_parameter_that_it_does_not_know()
    {
        await server.Ledger.Post($"{Rebuilds}?fast=true", new { }).IsProblem(400, "malformed");
        await server.Ledger.Get($"{Rebuilds}/3?fast=true").IsProblem(400, "malformed");
        await server.Ledger.With("X-Ledger", "no-such").Post(Rebuilds, new { })
            .IsProblem(404, "unknown-ledger");
    }

    [Fact]
    public async Task Of_an_empty_ledger_is_done_at_once()
    {
        var ledger = await server.EmptyLedger();
        (await Ended(ledger, await Start(ledger))).Number("position").ShouldBe(0);
    }
}

/// <summary>Two servers that have loaded the real deals, on rows that can be edited by hand.</summary>
public sealed class RebuiltServer(Cluster cluster) : LedgerServer(cluster)
{
    protected override bool LoadSeeds => true;

    /// <summary>The second server on the same database.</summary>
    public LedgerClient Other { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Other = await StartAnother();
    }

    /// <summary>A name in the read models is not what the log says.</summary>
    public async Task Edit(LedgerClient ledger)
    {
        var table = $"\"ledger_{ledger.Header("X-Ledger")}\".rm_register_g2";
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var edit = new NpgsqlCommand(
            $"""
            alter table {table} disable trigger all;
            update {table} set name = 'Somebody else' where id = 'customer';
            alter table {table} enable trigger all
            """,
            connection);
        (await edit.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
