namespace EventLedger.Acceptance.Conventions;

/// <summary>X-Ledger: ledgers on one server know nothing of each other.</summary>
[Collection(OneCluster.Name)]
public sealed class Ledgers_of_their_own(LedgerServer server) : IClassFixture<LedgerServer>
{
    [Theory]
    [InlineData("/v1/contracts")]
    [InlineData("/v1/contracts/x")]
    [InlineData("/v1/parties")]
    [InlineData("/v1/events")]
    [InlineData("/v1/ledger")]
    [InlineData("/v1/reports/run-rate")]
    [InlineData("/v1/reports/commitments")]
    public async Task Are_not_found_before_they_are_made(string path) =>
        await server.Ledger.With("X-Ledger", "nobody-made-it").Get(path).IsProblem(404, "unknown-ledger");

    [Fact]
    public async Task Take_no_command_before_they_are_made() =>
        await server.Ledger.With("X-Ledger", "nobody-made-it")
            .Post("/v1/parties/x/register", new { name = "A" })
            .IsProblem(404, "unknown-ledger");

    [Fact]
    public async Task Do_not_see_one_another()
    {
        var (one, other) = (await server.FreshLedger(), await server.EmptyLedger());
        await one.Sign("shared-id", Terms.Reflection);
        await other.Contract("shared-id").NotFound();
        await other.Get("/v1/parties/provider").NotFound();
        await other.Tell("shared-id", "sign", Terms.Reflection).Refused("unknown-party");
        (await other.Pages("/v1/contracts?", "id")).ShouldBeEmpty();
        (await other.Pages("/v1/events?", "id")).ShouldBeEmpty();
        (await other.Head()).ShouldBe(0);
        await server.Ledger.Contract("shared-id").NotFound();
    }

    [Fact]
    public async Task Count_their_own_positions()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Post("/v1/parties/first/register", new { name = "A" }).Says(("position", "1"));
        await server.Ledger.Post("/v1/parties/first/register", new { name = "A" }).Accepted();
        await ledger.Post("/v1/parties/second/register", new { name = "A" }).Says(("position", "2"));
    }

    [Fact]
    public async Task Lose_nothing_when_they_are_made_twice()
    {
        await server.Ledger.Put("/v1/ledgers/made-twice").Says(("name", "made-twice"));
        var ledger = server.Ledger.With("X-Ledger", "made-twice");
        await ledger.Post("/v1/parties/kept/register", new { name = "A", country = "B" }).Accepted();
        await server.Ledger.Put("/v1/ledgers/made-twice").Says(("name", "made-twice"));
        await ledger.Get("/v1/parties/kept").Says(("name", "A"));
    }

    [Fact]
    public async Task Are_listed()
    {
        await server.Ledger.Put("/v1/ledgers/listed").Accepted();
        (await server.Ledger.Pages("/v1/ledgers?limit=2", "name")).ShouldContain("listed");
        (await server.Ledger.Pages("/v1/ledgers?", "name")).ShouldContain("default");
    }

    [Fact]
    public async Task Are_seen_by_every_server_on_the_database()
    {
        var ledger = await server.EmptyLedger();
        var name = (await ledger.Get("/v1/ledger").Accepted())["ledger"]!;
        var other = (await server.StartAnother()).With("X-Ledger", name);
        await ledger.Post("/v1/parties/seen/register", new { name = "A", country = "B" }).Accepted();
        await other.Get("/v1/parties/seen").Says(("name", "A"));
        await other.Post("/v1/parties/seen/register", new { name = "A" }).Refused("already-exists");
        await other.Post("/v1/parties/answered/register", new { name = "A", country = "B" })
            .Says(("position", "2"));
        await ledger.Get("/v1/parties/answered").Says(("name", "A"));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("9lives")]
    [InlineData("a;drop")]
    public async Task Cannot_be_made_under_an_impossible_name(string name)
    {
        var answer = await server.Ledger.Put($"/v1/ledgers/{name}");
        answer.Status.ShouldBeOneOf([400, 404, 422], answer.ToString());
        answer.ShouldBeProblem();
    }
}
