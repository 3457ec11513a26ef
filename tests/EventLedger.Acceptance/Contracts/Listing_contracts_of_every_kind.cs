namespace EventLedger.Acceptance.Contracts;

/// <summary>What a contract may leave out is no reason for a list or a report to fail.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Listing_contracts_of_every_kind(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Contracts = "/v1/contracts?asOf=2026-07-15";
    private const string RunRate = "/v1/reports/run-rate?asOf=2026-07-15";
    private const string Commitments = "/v1/reports/commitments?asOf=2026-07-15";

    private static readonly Draft Titled = Terms.Reflection.With("title", "A title");

    private async Task<LedgerClient> ALedgerWith(string id, Draft terms)
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(id, terms);
        return ledger;
    }

    private static async Task EachShowsIt(LedgerClient ledger, string id)
    {
        (await ledger.Pages(Contracts, "id")).ShouldBe([id]);
        await ledger.Get(RunRate).Says(("currencies[currency=USD].live.monthly", "150000000.00"));
        await ledger.Get(Commitments).Says(($"rows[contractId={id}].earned", "67741935.48"));
    }

    [Fact]
    public async Task Shows_one_with_all_its_terms() =>
        await EachShowsIt(await ALedgerWith("titled", Titled), "titled");

    [Fact]
    public async Task Shows_one_without_a_title() =>
        await EachShowsIt(await ALedgerWith("untitled", Terms.Reflection), "untitled");

    [Fact]
    public async Task Shows_one_without_an_end()
    {
        var openEnded = Titled.With("term", new { startsOn = "2026-07-01" });
        await EachShowsIt(await ALedgerWith("open-ended", openEnded), "open-ended");
    }

    [Fact]
    public async Task Shows_one_without_a_clause() =>
        await EachShowsIt(await ALedgerWith("no-clause", Titled.With("termination", null)), "no-clause");

    [Fact]
    public async Task Shows_one_that_was_announced_before()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("announced", "announce", Terms.Deal).Accepted();
        await ledger.Sign("announced", Titled);
        await EachShowsIt(ledger, "announced");
    }

    [Fact]
    public async Task Shows_one_under_notice_that_was_amended_and_invoiced()
    {
        var ledger = await ALedgerWith("lived", Titled);
        await ledger.Tell("lived", "amend", new
        {
            effectiveOn = "2027-01-01",
            fees = Terms.Fee("2027-01-01", "160000000.00"),
        }).Accepted();
        await ledger.Tell("lived", "invoice-month", new { month = "2026-07" }).Accepted();
        await ledger.GiveNotice("lived", "Customer", "2027-01-15")
            .Accepted();
        await EachShowsIt(ledger, "lived");
        await ledger.Tell("lived", "withdraw-termination-notice", new { withdrawnOn = "2027-02-01" })
            .Accepted();
        await EachShowsIt(ledger, "lived");
    }

    [Theory]
    [InlineData("/v1/parties/provider", "name", "The provider")]
    [InlineData("/v1/facilities/site-1", "operatorId", "provider")]
    public async Task Goes_for_parties_and_places_too(string path, string member, string value) =>
        await server.Ledger.Get(path).Says((member, value));
}
