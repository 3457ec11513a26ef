using System.Globalization;
using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>Commands as they come, on a few contracts; many of them are refused.</summary>
internal sealed class RandomCommands(Dice random)
{
    private static readonly string[] Contracts = ["a", "b", "c", "d", "e"];
    private static readonly string[] Parties = ["provider", "customer", "stranger"];
    private static readonly string[] Sites = ["site-1", "site-2", "site-3"];
    private int _references;

    /// <summary>What a few contracts begin with.</summary>
    public IEnumerable<Draft> Beginning() =>
    [
        .. Contracts[..4].Select(id => random.Next(4) == 0 ? Announced(id) : Signed(id)),
        Command("ReportFunding", "customer", new { amount = "90000.00", currency = "USD", asOf = "2026" }),
    ];

    /// <summary>Any command.</summary>
    public Draft Next()
    {
        var id = One(Contracts);
        return random.Next(24) switch
        {
            0 or 1 => Signed(id),
            2 => Announced(id),
            3 => Command(
                "ReviseAnnouncement", id, new { monthlyFee = Amount(), currency = "USD", revisedOn = Day() }),
            4 or 5 => Command(
                "GiveTerminationNotice", id, new { by = One("Customer", "Provider"), givenOn = Day() }),
            6 => Command("WithdrawTerminationNotice", id, new { withdrawnOn = Day() }),
            7 or 8 => Amended(id),
            9 => Command("RenewContract", id, new { newEndsOn = Day(24, 48), renewedOn = Day() }),
            10 => Command(
                "SuspendService", id,
                new { from = Day(), abateFees = random.Next(3) > 0, reason = "a flood" }),
            11 => Command("ResumeService", id, new { from = Day() }),
            12 => Command(
                "AssignContract", id,
                new { role = One("Customer", "Provider"), toPartyId = One(Parties), effectiveOn = Day() }),
            13 => Command(
                "TerminateForCause", id, new { givenOn = Day(), lastServiceDay = Day(), reason = "unpaid" }),
            14 => OnOthers(),
            15 => Command(
                "CorrectEvent", id,
                Draft.Of(new { version = random.Next(1, 5), reason = "mistyped" }).With("replacement", null)),
            _ => OnDocuments(id),
        };
    }

    private Draft OnDocuments(string id)
    {
        var (invoice, on) = ($"{id}-000{random.Next(1, 4)}", Day(6, 14));
        return random.Next(8) switch
        {
            0 => Command(
                "IssueCreditNote", id,
                new { invoice, amount = "10.00", issuedOn = on, reason = "an outage" }),
            1 => Command("VoidInvoice", id, new { invoice, voidedOn = on, reason = "mistyped" }),
            2 => Command("DisputeInvoice", id, new { invoice, disputedOn = on, reason = "late" }),
            3 or 4 => Command("RecordPayment", id, new
            {
                invoice,
                amount = Amount(),
                paidOn = on,
                reference = $"wire-{_references++}",
                allowUnapplied = random.Next(2) == 0,
            }),
            _ => Command("InvoiceMonth", id, new { month = Day()[..7], issuedOn = Day() }),
        };
    }

    private Draft OnOthers() => random.Next(3) switch
    {
        0 => Command(
            "RecordAcquisition", One(Parties), new { acquiredId = One(Parties), effectiveOn = Day() }),
        1 => Command("ExpandFacility", One(Sites), new { from = Day(), capacity = new { megawatts = 50 } }),
        _ => Command("CloseMonth", "provider", new { month = "2026-07", closedOn = "2026-08-03" }),
    };

    private Draft Signed(string id)
    {
        var start = Month(random.Next(5, 10));
        var terms = Terms.Plain($"{start}-01", random.Next(5) == 0 ? null : Day(14, 30), Amount())
            .With("customerId", One("customer", "stranger"))
            .With("signedOn", Day(4, 8))
            .With("currency", random.Next(5) == 0 ? "EUR" : "USD")
            .With("billing.timing", One("Advance", "Arrears"))
            .With("proration", One("ActualDays", "ActualDays", "Thirty360", "FullMonths"))
            .With("capacity", Capacity())
            .With("termination", random.Next(4) == 0 ? null : new
            {
                by = One("Either", "Customer", "Provider"),
                noticeDays = random.Next(10, 100),
                lockInMonths = random.Next(0, 6),
            });
        return Command("SignContract", id, terms);
    }

    private Draft Announced(string id) => Command(
        "AnnounceDeal", id, Terms.Deal.With("announcedOn", Day(4, 8)).With("monthlyFee", Amount()));

    private Draft Amended(string id)
    {
        var on = Day();
        var change = Draft.Of(new { effectiveOn = on });
        return Command("AmendContract", id, random.Next(3) switch
        {
            0 => change.With("endsOn", random.Next(3) == 0 ? null : Day(12, 40)),
            1 => change.With("fees", Terms.Fee(on, Amount())).With("bookInOpenMonth", random.Next(2) == 0),
            _ => change.With("fees", Terms.Fee(on, Amount())).With("capacity", Capacity()),
        });
    }

    /// <summary>A place, or two, of which each has its share or none is stated.</summary>
    private object[] Capacity()
    {
        var (first, second, share) = (random.Next(3), random.Next(1, 3), random.Next(1, 100));
        object Line(int site, decimal? share) => new
        {
            facilityId = Sites[site % Sites.Length],
            megawatts = random.Next(20, 90),
            share,
        };
        return random.Next(4) switch
        {
            0 => [Line(first, share / 100m), Line(first + second, 1 - share / 100m)],
            1 => [Line(first, null), Line(first + second, null)],
            _ => [Line(first, null)],
        };
    }

    private string Amount() => $"{random.Next(1, 5000)}.{random.Next(100):00}";

    // Months are counted from January 2026.
    private static string Month(int month) =>
        new DateOnly(2026, 1, 1).AddMonths(month - 1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string Day(int from = 6, int to = 18) =>
        $"{Month(random.Next(from, to))}-{random.Next(1, 29):00}";

    private string One(params string[] any) => any[random.Next(any.Length)];
}
