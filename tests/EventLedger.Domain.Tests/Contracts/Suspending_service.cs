using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Suspending_service
{
    private static readonly ContractSigned Year = Lasting("2027-01-01", "2027-12-31", 1_000m);

    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-04-01"), Day("2027-06-30"));

    internal static ServiceSuspended Free(string from) => new(Day(from), true, "flood");

    internal static ServiceSuspended Paid(string from) => new(Day(from), false, "rain");

    internal static ServiceResumed Resumed(string from) => new(Day(from));

    private static Func<Contract, Decided<ContractEvent>> Suspend(string from, bool abateFees = true) =>
        contract => Suspending.Decide(
            new SuspendService(Day(from), abateFees, abateFees ? "flood" : "rain"), Id, contract);

    private static Func<Contract, Decided<ContractEvent>> Resume(string from) =>
        contract => Suspending.Decide(new ResumeService(Day(from)), Id, contract);

    private static string[] Periods(Story<Contract, ContractEvent> story) =>
    [
        .. story.State.Agreement!.Suspensions.Select(s =>
            $"{s.From:MM-dd} to {s.To?.ToString("MM-dd") ?? "open"}{(s.AbateFees ? "" : ", paid")}"),
    ];

    [Fact]
    public void Lasts_until_it_is_resumed()
    {
        var suspended = Given(Year).When(Suspend("2027-02-11")).Then(Free("2027-02-11"));
        Periods(suspended).ShouldBe(["02-11 to open"]);
        var resumed = suspended.When(Resume("2027-02-21")).Then(Resumed("2027-02-21"));
        Periods(resumed).ShouldBe(["02-11 to 02-20"]);
        Periods(resumed.When(Suspend("2027-02-21", false)).Then(Paid("2027-02-21")))
            .ShouldBe(["02-11 to 02-20", "02-21 to open, paid"]);
    }

    [Theory]
    [InlineData("2027-02-10", ContractStatus.Active)]
    [InlineData("2027-02-11", ContractStatus.Suspended)]
    [InlineData("2027-02-20", ContractStatus.Suspended)]
    [InlineData("2027-02-21", ContractStatus.Active)]
    public void Is_the_status_of_its_days_free_of_fees_or_not(string asOf, ContractStatus status)
    {
        Given(Year, Free("2027-02-11"), Resumed("2027-02-21")).AsOf(asOf).Status.ShouldBe(status);
        Given(Year, Paid("2027-02-11"), Resumed("2027-02-21")).AsOf(asOf).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("2027-03-31", ContractStatus.Suspended)]
    [InlineData("2027-04-01", ContractStatus.UnderNotice)]
    [InlineData("2027-06-30", ContractStatus.UnderNotice)]
    [InlineData("2027-07-01", ContractStatus.Terminated)]
    public void Comes_after_notice_and_end_in_the_status(string asOf, ContractStatus status) =>
        Given(Year, Free("2027-02-11"), Notice).AsOf(asOf).Status.ShouldBe(status);

    [Fact]
    public void Ends_with_the_term() =>
        Given(Year, Free("2027-02-11")).AsOf("2028-01-01").Status.ShouldBe(ContractStatus.Expired);

    [Fact]
    public void Moves_neither_lock_in_nor_notice_nor_term()
    {
        var view = Given(Year, Free("2027-02-11"), Notice).AsOf("2027-04-01");
        view.EarliestNoticeOn.ShouldBe(Day("2027-04-01"));
        view.LastServiceDay.ShouldBe(Day("2027-06-30"));
        view.Agreement!.EndsOn.ShouldBe(Day("2027-12-31"));
    }

    [Fact]
    public void Free_of_fees_takes_the_fee_out_of_what_is_live()
    {
        var free = Given(Year, Free("2027-02-11")).AsOf("2027-02-11");
        (free.LiveFee, free.SuspendedFee, free.MonthlyFee).ShouldBe((null, Usd(1_000m), Usd(1_000m)));
        var paid = Given(Year, Paid("2027-02-11")).AsOf("2027-02-11");
        (paid.LiveFee, paid.SuspendedFee, paid.MonthlyFee).ShouldBe((Usd(1_000m), null, Usd(1_000m)));
        var over = Given(Year, Free("2027-02-11")).AsOf("2028-01-01");
        (over.LiveFee, over.SuspendedFee, over.MonthlyFee).ShouldBe((null, null, null));
    }

    [Theory]
    [Refuses<ContractRefusal.NotServing>]
    [InlineData("2026-12-31")]
    [InlineData("2028-01-01")]
    public void Is_refused_outside_the_term(string from) => Given(Year).When(Suspend(from)).ThenRefused(
        new ContractRefusal.NotServing(Day(from), Day("2027-01-01"), Day("2027-12-31"), null));

    [Fact]
    [Refuses<ContractRefusal.NotServing>]
    public void Is_refused_after_the_last_service_day_under_notice()
    {
        Given(Year, Notice).When(Suspend("2027-06-30")).ThenAccepted();
        Given(Year, Notice).When(Suspend("2027-07-01")).ThenRefused<ContractRefusal.NotServing>()
            .LastServiceDay.ShouldBe(Day("2027-06-30"));
    }

    [Fact]
    [Refuses<ContractRefusal.NotServing>]
    public void Is_refused_on_a_suspended_day()
    {
        Given(Year, Paid("2027-02-11"), Resumed("2027-02-21")).When(Suspend("2027-02-20")).ThenRefused(
            new ContractRefusal.NotServing(
                Day("2027-02-20"), Day("2027-01-01"), Day("2027-12-31"), Day("2027-02-11")));
        Given(Year, Free("2027-02-11")).When(Suspend("2027-11-11"))
            .ThenRefused<ContractRefusal.NotServing>();
    }

    [Theory]
    [Refuses<ContractRefusal.NotSuspended>]
    [InlineData("2027-02-10")]
    [InlineData("2027-02-21")]
    [InlineData("2028-01-01")]
    public void Cannot_be_ended_on_a_day_that_is_not_suspended(string from) =>
        Given(Year, Free("2027-02-11"), Resumed("2027-02-21"), Free("2027-10-01"))
            .When(Resume(from)).ThenRefused(new ContractRefusal.NotSuspended(Day(from)));

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced()
    {
        Given(Hearsay).When(Suspend("2027-02-11")).ThenRefused(new ContractRefusal.NotSigned(Id));
        Given(Hearsay).When(Resume("2027-02-11")).ThenRefused(new ContractRefusal.NotSigned(Id));
    }

    [Fact]
    public void Recorded_later_but_dated_earlier_lasts_until_the_next_begins_and_ends_with_it()
    {
        var story = Given(Year, Free("2027-03-01"), Resumed("2027-04-01"), Paid("2027-02-11"));
        Periods(story).ShouldBe(["02-11 to 02-28, paid", "03-01 to 03-31"]);
        Periods(Given(Year, Free("2027-03-01"), Paid("2027-02-11")).When(Resume("2027-04-01")).ThenAccepted())
            .ShouldBe(["02-11 to 02-28, paid", "03-01 to 03-31"]);
        Periods(story.When(Resume("2027-02-21")).ThenAccepted())
            .ShouldBe(["02-11 to 02-20, paid", "03-01 to 03-31"]);
    }

    [Fact]
    public void Is_ended_earlier_by_a_resumption_that_is_dated_earlier()
    {
        var planned = Given(Year, Free("2027-03-01"), Resumed("2027-06-01"));
        var earlier = planned.When(Resume("2027-04-01")).ThenAccepted();
        Periods(earlier).ShouldBe(["03-01 to 03-31"]);
        Periods(earlier.When(Suspend("2027-04-10")).ThenAccepted())
            .ShouldBe(["03-01 to 03-31", "04-10 to open"]);
    }

    [Fact]
    public void Taken_back_by_a_correction_contradicts_its_resumption()
    {
        Func<Contract, Decided<ContractEvent>> Correct(long version, ContractEvent? reading) =>
            contract => Correcting.Decide(
                new CorrectEvent(version, reading, Day("2027-07-01"), "mistyped"), Id, contract, Everyone);

        var story = Given(Year, Free("2027-02-11"), Resumed("2027-02-21"));
        story.When(Correct(2, null)).ThenRefused<ContractRefusal.CorrectionContradicts>()
            .Rule.ShouldBe("not-suspended");
        Periods(story.When(Correct(2, Paid("2027-02-01"))).ThenAccepted())
            .ShouldBe(["02-01 to 02-20, paid"]);
        Periods(story.When(Correct(3, null)).ThenAccepted()).ShouldBe(["02-11 to open"]);
    }

    [Fact]
    public void Resumed_on_its_first_day_leaves_nothing_and_may_be_entered_again_otherwise()
    {
        var undone = Given(Year, Free("2027-03-01")).When(Resume("2027-03-01")).ThenAccepted();
        Periods(undone).ShouldBeEmpty();
        undone.Charge("2027-03").ShouldBe("1000.00");
        Periods(undone.When(Suspend("2027-03-01", false)).ThenAccepted()).ShouldBe(["03-01 to open, paid"]);
    }
}

