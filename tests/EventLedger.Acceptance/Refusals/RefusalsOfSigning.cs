using static EventLedger.Acceptance.Refusals.Situations;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Registering, announcing, signing.</summary>
public static class RefusalsOfSigning
{
    private static readonly Draft Good = Terms.Reflection;

    public static IEnumerable<RefusalCase> All =>
    [
        Register("parties", "provider", new { name = "Another" }, ("partyId", "provider")),
        Register("facilities", "site-1", Terms.Facility, ("facilityId", "site-1")),
        new("contracts", "already-exists", "it is announced twice", Announced, "announce", Terms.Deal),
        new(
            "contracts", "already-exists", "it is announced after it was signed", Signed, "announce",
            Terms.Deal),
        new(
            "contracts", "already-signed", "it is signed twice", Signed, "sign", Good,
            ("signedOn", "2026-06-22")),
        .. Parties(),
        .. Dates(),
        .. FeeSchedules(),
        .. CapacitiesAndAmounts(),
    ];

    private static RefusalCase Register(string of, string id, object body, (string, string?) fact) =>
        new(
            of, "already-exists", $"{id} is registered twice", Nothing, $"/v1/{of}/{id}/register", body,
            fact);

    private static RefusalCase Sign(
        string code, string because, Draft terms, params (string, string?)[] facts) =>
        new("contracts", code, because, Nothing, "sign", terms, facts);

    private static IEnumerable<RefusalCase> Parties() =>
    [
        Sign(
            "unknown-party", "the provider is not registered", Good.With("providerId", "nobody"),
            ("partyId", "nobody")),
        Sign(
            "unknown-party", "the customer is not registered", Good.With("customerId", "nobody"),
            ("partyId", "nobody")),
        Sign(
            "unknown-facility", "the place is not registered", Good.With("capacity[0].facilityId", "nowhere"),
            ("facilityId", "nowhere")),
        Sign(
            "same-party", "provider and customer are one", Good.With("customerId", "provider"),
            ("partyId", "provider")),
    ];

    private static IEnumerable<RefusalCase> Dates() =>
    [
        Sign("invalid-term", "it ends before it starts", Good.With("term.endsOn", "2026-06-30")),
        Sign("invalid-term", "the days of notice are negative", Good.With("termination.noticeDays", -1)),
        Sign("invalid-term", "the months of lock-in are negative", Good.With("termination.lockInMonths", -1)),
        Sign("invalid-term", "the net days are negative", Good.With("billing.netDays", -1)),
        Sign(
            "invalid-term", "the day of notice counts but there are no days of notice",
            Good.With("termination.noticeDays", 0).With("termination.counting", "IncludeNoticeDay")),
        Sign(
            "invalid-term", "it is open-ended and nobody may leave",
            Good.With("term.endsOn", null).With("termination", null)),
    ];

    private static IEnumerable<RefusalCase> FeeSchedules() =>
    [
        Sign(
            "invalid-fee-schedule", "the first fee begins after the start",
            Good.With("fees[0].from", "2026-07-02")),
        Sign(
            "invalid-fee-schedule", "the steps do not ascend",
            Good.With("fees", Steps("2026-07-01", "2027-07-01", "2027-01-01"))),
        Sign(
            "invalid-fee-schedule", "two steps begin on one day",
            Good.With("fees", Steps("2026-07-01", "2027-01-01", "2027-01-01"))),
        Sign(
            "invalid-fee-schedule", "a step begins after the end",
            Good.With("fees", Steps("2026-07-01", "2030-01-01"))),
    ];

    private static IEnumerable<RefusalCase> CapacitiesAndAmounts() =>
    [
        Sign("invalid-capacity", "only some lines have shares", Good.With("capacity", Lines("0.5", null))),
        Sign("invalid-capacity", "the shares are less than 1", Good.With("capacity", Lines("0.5", "0.4"))),
        Sign("invalid-capacity", "the shares are more than 1", Good.With("capacity", Lines("0.5", "0.6"))),
        Sign(
            "unknown-currency", "there is no such currency", Good.With("currency", "ZZZ"),
            ("currency", "ZZZ")),
        Sign("invalid-amount", "the fee is negative", Good.With("fees[0].monthlyFee", "-0.01")),
        Sign("invalid-amount", "the fee is finer than a cent", Good.With("fees[0].monthlyFee", "0.001")),
        Sign(
            "invalid-amount", "the fee is finer than a yen",
            Good.With("currency", "JPY").With("fees[0].monthlyFee", "0.5")),
    ];

    private static object[] Steps(params string[] days) =>
        [.. days.Select(from => new { from, monthlyFee = "1.00" })];

    private static object[] Lines(string? first, string? second) =>
    [
        new { facilityId = "site-1", share = first },
        new { facilityId = "site-2", share = second },
    ];
}
