using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Announcements that change, assigning, terminating for cause, rescinding.</summary>
public static class RefusalsOfEnding
{
    public static IEnumerable<RefusalCase> All =>
        [.. Announcements(), .. Assigning(), .. TerminatingForCause(), .. Rescinding(), .. AfterRescission()];

    private static RefusalCase Of(
        string code, string because, Func<LedgerClient, string, Task> given, string command, object body,
        params (string, string?)[] facts) => new("contracts", code, because, given, command, body, facts);

    private static Draft Fee(string revisedOn) => Draft.Of(new { revisedOn, monthlyFee = "1.00" });

    private static object Assign(string role, string toPartyId, string effectiveOn) =>
        new { role, toPartyId, effectiveOn };

    private static object Cause(string lastServiceDay) =>
        new { givenOn = "2026-10-05", lastServiceDay, reason = "unpaid" };

    private static object Rescind(string rescindedOn) => new { rescindedOn, reason = "no finance" };

    private static IEnumerable<RefusalCase> Announcements() =>
    [
        Of(
            "not-announced", "it was signed without announcement", Signed, "revise-announcement",
            Fee("2026-06-21"), ("on", "2026-06-21"), ("announcedOn", null), ("signedOn", "2026-06-22")),
        Of(
            "not-announced", "it was not known yet", Announced, "revise-announcement", Fee("2026-05-31"),
            ("on", "2026-05-31"), ("announcedOn", "2026-06-01")),
        Of(
            "not-announced", "it was withdrawn", Withdrawn, "revise-announcement", Fee("2026-07-10"),
            ("withdrawnOn", "2026-07-10")),
        Of(
            "not-announced", "it is signed", AnnouncedAndSigned, "revise-announcement", Fee("2026-06-22"),
            ("announcedOn", "2026-06-01"), ("signedOn", "2026-06-22")),
        Of(
            "not-announced", "it is signed and no longer announced", AnnouncedAndSigned,
            "withdraw-announcement", new { withdrawnOn = "2026-06-22", reason = "none" },
            ("signedOn", "2026-06-22")),
        Of(
            "not-announced", "it was withdrawn already", Withdrawn, "withdraw-announcement",
            new { withdrawnOn = "2026-07-01", reason = "none" }, ("withdrawnOn", "2026-07-10")),
        Of(
            "already-exists", "it was announced and withdrawn", Withdrawn, "announce", Terms.Deal),
        Of(
            "same-party", "both sides would be one", Announced, "revise-announcement",
            new { customerId = "provider" }, ("partyId", "provider")),
        Of(
            "invalid-term", "it would end before it starts", Announced, "revise-announcement",
            new { endsOn = "2026-06" }),
        Of(
            "unknown-currency", "there is no such currency", Announced, "revise-announcement",
            new { currency = "ZZZ" }, ("currency", "ZZZ")),
        Of(
            "invalid-amount", "its fee would have no currency", Announced, "revise-announcement",
            new { currency = (string?)null }, ("amount", "2000.00")),
    ];

    private static IEnumerable<RefusalCase> Assigning() =>
    [
        Of(
            "unknown-party", "nobody knows who takes it", Signed, "assign",
            Assign("Customer", "nobody", "2030-01-01"), ("partyId", "nobody")),
        Of(
            "same-party", "the provider would be the customer", Signed, "assign",
            Assign("Customer", "provider", "2030-01-01"), ("partyId", "provider")),
        Of(
            "same-party", "nothing would change", Signed, "assign",
            Assign("Provider", "provider", "2026-08-01"),
            ("partyId", "provider"), ("alreadyThe", "Provider")),
        Of(
            "outside-term", "service has not begun", Signed, "assign",
            Assign("Customer", "stranger", "2026-06-30"),
            ("effectiveOn", "2026-06-30"), ("startsOn", "2026-07-01"), ("lastServiceDay", "2029-12-31")),
        Of(
            "outside-term", "service has ended", UnderNotice, "assign",
            Assign("Customer", "stranger", "2026-12-31"), ("lastServiceDay", "2026-12-30")),
    ];

    private static IEnumerable<RefusalCase> TerminatingForCause() =>
    [
        Of(
            "end-not-earlier", "the term ends no later", Signed, "terminate-for-cause", Cause("2029-12-31"),
            ("lastServiceDay", "2029-12-31"), ("serviceEndsOn", "2029-12-31")),
        Of(
            "end-not-earlier", "notice ends it no later", UnderNotice, "terminate-for-cause",
            Cause("2026-12-30"), ("lastServiceDay", "2026-12-30"), ("serviceEndsOn", "2026-12-30")),
    ];

    private static IEnumerable<RefusalCase> Rescinding() =>
    [
        Of(
            "already-commenced", "service begins on the day", Signed, "rescind", Rescind("2026-07-01"),
            ("on", "2026-07-01"), ("startsOn", "2026-07-01")),
        Of(
            "contract-ended", "it was rescinded already", Rescinded, "rescind", Rescind("2026-07-01"),
            ("on", "2026-07-01"), ("rescindedOn", "2026-06-25")),
    ];

    private static IEnumerable<RefusalCase> AfterRescission() =>
    [
        Of(
            "contract-ended", "it was rescinded", Rescinded, "amend",
            new { effectiveOn = "2026-08-01", endsOn = "2026-12-31" }, ("rescindedOn", "2026-06-25")),
        Of(
            "not-terminable", "it was rescinded", Rescinded, "give-termination-notice",
            new { by = "Customer", givenOn = "2026-10-01" }, ("rescindedOn", "2026-06-25")),
        Of(
            "no-notice", "it was rescinded", Rescinded, "withdraw-termination-notice",
            new { withdrawnOn = "2026-10-01" }),
        Of(
            "end-not-earlier", "it was rescinded", Rescinded, "terminate-for-cause", Cause("2026-06-01")),
        Of(
            "outside-term", "it was rescinded", Rescinded, "assign",
            Assign("Customer", "stranger", "2026-07-01")),
        Of(
            "nothing-to-invoice", "it was rescinded", Rescinded, "invoice-month", new { month = "2026-07" },
            ("month", "2026-07")),
    ];

    private static async Task AnnouncedAndSigned(LedgerClient ledger, string id)
    {
        await Announced(ledger, id);
        await Signed(ledger, id);
    }
}