public sealed class A_charge_of_a_suspended_contract
{
    private static readonly ContractSigned Year = Lasting("2027-01-01", "2027-12-31", 1_000m);

    private static readonly ContractEvent[] TenDays =
        [Suspending_service.Free("2027-02-11"), Suspending_service.Resumed("2027-02-21")];

    private static Story<Contract, ContractEvent> Suspended(
        ContractSigned signed, string from, string? to = null) =>
        Given([signed, Suspending_service.Free(from), .. to is null
            ? (ContractEvent[])[]
            : [Suspending_service.Resumed(to)]]);

    /// <summary>18 of 28 days; 10 days are 357.142…, the other 8 what is missing to 642.857….</summary>
    [Fact]
    public void Is_for_the_days_that_are_not_free_and_has_a_line_for_each_run_of_them()
    {
        var story = Given([Year, .. TenDays]);
        story.Charge("2027-02").ShouldBe("642.86");
        story.Lines("2027-02").ShouldBe(["01-10 357.14", "21-28 285.72"]);
        story.Charge("2027-03").ShouldBe("1000.00");
    }

    [Fact]
    public void Is_the_whole_fee_in_one_line_where_fees_run_on()
    {
        var story = Given(
            Year, Suspending_service.Paid("2027-02-11"), Suspending_service.Resumed("2027-02-21"));
        story.Charge("2027-02").ShouldBe("1000.00");
        story.Lines("2027-02").ShouldBe(["01-28 1000.00"]);
    }

