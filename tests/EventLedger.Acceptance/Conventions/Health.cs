namespace EventLedger.Acceptance.Conventions;

/// <summary>Whether the server lives and can take commands.</summary>
[Collection(OneCluster.Name)]
public sealed class Health(LedgerServer server) : IClassFixture<LedgerServer>
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Is_good_once_the_ledger_is_there(string path) =>
        (await server.Ledger.Get(path)).Status.ShouldBe(200);

    [Theory]
    [InlineData("/v1/nowhere")]
    [InlineData("/v1/contracts/x/nowhere")]
    public async Task Is_not_touched_by_paths_that_lead_nowhere(string path) =>
        await server.Ledger.Get(path).NotFound();

    [Fact]
    public async Task Is_not_touched_by_commands_that_nobody_knows() =>
        (await server.Ledger.Post("/v1/contracts/x/dance", new { })).Status.ShouldBeOneOf(404, 405);
}
