using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Delaying, renewing, suspending and resuming; amendments that cannot be.</summary>
public static class RefusalsOfTerms
{
    private const string Delay = "delay-commencement";

    public static IEnumerable<RefusalCase> All =>
        [.. NotSigned(), .. Delaying(), .. Amending(), .. Renewing(), .. Suspending()];

    private static RefusalCase Of(
        string code, string because, Func<LedgerClient, string, Task> given, string command, object body,
        params (string, string?)[] facts) => new("contracts", code, because, given, command, body, facts);

    private static object Suspension(string from) => new { from, abateFees = true, reason = "flood" };

    private static object Renewal(string newEndsOn, string renewedOn) => new { newEndsOn, renewedOn };

    private static async Task Suspended(LedgerClient ledger, string id)
    {
        await Signed(ledger, id);
        await ledger.Tell(id, "suspend", Suspension("2027-03-01")).Accepted();
        await ledger.Tell(id, "resume", new { from = "2027-03-15" }).Accepted();
    }

    private static IEnumerable<RefusalCase> NotSigned() =>
        new (string Command, object Body)[]
        {
            (Delay, new { newStartsOn = "2026-09-01" }),
            ("renew", Renewal("2030-12-31", "2026-08-01")),
            ("suspend", Suspension("2026-08-01")),
            ("resume", new { from = "2026-08-01" }),
        }.Select(c => Of(
            "not-signed", $"the deal is only announced, for {c.Command}", Announced, c.Command, c.Body));

    private static IEnumerable<RefusalCase> Delaying() =>
    [
        Of(
            "already-commenced", "service has begun", Signed, Delay,
            new { newStartsOn = "2026-09-01", delayedOn = "2026-07-01" },
            ("on", "2026-07-01"), ("startsOn", "2026-07-01")),
        Of(
            "already-commenced", "service has begun by today", Signed, Delay,
            new { newStartsOn = "2026-09-01" }, ("on", "2026-07-15"), ("startsOn", "2026-07-01")),
        Of(
            "invalid-term", "the start would not come later", Signed, Delay,
            new { newStartsOn = "2026-07-01", delayedOn = "2026-06-25" }),
        Of(
            "start-after-end", "the term would end before it starts", Signed, Delay,
            new { newStartsOn = "2030-01-01", delayedOn = "2026-06-25" },
            ("newStartsOn", "2030-01-01"), ("lastServiceDay", "2029-12-31")),
        Of(
            "start-after-end", "the new end comes before the new start", Signed, Delay,
            new { newStartsOn = "2026-09-01", newEndsOn = "2026-08-31", delayedOn = "2026-06-25" },
            ("newStartsOn", "2026-09-01"), ("lastServiceDay", "2026-08-31")),
    ];

    private static IEnumerable<RefusalCase> Amending() =>
    [
        Of(
            "unknown-facility", "the place is not registered", Signed, "amend",
            new { effectiveOn = "2026-08-01", capacity = new[] { new { facilityId = "nowhere" } } },
            ("facilityId", "nowhere")),
        Of(
            "invalid-term", "the end would come before the change", Signed, "amend",
            new { effectiveOn = "2026-08-01", endsOn = "2026-07-30" }),
        Of(
            "invalid-term", "there would be neither an end nor a clause", Signed, "amend",
            new { effectiveOn = "2026-08-01", endsOn = (string?)null, termination = (object?)null }),
        Of(
            "invalid-fee-schedule", "the fees do not begin on its day", Signed, "amend",
            new { effectiveOn = "2026-08-01", fees = Terms.Fee("2026-08-02", "1.00") }),
        Of(
            "invalid-capacity", "the shares do not add up", Signed, "amend",
            new
            {
                effectiveOn = "2026-08-01",
                capacity = new[] { new { facilityId = "site-1", share = "0.9" } },
            }),
        Of(
            "invalid-amount", "the fee is finer than a cent", Signed, "amend",
            new { effectiveOn = "2026-08-01", fees = Terms.Fee("2026-08-01", "0.001") }),
    ];

    private static IEnumerable<RefusalCase> Renewing() =>
    [
        Of(
            "under-notice", "a notice stands", UnderNotice, "renew", Renewal("2031-12-31", "2026-10-15"),
            ("givenOn", "2026-10-01"), ("lastServiceDay", "2026-12-30")),
        Of(
            "contract-ended", "the term is over", Signed, "renew", Renewal("2031-12-31", "2030-01-01"),
            ("on", "2030-01-01"), ("lastServiceDay", "2029-12-31")),
        Of(
            "contract-ended", "notice has ended service", UnderNotice, "renew",
            Renewal("2031-12-31", "2026-12-31"), ("lastServiceDay", "2026-12-30")),
        Of(
            "not-renewable", "it is open-ended", SignedWith(Terms.Reflection.With("term.endsOn", null)),
            "renew", Renewal("2031-12-31", "2026-08-01"), ("contractId", "{id}")),
        Of(
            "end-not-later", "it would end no later", Signed, "renew", Renewal("2029-12-31", "2029-06-01"),
            ("newEndsOn", "2029-12-31"), ("endsOn", "2029-12-31")),
        Of(
            "invalid-fee-schedule", "the fees do not follow the old end", Signed, "renew",
            new
            {
                newEndsOn = "2031-12-31",
                fees = Terms.Fee("2029-12-31", "1.00"),
                renewedOn = "2029-06-01",
            }),
    ];

    private static IEnumerable<RefusalCase> Suspending() =>
    [
        Of(
            "not-serving", "service has not begun", Signed, "suspend", Suspension("2026-06-30"),
            ("from", "2026-06-30"), ("startsOn", "2026-07-01"), ("suspendedFrom", null)),
        Of(
            "not-serving", "service has ended", UnderNotice, "suspend", Suspension("2026-12-31"),
            ("from", "2026-12-31"), ("lastServiceDay", "2026-12-30")),
        Of(
            "not-serving", "it is suspended already", Suspended, "suspend", Suspension("2027-03-14"),
            ("from", "2027-03-14"), ("suspendedFrom", "2027-03-01")),
        Of(
            "not-suspended", "service runs", Suspended, "resume", new { from = "2027-03-15" },
            ("from", "2027-03-15")),
        Of(
            "not-suspended", "service runs today", Signed, "resume", new { }, ("from", "2026-07-15")),
        Of(
            "nothing-to-invoice", "the month is free of fees", MarchSuspended, "invoice-month",
            new { month = "2027-03" }, ("month", "2027-03"), ("suspendedFrom", "2027-03-01")),
    ];

    private static async Task MarchSuspended(LedgerClient ledger, string id)
    {
        await Signed(ledger, id);
        await ledger.Tell(id, "suspend", Suspension("2027-03-01")).Accepted();
        await ledger.Tell(id, "resume", new { from = "2027-04-01" }).Accepted();
    }
}
