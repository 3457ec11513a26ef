using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>July and August are closed; the provider of each contract is {id}-seller.</summary>
public static class RefusalsByClosedBooks
{
    private static readonly (string, string?) July = ("months[0]", "2026-07");

    public static IEnumerable<RefusalCase> All => [.. Documents, .. Others];

    private static IEnumerable<RefusalCase> Documents =>
    [
        Document("invoice-month", new { month = "2026-09", issuedOn = "2026-08-31" }, "2026-08-31"),
        Document(
            "issue-credit-note",
            new { invoice = "{id}-0001", amount = "1.00", issuedOn = "2026-07-31", reason = "r" },
            "2026-07-31"),
        Document(
            "record-payment",
            new { invoice = "{id}-0001", amount = "1.00", paidOn = "2026-07-01", reference = "wire-2" },
            "2026-07-01"),
        Document(
            "reverse-payment",
            new { invoice = "{id}-0001", reference = "wire-1", reversedOn = "2026-08-01", reason = "r" },
            "2026-08-01"),
        Document(
            "write-off-invoice", new { invoice = "{id}-0001", writtenOffOn = "2026-08-02", reason = "r" },
            "2026-08-02"),
        Document(
            "dispute-invoice", new { invoice = "{id}-0001", disputedOn = "2026-08-03", reason = "r" },
            "2026-08-03"),
        Document(
            "void-invoice", new { invoice = "{id}-0002", voidedOn = "2026-08-04", reason = "r" },
            "2026-08-04"),
    ];

    private static IEnumerable<RefusalCase> Others =>
    [
        new(
            "contracts", "period-closed", "the month would be invoiced", Closed, "invoice-month",
            new { month = "2026-08", issuedOn = "2026-09-02" },
            ("invoiced", "2026-08"), ("months[0]", "2026-08"), ("on", null)),
        new(
            "contracts", "period-closed", "a fee of August would change", Closed, "amend",
            new { effectiveOn = "2026-08-31", fees = Terms.Fee("2026-08-31", "1031.00") },
            ("providerIds[0]", "{id}-seller"), ("months[0]", "2026-08"), ("invoiced", null)),
        new(
            "contracts", "period-closed", "the end of July would go to another provider", Closed, "assign",
            new { role = "Provider", toPartyId = "provider", effectiveOn = "2026-07-31" },
            July, ("months[1]", "2026-08")),
        new(
            "contracts", "period-closed", "service would have ended in August", Closed,
            "terminate-for-cause",
            new { givenOn = "2026-09-01", lastServiceDay = "2026-08-15", reason = "r" },
            ("months[0]", "2026-08")),
    ];

    private static RefusalCase Document(string command, object body, string on) => new(
        "contracts", "period-closed", $"{command} is dated in it", Closed, command, body,
        ("on", on), ("months[0]", on[..7]), ("providerIds[0]", "{id}-seller"));

    /// <summary>
    /// July is invoiced and paid in part, October is invoiced; then July and August were closed.
    /// </summary>
    private static async Task Closed(LedgerClient ledger, string id)
    {
        await ledger.Post($"/v1/parties/{id}-seller/register", new { name = "A seller" }).Accepted();
        await ledger.Sign(
            id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00").With("providerId", $"{id}-seller"));
        await ledger.Tell(id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Accepted();
        await ledger.Tell(id, "record-payment", Payment(id, "400.00", "wire-1")).Accepted();
        await ledger.Tell(id, "invoice-month", new { month = "2026-10", issuedOn = "2026-07-02" }).Accepted();
        foreach (var (month, closedOn) in ((string, string)[])
            [("2026-07", "2026-08-05"), ("2026-08", "2026-09-01")])
            await ledger.Post($"/v1/books/{id}-seller/close-month", new { month, closedOn }).Accepted();
    }
}
