namespace EventLedger.Acceptance.Contracts;

/// <summary>A list of contracts, narrowed by text.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Searching_contracts(LedgerServer server) : IClassFixture<LedgerServer>
{
    private async Task<LedgerClient> Stocked()
    {
        var ledger = await server.FreshLedger();
        await ledger.Post("/v1/parties/zuerich/register", new { name = "Züricher Rechenzentrum" }).Accepted();
        await ledger.Sign("north", Terms.Reflection.With("title", "Training on the Big Site"));
        await ledger.Sign("south", Terms.Reflection.With("customerId", "stranger"));
        await ledger.Sign("west-42", Terms.Reflection.With("customerId", "zuerich"));
        await ledger.Tell("east", "announce", Terms.Deal.With("purpose", "big ambitions")).Accepted();
        return ledger;
    }

    [Theory]
    [InlineData("west", "west-42")]
    [InlineData("T-4", "west-42")]
    [InlineData("the%20BIG%20s", "north")]
    [InlineData("big", "north")]
    [InlineData("Stranger", "south")]
    [InlineData("züRICHER", "west-42")]
    [InlineData("zuerich", "west-42")]
    [InlineData("%20north%20", "north")]
    [InlineData("The%20provider", "east north south west-42")]
    [InlineData("", "east north south west-42")]
    [InlineData("%25", "")]
    [InlineData("_", "")]
    [InlineData("providerId", "")]
    [InlineData("nobody", "")]
    public async Task Finds_ids_titles_and_what_parties_are_called(string text, string found)
    {
        var ledger = await Stocked();
        (await ledger.Pages($"/v1/contracts?asOf=2026-07-01&search={text}", "id"))
            .ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Goes_with_the_other_filters_and_page_by_page()
    {
        var ledger = await Stocked();
        (await ledger.Pages("/v1/contracts?asOf=2026-07-01&search=provider&status=Active&limit=2", "id"))
            .ShouldBe(["north", "south", "west-42"]);
        (await ledger.Pages("/v1/contracts?asOf=2026-07-01&search=provider&customerId=stranger", "id"))
            .ShouldBe(["south"]);
    }
}
