namespace EventLedger.Acceptance.Support;

/// <summary>The bodies that the tests vary.</summary>
public static class Terms
{
    /// <summary>The terms of the Reflection deal between parties of the tests.</summary>
    public static readonly Draft Reflection = Draft.Of(new
    {
        providerId = "provider",
        customerId = "customer",
        signedOn = "2026-06-22",
        currency = "USD",
        term = new { startsOn = "2026-07-01", endsOn = "2029-12-31" },
        fees = new[] { new { from = "2026-07-01", monthlyFee = "150000000.00" } },
        billing = new { timing = "Advance", netDays = 30 },
        proration = "ActualDays",
        termination = new
        {
            by = "Either",
            noticeDays = 90,
            lockInMonths = 3,
            lockIn = "Notice",
            counting = "ExcludeNoticeDay",
        },
        capacity = new[] { new { facilityId = "site-1" } },
    });

    /// <summary>A deal that is announced with all that can be known before signature.</summary>
    public static readonly Draft Deal = Draft.Of(new
    {
        providerId = "provider",
        customerId = "customer",
        announcedOn = "2026-06-01",
        monthlyFee = "2000.00",
        currency = "USD",
        startsOn = "2026-07-01",
        endsOn = "2026-12",
        facilityId = "site-1",
    });

    public static readonly Draft Facility = Draft.Of(new
    {
        name = "A site",
        operatorId = "provider",
        capacity = new { megawatts = 100 },
    });

    /// <summary>A contract of a year or two at a fee that makes hand calculation easy; no clause.</summary>
    public static Draft Plain(string startsOn, string? endsOn, string monthlyFee) => Reflection
        .With("term", new { startsOn, endsOn })
        .With("fees", new[] { new { from = startsOn, monthlyFee } })
        .With("termination", null);

    /// <summary>One step of a fee schedule.</summary>
    public static object[] Fee(string from, string monthlyFee) => [new { from, monthlyFee }];
}
