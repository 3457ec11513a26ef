using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Amending, leaving, invoicing, paying.</summary>
public static class RefusalsOfContracts
{
    private const string Notice = "give-termination-notice";
    private const string Withdraw = "withdraw-termination-notice";

    public static IEnumerable<RefusalCase> All =>
    [
        .. NotSigned(), .. Amending(), .. GivingNotice(), .. WithdrawingNotice(), .. Invoicing(), .. Paying(),
        .. RefusalsOfCorrections.All,
    ];

    private static RefusalCase Of(
        string code, string because, Func<LedgerClient, string, Task> given, string command, object body,
        params (string, string?)[] facts) => new("contracts", code, because, given, command, body, facts);

    private static object By(string by, string givenOn) => new { by, givenOn };

    private static IEnumerable<RefusalCase> NotSigned() =>
        new (string Command, object Body)[]
        {
            ("amend", new { effectiveOn = "2026-08-01", endsOn = "2026-12-31" }),
            (Notice, By("Customer", "2026-10-01")),
            (Withdraw, new { withdrawnOn = "2026-10-01" }),
            ("assign", new { role = "Customer", toPartyId = "stranger", effectiveOn = "2026-08-01" }),
            ("terminate-for-cause", new { lastServiceDay = "2026-08-31", reason = "unpaid" }),
            ("rescind", new { rescindedOn = "2026-06-25", reason = "no finance" }),
            ("invoice-month", new { month = "2026-07" }),
            ("record-payment", Payment("{id}", "1.00", "wire-1")),
            ("correct-event", new { version = 1, replacement = (object?)null, reason = "mistyped" }),
        }.Select(c => Of(
            "not-signed", $"the deal is only announced, for {c.Command}", Announced, c.Command, c.Body));

    private static IEnumerable<RefusalCase> Amending() =>
    [
        Of(
            "outside-term", "it takes effect before the term", Signed, "amend",
            new { effectiveOn = "2026-06-30", endsOn = "2027-12-31" },
            ("effectiveOn", "2026-06-30"), ("startsOn", "2026-07-01"), ("lastServiceDay", "2029-12-31")),
        Of(
            "outside-term", "it takes effect after the term", Signed, "amend",
            new { effectiveOn = "2030-01-01", endsOn = "2030-12-31" },
            ("effectiveOn", "2030-01-01"), ("lastServiceDay", "2029-12-31")),
        Of(
            "outside-term", "it takes effect after service has ended by notice", UnderNotice, "amend",
            new { effectiveOn = "2026-12-31", fees = Terms.Fee("2026-12-31", "1.00") },
            ("effectiveOn", "2026-12-31"), ("lastServiceDay", "2026-12-30")),
        Of("no-change", "it names nothing", Signed, "amend", new { effectiveOn = "2026-08-01" }),
        Of(
            "no-change", "it names what holds already", Signed, "amend",
            new { effectiveOn = "2026-08-01", endsOn = "2029-12-31" }, ("effectiveOn", "2026-08-01")),
    ];

    private static IEnumerable<RefusalCase> GivingNotice() =>
    [
        Of(
            "not-terminable", "there is no clause", SignedWith(Terms.Reflection.With("termination", null)),
            Notice, By("Customer", "2026-10-01"), ("givenOn", "2026-10-01")),
        Of(
            "not-terminable", "the clause was removed from that day on", WithoutClauseSinceNovember, Notice,
            By("Customer", "2026-11-01")),
        Of(
            "already-under-notice", "a notice stands", UnderNotice, Notice, By("Provider", "2026-10-05"),
            ("givenOn", "2026-10-01"), ("lastServiceDay", "2026-12-30")),
        Of(
            "party-not-entitled", "the clause is for the other side", SignedWith(CustomersClause), Notice,
            By("Provider", "2026-10-01"), ("by", "Provider"), ("entitled", "Customer")),
        Of(
            "notice-before-lock-in", "the lock-in runs", Signed, Notice, By("Customer", "2026-09-30"),
            ("givenOn", "2026-09-30"), ("earliestNoticeOn", "2026-10-01")),
        Of(
            "notice-before-lock-in", "the term has not begun",
            SignedWith(Terms.Reflection.With("termination.lockIn", "Termination")), Notice,
            By("Customer", "2026-06-30"), ("earliestNoticeOn", "2026-07-01")),
        Of(
            "notice-after-term-end", "the term ends no later anyway", Signed, Notice,
            By("Customer", "2029-10-02"),
            ("givenOn", "2029-10-02"), ("lastServiceDay", "2029-12-31"), ("endsOn", "2029-12-31")),
    ];

    private static IEnumerable<RefusalCase> WithdrawingNotice() =>
    [
        Of("no-notice", "none was given", Signed, Withdraw, new { withdrawnOn = "2026-10-02" }),
        Of(
            "notice-already-effective", "it has ended service", UnderNotice, Withdraw,
            new { withdrawnOn = "2026-12-31" },
            ("withdrawnOn", "2026-12-31"), ("lastServiceDay", "2026-12-30")),
    ];

    private static IEnumerable<RefusalCase> Invoicing() =>
    [
        Of(
            "month-already-invoiced", "it was invoiced", July, "invoice-month", new { month = "2026-07" },
            ("month", "2026-07"), ("invoice", "{id}-0001")),
        Of(
            "nothing-to-invoice", "the month lies before the term", Signed, "invoice-month",
            new { month = "2026-06" }, ("month", "2026-06"), ("startsOn", "2026-07-01")),
        Of(
            "nothing-to-invoice", "the month lies after the last day of service", UnderNotice,
            "invoice-month", new { month = "2027-01" },
            ("month", "2027-01"), ("lastServiceDay", "2026-12-30")),
        Of(
            "month-not-over", "it is invoiced in arrears too soon",
            SignedWith(Terms.Reflection.With("billing.timing", "Arrears")), "invoice-month",
            new { month = "2026-07", issuedOn = "2026-07-31" },
            ("month", "2026-07"), ("issuedOn", "2026-07-31"), ("lastDay", "2026-07-31")),
    ];

    private static IEnumerable<RefusalCase> Paying() =>
    [
        Of(
            "unknown-invoice", "there is no such invoice", Signed, "record-payment",
            Payment("{id}", "1.00", "wire-1"), ("invoice", "{id}-0001")),
        Of(
            "duplicate-payment", "its reference was used", JulyPaidInPart, "record-payment",
            Payment("{id}", "1.00", "wire-1"),
            ("reference", "wire-1"), ("amount", "400.00"), ("paidOn", "2026-07-10")),
        Of(
            "exceeds-balance", "it is more than is owed", JulyPaidInPart, "record-payment",
            Payment("{id}", "600.01", "wire-2"),
            ("invoice", "{id}-0001"), ("amount", "600.01"), ("balance", "600.00")),
    ];
}
