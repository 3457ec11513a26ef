namespace EventLedger.Acceptance.Refusals;

/// <summary>
/// Acquiring parties and reporting their funding; the parties are {id}-a, {id}-b and {id}-c.
/// </summary>
public static class RefusalsOfParties
{
    public static IEnumerable<RefusalCase> All =>
    [
        Acquire(
            "unknown-party", "nobody knows the acquired party", Three, "a", "{id}-d", "2026-01-01",
            ("partyId", "{id}-d")),
        Acquire("same-party", "it would acquire itself", Three, "a", "{id}-a", "2026", ("partyId", "{id}-a")),
        Acquire(
            "control-cycle", "each would control the other", Chain, "b", "{id}-a", "2026-01",
            ("acquirerId", "{id}-b"), ("acquiredId", "{id}-a"), ("effectiveOn", "2026-01-01"),
            ("cycleFrom", "2026-01-01")),
        Acquire(
            "control-cycle", "the circle closes through another", Chain, "c", "{id}-a", "2026-06-01",
            ("effectiveOn", "2026-06-01"), ("cycleFrom", "2026-06-01"), ("through[0]", "{id}-b")),
        Acquire(
            "control-cycle", "the circle closes when a later acquisition takes effect", Chain, "c", "{id}-a",
            "2025", ("effectiveOn", "2025-01-01"), ("cycleFrom", "2026-03-01")),
        Fund("unknown-currency", "there is no such currency", "1.00", "ZZZ", ("currency", "ZZZ")),
        Fund("invalid-amount", "it is negative", "-0.01", "USD", ("amount", "-0.01")),
        Fund("invalid-amount", "it is finer than a yen", "0.5", "JPY", ("amount", "0.5")),
    ];

    private static RefusalCase Acquire(
        string code, string because, Func<LedgerClient, string, Task> given, string acquirer,
        string acquiredId, string effectiveOn, params (string, string?)[] facts) =>
        new(
            "parties", code, because, given, $"/v1/parties/{{id}}-{acquirer}/record-acquisition",
            new { acquiredId, effectiveOn }, facts);

    private static RefusalCase Fund(
        string code, string because, string amount, string currency, params (string, string?)[] facts) =>
        new(
            "parties", code, because, Three, "/v1/parties/{id}-a/report-funding",
            new { amount, currency, asOf = "2026" }, facts);

    private static async Task Three(LedgerClient ledger, string id)
    {
        foreach (var party in (string[])["a", "b", "c"])
            await ledger.Post($"/v1/parties/{id}-{party}/register", new { name = party }).Accepted();
    }

    /// <summary>The first controls the second from 2026 on, the second the third from March on.</summary>
    private static async Task Chain(LedgerClient ledger, string id)
    {
        await Three(ledger, id);
        await ledger.Acquire($"{id}-a", $"{id}-b", "2026");
        await ledger.Acquire($"{id}-b", $"{id}-c", "2026-03");
    }
}
