using System.Reflection;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests;
using EventLedger.Reporting.History;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>Each event of a contract, told as a finance person reads it.</summary>
public sealed class Every_event
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly ServiceSuspended Suspended = new(Day("2027-03-01"), true, "flood");

    private const string Invoice = $"{Streams.Id}-0001";

    private static readonly UnappliedPart[] Parts = [new(1m, Invoice: Invoice, Reference: "wire-1")];

    private static readonly InvoiceDisputed Disputed = new(Invoice, 1m, "USD", Day("2026-08-01"), "outage");

    internal static readonly ContractAmended Raised =
        new(Day("2026-07-01"), [new(Day("2026-07-01"), 160_000_000m)]);

    /// <summary>The raise altered July and August, which were closed.</summary>
    internal static readonly DifferencesBooked Booked = new(2, "AmendContract", "USD",
    [
        new("spacex", MonthOf("2026-07"), MonthOf("2026-09"), 10_000_000.00m),
        new("spacex", MonthOf("2026-08"), MonthOf("2026-09"), 10_000_000.00m),
    ],
    [new(MonthOf("2026-07"), 10_000_000.00m), new(MonthOf("2026-08"), 10_000_000.00m)]);

    /// <summary>An invoice, and a payment of which one dollar is left over.</summary>
    private static readonly ContractEvent[] Overpaid =
    [
        RealDeals.Signed,
        Streams.Invoiced(1, "2026-07", 150_000_000m),
        Streams.Paid(1, 2m, "2026-07-20", unapplied: 1m),
    ];

    /// <summary>
    /// A story per case of <see cref="ContractEvent"/>; the last event is the one that is told.
    /// </summary>
    private static readonly ContractEvent[][] Stories =
    [
        [RealDeals.Announced],
        [RealDeals.Announced, new AnnouncementRevised(Day("2026-06-25"), MonthlyFee: 160_000_000m)],
        [RealDeals.Announced, new AnnouncementWithdrawn(Day("2026-06-25"), "the talks ended")],
        [RealDeals.Signed],
        [RealDeals.Signed, new ContractAssigned(Side.Customer, "google", Day("2027-01-01"))],
        [RealDeals.Signed, new ContractTerminatedForCause(Day("2027-01-15"), Day("2027-01-31"), "unpaid")],
        [RealDeals.Signed, new ContractRescinded(Day("2026-06-25"), "no finance")],
        [RealDeals.Signed, new ContractAmended(Day("2027-01-01"), EndsOn: Day("2028-12-31"))],
        [
            RealDeals.Signed,
            new CommencementDelayed(Day("2026-09-01"), Day("2026-06-25"), Day("2030-02-28"), "no hall"),
        ],
        [RealDeals.Signed, new ContractRenewed(Day("2029-06-01"), Day("2031-12-31"))],
        [RealDeals.Signed, Suspended],
        [RealDeals.Signed, Suspended, new ServiceResumed(Day("2027-03-15"))],
        [RealDeals.Signed, Notice],
        [RealDeals.Signed, Notice, new TerminationNoticeWithdrawn(Day("2027-02-10"))],
        [RealDeals.Announced, new SourceAttached("monthlyFee", new("CNBC"))],
        [RealDeals.Signed, Streams.Invoiced(1, "2026-07", 150_000_000m)],
        [
            RealDeals.Signed,
            Streams.Invoiced(1, "2026-07", 150_000_000m),
            Streams.Paid(1, 150_000_000m, "2026-07-20"),
        ],
        [
            RealDeals.Signed, Notice,
            new EventCorrected(2, "termination_notice_given", null, Day("2027-02-01"), "never given"),
        ],
        [
            RealDeals.Signed,
            Streams.Invoiced(1, "2026-07", 150_000_000m),
            Streams.Credited(1, 1, 5_000_000m, "2026-07-20"),
        ],
        [
            RealDeals.Signed,
            Streams.Invoiced(1, "2026-07", 150_000_000m),
            new InvoiceVoided(Invoice, Day("2026-07-03"), "wrong address"),
        ],
        [.. Overpaid, new UnappliedApplied(Invoice, 1m, "USD", Day("2026-08-05"), Parts)],
        [.. Overpaid, new UnappliedRefunded(1m, "USD", Day("2026-08-05"), "refund-1", Parts)],
        [.. Overpaid, new PaymentReversed(Invoice, "wire-1", 2m, "USD", Day("2026-08-05"), "bounced", 1m)],
        [.. Overpaid, new InvoiceWrittenOff(Invoice, 1m, "USD", Day("2026-12-31"), "insolvency")],
        [.. Overpaid, Disputed],
        [
            .. Overpaid, Disputed,
            new DisputeResolved(Invoice, DisputeOutcome.Rejected, 1m, "USD", Day("2026-08-10")),
        ],
        [RealDeals.Signed, Raised, Booked],
        [.. Overpaid, new FinalAccountSettled(Day("2030-01-15"), "USD", 2m, 1m, [], Invoice)],
    ];

    public static TheoryData<Type> Cases =>
    [
        .. typeof(ContractEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ContractEvent)) && !type.IsAbstract),
    ];

    internal static string Told(params ContractEvent[] story) =>
        EventSentences.Of(story[^1], Spec.Given(story[..^1]).State, RealDeals.Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Has_one_sentence(Type type)
    {
        var story = Stories.Where(s => s[^1].GetType() == type)
            .ShouldHaveSingleItem($"a story of {type.Name}");
        var sentence = Told(story);
        sentence.ShouldEndWith(".");
        sentence.ShouldNotEndWith("..");
        sentence.ShouldNotContain("{");
        sentence.ShouldNotContain("  ");
        sentence.ShouldNotContain(" ,");
        char.IsUpper(sentence[0]).ShouldBe(!char.IsDigit(sentence[0]), sentence);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_told_with_each_of_its_dates(Type type)
    {
        var e = Stories.Single(s => s[^1].GetType() == type)[^1];
        var sentence = Told(Stories.Single(s => s[^1] == e));
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (member.GetValue(e) is DateOnly day)
                sentence.ShouldContain(day.ToString("yyyy-MM-dd"), Case.Sensitive, member.Name);
        }
    }
}
