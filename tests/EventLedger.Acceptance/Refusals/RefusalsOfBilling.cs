using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Credits, voids, reversals, write-offs, disputes, settlement.</summary>
public static class RefusalsOfBilling
{
    public static IEnumerable<RefusalCase> All =>
    [
        .. NotSigned(), .. UnknownInvoice(), .. Amounts(), .. Invoices(), .. Payments(), .. Disputes(),
        .. Settlement(),
    ];

    private static RefusalCase Of(
        string code, string because, Func<LedgerClient, string, Task> given, string command, object body,
        params (string, string?)[] facts) => new("contracts", code, because, given, command, body, facts);

    private static Draft On(object rest) => Draft.Of(rest).With("invoice", "{id}-0001");

    private static (string Command, Draft Body)[] OnAnInvoice =>
    [
        ("issue-credit-note", On(new { amount = "1.00", issuedOn = "2026-07-20", reason = "outage" })),
        ("void-invoice", On(new { voidedOn = "2026-07-20", reason = "wrong" })),
        ("apply-unapplied", On(new { amount = "1.00", appliedOn = "2026-07-20" })),
        ("reverse-payment", On(new { reference = "wire-1", reversedOn = "2026-07-20", reason = "bounced" })),
        ("write-off-invoice", On(new { amount = "1.00", writtenOffOn = "2026-07-20", reason = "gone" })),
        ("dispute-invoice", On(new { amount = "1.00", disputedOn = "2026-07-20", reason = "outage" })),
        ("resolve-dispute", On(new { resolvedOn = "2026-07-20", outcome = "Upheld" })),
    ];

    private static IEnumerable<RefusalCase> NotSigned() => OnAnInvoice
        .Append(("refund-unapplied", Draft.Of(new { amount = "1.00", reference = "refund-1" })))
        .Append(("settle", Draft.Of(new { settledOn = "2030-01-15" })))
        .Select(c => Of(
            "not-signed", $"the deal is only announced, for {c.Item1}", Announced, c.Item1, c.Item2));

    private static IEnumerable<RefusalCase> UnknownInvoice() => OnAnInvoice.Select(c => Of(
        "unknown-invoice", $"there is no such invoice, for {c.Command}", Signed, c.Command, c.Body,
        ("invoice", "{id}-0001")));

    private static IEnumerable<RefusalCase> Amounts() => OnAnInvoice
        .Where(c => c.Command is not ("void-invoice" or "reverse-payment" or "resolve-dispute"))
        .Select(c => Of(
            "invalid-amount", $"it has too many decimals, for {c.Command}", July, c.Command,
            c.Body.With("amount", "1.001")))
        .Append(Of(
            "invalid-amount", "nothing is refunded", July, "refund-unapplied",
            new { amount = "0.00", reference = "refund-1" }));

    private static IEnumerable<RefusalCase> Invoices() =>
    [
        Of(
            "before-invoice", "the credit note is dated before its invoice", July, "issue-credit-note",
            On(new { amount = "1.00", issuedOn = "2026-06-30", reason = "outage" }),
            ("on", "2026-06-30"), ("issuedOn", "2026-07-01")),
        Of(
            "exceeds-balance", "it credits more than is owed", JulyPaidInPart, "issue-credit-note",
            On(new { amount = "600.01", issuedOn = "2026-07-20", reason = "outage" }), ("balance", "600.00")),
        Of(
            "invoice-not-open", "it is paid in part", JulyPaidInPart, "void-invoice",
            On(new { voidedOn = "2026-07-20", reason = "wrong" }),
            ("balance", "600.00"), ("total", "1000.00"), ("invoiceStatus", "PartiallyPaid")),
        Of(
            "exceeds-balance", "it gives up more than is owed", JulyPaidInPart, "write-off-invoice",
            On(new { amount = "600.01", writtenOffOn = "2026-07-20", reason = "gone" }),
            ("balance", "600.00")),
        Of(
            "exceeds-balance", "it applies more than is owed", JulyOverpaid, "apply-unapplied",
            On(new { amount = "1.00", appliedOn = "2026-07-20" }), ("balance", "0.00")),
        Of(
            "exceeds-unapplied", "it applies more than is unapplied", JulyPaidInPart, "apply-unapplied",
            On(new { amount = "1.00", appliedOn = "2026-07-20" }), ("unapplied", "0.00")),
        Of(
            "exceeds-unapplied", "it refunds more than is unapplied", JulyOverpaid, "refund-unapplied",
            new { amount = "200.01", refundedOn = "2026-07-20", reference = "refund-1" },
            ("amount", "200.01"), ("unapplied", "200.00")),
    ];

