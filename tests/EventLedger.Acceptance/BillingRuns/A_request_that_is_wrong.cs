namespace EventLedger.Acceptance.BillingRuns;

/// <summary>What cannot be read is 400, what is not there 404, and what nobody knows is refused.</summary>
[Collection(AnotherCluster.Name)]
public sealed class A_request_that_is_wrong(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Theory]
    [InlineData("{}", "$.month")]
    [InlineData("""{"month":"2026-13"}""", "$.month")]
    [InlineData("""{"month":202607}""", "$.month")]
    [InlineData("""{"month":"2026-07","months":1}""", "$.months")]
    [InlineData("""{"month":"2026-07","issuedOn":"2026-07-32"}""", "$.issuedOn")]
    [InlineData("""{"month":"2026-07","startedOn":7}""", "$.startedOn")]
    [InlineData("""{"month":"2026-07","filter":[]}""", "$.filter")]
    [InlineData("""{"month":"2026-07","filter":{"providerid":"a"}}""", "$.filter.providerid")]
    [InlineData("""{"month":"2026-07","filter":{"providerId":"A B"}}""", "$.filter.providerId")]
    [InlineData("""{"month":"2026-07","filter":{"timing":"Sometimes"}}""", "$.filter.timing")]
    [InlineData("""{"month":"2026-07","filter":{"contractIds":[]}}""", "$.filter.contractIds")]
    [InlineData("""{"month":"2026-07","filter":{"contractIds":["a",null]}}""", "$.filter.contractIds[1]")]
    [InlineData("""{"month":"2026-07","filter":{"contractIds":["a","B"]}}""", "$.filter.contractIds[1]")]
    public async Task Is_malformed(string body, string where) =>
        await _ledger.PostRaw("/v1/billing-runs", body).Malformed(where);

    [Fact]
    public async Task Is_malformed_in_its_parameters()
    {
        await _ledger.Post("/v1/billing-runs?dryrun=true", new { month = "2026-07" }).Malformed("dryrun");
        await _ledger.Get("/v1/billing-runs?status=Running").Malformed("status");
        await _ledger.WithKey(new('k', 201)).Post("/v1/billing-runs", new { month = "2026-07" })
            .Malformed("Idempotency-Key");
        await _ledger.PostRaw("/v1/billing-runs", "{}"u8.ToArray(), "text/plain")
            .IsProblem(415, "unsupported-media-type");
        await _ledger.With("Accept", "image/png").Get("/v1/billing-runs").IsProblem(406, "not-acceptable");
    }

    [Theory]
    [InlineData("no-such-run")]
    [InlineData("NO RUN")]
    [InlineData("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    public async Task Is_not_found(string id)
    {
        await _ledger.Get($"/v1/billing-runs/{Uri.EscapeDataString(id)}").NotFound();
        await _ledger.Get($"/v1/billing-runs/{Uri.EscapeDataString(id)}/refused").NotFound();
    }

    [Fact]
    public async Task Is_not_found_when_it_is_to_be_cancelled() =>
        await _ledger.Post("/v1/billing-runs/no-such-run/cancel", new { }).NotFound();

    [Theory]
    [InlineData("""{"providerId":"nobody"}""", "unknown-party", "partyId", "nobody")]
    [InlineData("""{"customerId":"nobody"}""", "unknown-party", "partyId", "nobody")]
    [InlineData("""{"facilityId":"nowhere"}""", "unknown-facility", "facilityId", "nowhere")]
    [InlineData("""{"contractIds":["nothing"]}""", "unknown-contract", "contractId", "nothing")]
    public async Task Is_refused_when_the_filter_names_what_nobody_knows(
        string filter, string code, string fact, string value) =>
        await _ledger.PostRaw("/v1/billing-runs", $$"""{"month":"2026-07","filter":{{filter}}}""")
            .Refused(code, (fact, value));

    [Fact]
    public async Task Is_412_when_it_expects_a_run_that_was_there_before() =>
        await _ledger.IfAt(3).Post("/v1/billing-runs", new { month = "2026-07" })
            .IsProblem(412, "version-mismatch");
}
