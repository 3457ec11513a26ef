namespace EventLedger.Acceptance.Conventions;

/// <summary>A book of any size can be chosen from: the server looks for what somebody types.</summary>
[Collection(OneCluster.Name)]
public sealed class Searching_lists(LedgerServer server) : IClassFixture<LedgerServer>
{
    private async Task<LedgerClient> Stocked()
    {
        var ledger = await server.FreshLedger();
        foreach (var i in Enumerable.Range(1, 7))
            await ledger.Post($"/v1/parties/acme-{i}/register", new { name = $"Acme No. {i}" }).Accepted();
        await ledger.Post("/v1/parties/zuerich/register", new { name = "Züricher Rechenzentrum" })
            .Accepted();
        await ledger.Post("/v1/facilities/north/register", Terms.Facility.With("name", "The Ice Hall"))
            .Accepted();
        return ledger;
    }

    [Theory]
    [InlineData("acme", "acme-1 acme-2 acme-3 acme-4 acme-5 acme-6 acme-7")]
    [InlineData("NO.%203", "acme-3")]
    [InlineData("me-4", "acme-4")]
    [InlineData("züRICHER", "zuerich")]
    [InlineData("%20the%20prov%20", "provider")]
    [InlineData("%25", "")]
    [InlineData("_", "")]
    [InlineData("nobody", "")]
    public async Task Of_parties_finds_ids_and_names(string text, string found)
    {
        var ledger = await Stocked();
        foreach (var limit in (int[])[1, 2, 100])
            (await ledger.Pages($"/v1/parties?search={text}&limit={limit}", "id"))
                .ShouldBe(found.Split(' ', StringSplitOptions.RemoveEmptyEntries), $"{limit} a page");
    }

    [Fact]
    public async Task Of_parties_with_nothing_finds_all()
    {
        var ledger = await Stocked();
        (await ledger.Pages("/v1/parties?search=", "id")).Count.ShouldBe(3 + 8);
    }

    [Fact]
    public async Task Of_facilities_finds_ids_and_names()
    {
        var ledger = await Stocked();
        (await ledger.Pages("/v1/facilities?search=ice", "id")).ShouldBe(["north"]);
        (await ledger.Pages("/v1/facilities?search=SITE-2", "id")).ShouldBe(["site-2"]);
    }

    [Fact]
    public async Task Also_narrows_files_and_is_repeated_by_the_token()
    {
        var ledger = await Stocked();
        var file = await ledger.Get("/v1/parties?search=no.%203&format=csv").Accepted();
        file.Text.ShouldBe("id,name,country,version,controllerId\r\nacme-3,Acme No. 3,,1,\r\n");
        var again = await ledger.Get($"/v1/answers/{file.Header("X-Answer-Token")}").Accepted();
        again.Each("items", "id").ShouldBe(["acme-3"]);
    }

    [Fact]
    public async Task Of_contracts_says_what_the_parties_are_called()
    {
        var ledger = await Stocked();
        await ledger.Sign("signed", Terms.Reflection.With("customerId", "acme-2"));
        await ledger.Get("/v1/contracts?asOf=2026-07-01").Says(
            ("items[0].providerName", "The provider"), ("items[0].customerName", "Acme No. 2"));
    }

    [Fact]
    public async Task Of_a_contract_s_history_finds_sentences_types_and_days()
    {
        var ledger = await Stocked();
        await ledger.Sign("told", Terms.Reflection);
        await ledger.Tell("told", "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" })
            .Accepted();
        await ledger.GiveNotice("told", "Customer", "2026-10-01").Accepted();
        await ledger.Tell("told", "invoice-month", new { month = "2026-08", issuedOn = "2026-08-01" })
            .Accepted();
        const string History = "/v1/contracts/told/history";
        (await ledger.Pages($"{History}?search=GAVE%20notice", "version")).ShouldBe(["3"]);
        (await ledger.Pages($"{History}?search=monthInvoiced&limit=1", "version")).ShouldBe(["2", "4"]);
        (await ledger.Pages($"{History}?search=2026-10-01", "version")).ShouldBe(["3"]);
        (await ledger.Pages($"{History}?correctable=true", "version")).ShouldBe(["1", "3"]);
        (await ledger.Pages($"{History}?correctable=true&search=invoiced", "version")).ShouldBeEmpty();
        await ledger.Get($"{History}?correctable=perhaps").Malformed("correctable");
    }

    [Theory]
    [InlineData("history")]
    [InlineData("events")]
    public async Task Of_a_contract_begins_after_a_version(string list)
    {
        var ledger = await Stocked();
        await ledger.Sign("told", Terms.Reflection);
        foreach (var month in (string[])["2026-07", "2026-08", "2026-09"])
            await ledger.Tell("told", "invoice-month", new { month }).Accepted();
        var path = $"/v1/contracts/told/{list}?after=2&limit=1";
        (await ledger.Get(path).Accepted()).Each("items", "version").ShouldBe(["3"]);
        (await ledger.Get($"/v1/contracts/told/{list}?after=4").Accepted()).Count("items").ShouldBe(0);
        var next = (await ledger.Get(path).Accepted())["next"];
        (await ledger.Get($"/v1/contracts/told/{list}?limit=1&cursor={next}").Accepted())
            .Each("items", "version").ShouldBe(["4"]);
        await ledger.Get($"{path}&cursor={next}").Malformed("cursor");
    }
}