    [Fact]
    public void Has_a_line_for_each_fee_and_run_of_days()
    {
        var story = Given([Year with { Fees = [.. Year.Fees, new(Day("2027-02-25"), 2_800m)] }, .. TenDays]);
        story.Lines("2027-02").ShouldBe(["01-10 357.14", "21-24 142.86", "25-28 400.00"]);
        story.Charge("2027-02").ShouldBe("900.00");
    }

    [Fact]
    public void Is_nothing_from_a_suspension_on_that_nothing_ends()
    {
        var story = Suspended(Year, "2027-01-20");
        story.Charge("2027-01").ShouldBe("612.90");
        story.Charge("2027-12").ShouldBe("0.00");
        story.AsOf("2027-01-01").Commitment.Headline.ShouldBe(Usd(612.90m));
    }

    [Fact]
    public void Is_missing_from_headline_earned_and_firm_alike()
    {
        var commitment = Given([Year, .. TenDays]).AsOf("2027-02-15").Commitment;
        commitment.Headline.ShouldBe(Usd(11_642.86m));
        commitment.Earned.ShouldBe(Usd(1_357.14m));
        commitment.FirmUntil.ShouldBe(Day("2027-06-30"));
        commitment.Firm.ShouldBe(Usd(4_285.72m));
        commitment.Cancellable.ShouldBe(Usd(6_000.00m));
    }

    [Theory]
    [InlineData("2027-02-11", "2027-02-21", "2027-02", "2000.00")]
    [InlineData("2027-02-21", "2027-03-01", "2027-02", "2000.00")] // the 28th weighs 3
    [InlineData("2027-01-31", "2027-02-01", "2027-01", "3000.00")] // the 31st weighs nothing
    [InlineData("2027-01-01", "2027-01-31", "2027-01", "0.00")]
    public void By_months_of_thirty_days_leaves_out_what_its_days_weigh(
        string from, string to, string month, string charge)
    {
        var thirty = Lasting("2027-01-01", "2027-12-31", 3_000m) with { Proration = Proration.Thirty360 };
        Suspended(thirty, from, to).Charge(month).ShouldBe(charge);
    }

    [Fact]
    public void By_whole_months_is_the_fee_of_the_first_day_that_is_not_free()
    {
        var whole = Year with
        {
            Proration = Proration.FullMonths,
            Fees = [new(Day("2027-01-01"), 1_000m), new(Day("2027-02-15"), 1_600m)],
        };
        Suspended(whole, "2027-02-01", "2027-02-20").Lines("2027-02").ShouldBe(["20-28 1600.00"]);
        Suspended(whole, "2027-02-10", "2027-02-20").Lines("2027-02").ShouldBe(["01-28 1000.00"]);
        Suspended(whole, "2027-02-01", "2027-03-01").Charge("2027-02").ShouldBe("0.00");
        Suspended(whole, "2027-02-01", "2027-02-20").Charges().EarnedBefore(Day("2027-02-20"))
            .ShouldBe(Usd(1_000m));
    }

    [Fact]
    [Refuses<ContractRefusal.NothingToInvoice>]
    public void Of_a_month_without_a_day_of_service_cannot_be_invoiced()
    {
        Func<Contract, Decided<ContractEvent>> Invoice(string month) =>
            contract => Invoicing.Decide(
                new InvoiceMonth(MonthOf(month), Day("2027-12-31"), Day("2027-12-31")), Id, contract);

        var story = Suspended(Year, "2027-02-01", "2027-03-31");
        story.When(Invoice("2027-02")).ThenRefused(new ContractRefusal.NothingToInvoice(
            MonthOf("2027-02"), Day("2027-01-01"), Day("2027-12-31"), Day("2027-02-01")));
        story.When(Invoice("2028-01")).ThenRefused(new ContractRefusal.NothingToInvoice(
            MonthOf("2028-01"), Day("2027-01-01"), Day("2027-12-31")));
        story.When(Invoice("2027-03")).ThenAccepted();
        story.Charge("2027-03").ShouldBe("32.26");
    }
}
