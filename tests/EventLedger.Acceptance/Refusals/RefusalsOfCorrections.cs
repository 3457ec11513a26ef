using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Correcting an event.</summary>
public static class RefusalsOfCorrections
{
    public static IEnumerable<RefusalCase> All =>
    [
        Of("not-correctable", "the event is a document", July, 2, null, ("version", "2")),
        Of(
            "not-correctable", "the event is a correction", UnderNoticeByMistake, 3, null, ("version", "3")),
        Of(
            "correction-contradicts", "a later event needs the fact", WithdrawnNotice, 2, null,
            ("version", "3"), ("eventType", "TerminationNoticeWithdrawn"), ("effectiveOn", "2026-10-05"),
            ("rule", "no-notice")),
        Of(
            "correction-contradicts", "its own rule refuses the replacement", UnderNotice, 2,
            Notice("2026-09-30", "2026-12-29"),
            ("version", "2"), ("eventType", "TerminationNoticeGiven"), ("effectiveOn", "2026-09-30"),
            ("rule", "notice-before-lock-in")),
        Of(
            "correction-contradicts", "the clause brings another last day of service", UnderNotice, 2,
            Notice("2026-10-02", "2026-12-30"), ("version", "2"), ("rule", null),
            ("difference.field", "lastServiceDay"), ("difference.byTheRules", "2026-12-31"),
            ("difference.given", "2026-12-30")),
        Of(
            "correction-contradicts", "an invoice needs the signature", July, 1, null,
            ("version", "2"), ("eventType", "MonthInvoiced"), ("effectiveOn", "2026-07-01")),
    ];

    private static RefusalCase Of(
        string code, string because, Func<LedgerClient, string, Task> given, int version, object? replacement,
        params (string, string?)[] facts) => new(
        "contracts", code, because, given, "correct-event",
        new { version, replacement, reason = "mistyped" }, facts);

    private static object Notice(string givenOn, string lastServiceDay) =>
        new { by = "Customer", givenOn, lastServiceDay };

    private static async Task UnderNoticeByMistake(LedgerClient ledger, string id)
    {
        await UnderNotice(ledger, id);
        await ledger.Tell(
            id, "correct-event", new { version = 2, replacement = (object?)null, reason = "no" }).Accepted();
    }

    private static async Task WithdrawnNotice(LedgerClient ledger, string id)
    {
        await UnderNotice(ledger, id);
        await ledger.Tell(id, "withdraw-termination-notice", new { withdrawnOn = "2026-10-05" }).Accepted();
    }
}