    private static IEnumerable<RefusalCase> Payments() =>
    [
        Of(
            "unknown-payment", "no payment has the reference", JulyPaidInPart, "reverse-payment",
            On(new { reference = "wire-2", reversedOn = "2026-07-20", reason = "bounced" }),
            ("reference", "wire-2")),
        Of(
            "unknown-payment", "the payment came in later", JulyPaidInPart, "reverse-payment",
            On(new { reference = "wire-1", reversedOn = "2026-07-09", reason = "bounced" })),
        Of(
            "already-reversed", "it was reversed", JulyReversed, "reverse-payment",
            On(new { reference = "wire-1", reversedOn = "2026-07-25", reason = "bounced" }),
            ("reversedOn", "2026-07-20")),
        Of(
            "duplicate-payment", "its reference was used by a payment that was reversed", JulyReversed,
            "record-payment", Payment("{id}", "1.00", "wire-1")),
    ];

    private static IEnumerable<RefusalCase> Disputes() =>
    [
        Of(
            "already-disputed", "a dispute is open", JulyDisputed, "dispute-invoice",
            On(new { amount = "1.00", disputedOn = "2026-07-20", reason = "outage" }),
            ("disputedOn", "2026-07-10"), ("amount", "400.00")),
        Of(
            "exceeds-balance", "more is disputed than is owed", JulyPaidInPart, "dispute-invoice",
            On(new { amount = "600.01", disputedOn = "2026-07-20", reason = "outage" }),
            ("balance", "600.00")),
        Of(
            "not-disputed", "no dispute is open", July, "resolve-dispute",
            On(new { resolvedOn = "2026-07-20", outcome = "Rejected" })),
        Of(
            "not-disputed", "the dispute began later", JulyDisputed, "resolve-dispute",
            On(new { resolvedOn = "2026-07-09", outcome = "Rejected" })),
    ];

    private static IEnumerable<RefusalCase> Settlement() =>
    [
        Of(
            "not-ended", "service has not ended", July, "settle", new { settledOn = "2026-12-31" },
            ("settledOn", "2026-12-31"), ("lastServiceDay", "2026-12-31")),
        Of(
            "already-settled", "it was settled", JulySettled, "settle", new { settledOn = "2027-01-16" },
            ("settledOn", "2027-01-15"), ("document", "{id}-0002")),
        Of(
            "already-settled", "a month is invoiced after the settlement", JulySettled, "invoice-month",
            new { month = "2026-08" }, ("settledOn", "2027-01-15")),
        Of(
            "already-settled", "an invoice is voided after the settlement", JulySettled, "void-invoice",
            On(new { voidedOn = "2027-01-16", reason = "wrong" })),
        Of(
            "contract-ended", "the terms change after the settlement", JulySettled, "amend",
            new { effectiveOn = "2026-08-01", endsOn = "2027-12-31" }, ("settledOn", "2027-01-15")),
        Of(
            "contract-ended", "notice is given after the settlement", JulySettled,
            "give-termination-notice", new { by = "Customer", givenOn = "2026-10-01" },
            ("settledOn", "2027-01-15")),
        Of(
            "contract-ended", "it is rescinded after the settlement", JulySettled, "rescind",
            new { rescindedOn = "2026-06-25", reason = "no finance" }, ("settledOn", "2027-01-15")),
    ];
}
