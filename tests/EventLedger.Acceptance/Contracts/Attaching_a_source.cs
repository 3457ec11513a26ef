namespace EventLedger.Acceptance.Contracts;

/// <summary>Any fact can carry sources; sources can disagree.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Attaching_a_source(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static object Of(string publisher, string fact = "monthlyFee") =>
        new { fact, source = new { publisher, publishedOn = "2026-06" } };

    [Fact]
    public async Task Is_possible_for_a_deal_that_is_only_announced_and_moves_its_version()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("rumoured", "announce", Terms.Deal).Accepted();
        await ledger.IfAt(1).Tell("rumoured", "attach-source", Of("CNBC")).Says(
            ("stream", "contract-rumoured"),
            ("version", "2"),
            ("events[0].type", "SourceAttached"),
            ("events[0].data.fact", "monthlyFee"),
            ("events[0].data.source.publisher", "CNBC"));
        await ledger.IfAt(1).Tell("rumoured", "attach-source", Of("Axios"))
            .IsProblem(412, "version-mismatch");
        await ledger.Contract("rumoured", "asOf=2999-12-31").Says(
            ("version", "2"),
            ("status", "Announced"),
            ("sources[publisher=CNBC].fact", "monthlyFee"),
            ("sources[publisher=CNBC].publishedOn", "2026-06"));
    }

    [Fact]
    public async Task Shows_all_that_were_attached_to_a_signed_contract_on_whatever_day_it_is_looked_at()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("told", Terms.Reflection);
        var before = await ledger.Contract("told", "asOf=2026-07-01").Accepted();
        await ledger.Tell("told", "attach-source", Of("CNBC")).Accepted();
        await ledger.Tell("told", "attach-source", Of("Axios")).Accepted();
        foreach (var day in (string[])["2026-06-22", "2026-07-01", "2031-01-01"])
            (await ledger.Contract("told", $"asOf={day}")).Each("sources", "publisher")
                .ShouldBe(["CNBC", "Axios"]);
        var after = await ledger.Contract("told", "asOf=2026-07-01").Accepted();
        after["commitment.firm"].ShouldBe(before["commitment.firm"]);
        (await ledger.Contract("told", "version=2&asOf=2026-07-01")).Count("sources").ShouldBe(1);
        (await ledger.Contract("told", "version=1&asOf=2026-07-01")).Count("sources").ShouldBe(0);
    }

    [Fact]
    public async Task Keeps_what_the_source_itself_is_said_to_have_said()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("said", Terms.Reflection);
        await ledger.Tell("said", "attach-source", new
        {
            fact = "monthlyFee",
            source = new { publisher = "CNBC", fact = "150 million USD a month" },
        }).Accepted();
        await ledger.Contract("said", "asOf=2026-07-01").Says(
            ("sources[0].fact", "monthlyFee: 150 million USD a month"));
    }

    [Fact]
    public async Task Is_told_in_the_history()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("history", Terms.Reflection);
        await ledger.Tell("history", "attach-source", Of("CNBC", "the end")).Accepted();
        await ledger.Get("/v1/contracts/history/history").Says(
            ("items[1].sentence", "CNBC, of 2026-06 was named as a source of: the end."),
            ("items[1].sources[0].publisher", "CNBC"));
        await ledger.Get("/v1/contracts/history/diff?from=1&to=2&asOf=2026-07-01").Says(
            ("changes[0].path", "sources[0]"), ("changes[0].to.fact", "the end"));
    }

    [Theory]
    [InlineData("""{"source":{"publisher":"CNBC"}}""", "$.fact")]
    [InlineData("""{"fact":" ","source":{"publisher":"CNBC"}}""", "$.fact")]
    [InlineData("""{"fact":"monthlyFee"}""", "$.source")]
    [InlineData("""{"fact":"monthlyFee","source":{"title":"T"}}""", "$.source.publisher")]
    public async Task That_cannot_be_read_is_malformed(string body, string where) =>
        await server.Ledger.PostRaw("/v1/contracts/whatever/attach-source", body).Malformed(where);
}
