using System.Diagnostics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Milestones;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>Each milestone and its day, by hand.</summary>
public sealed class Milestones_of_a_contract
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static string[] Of(params ContractEvent[] events) =>
    [
        .. ContractMilestones.Of(Given(events).State)
            .Select(one => $"{one.On:yyyy-MM-dd} {one.Kind} {one.Invoice}".TrimEnd()),
    ];

    /// <summary>The last 90 days to 2029-12-31 begin on 2029-10-03.</summary>
    [Fact]
    public void Without_notice_are_start_window_renewal_and_end() => Of(Reflection).ShouldBe(
        [
            "2026-07-01 Commenced", "2026-10-01 NoticeWindowOpened", "2029-10-03 RenewalDue",
            "2030-01-01 Expired",
        ]);

    [Fact]
    public void Of_an_announcement_are_none() => Of(Hearsay).ShouldBeEmpty();

    [Fact]
    public void Under_notice_end_with_the_termination() => Of(Reflection, Notice).ShouldBe(
        [
            "2026-07-01 Commenced", "2026-10-01 NoticeWindowOpened", "2027-01-15 CameUnderNotice",
            "2027-04-16 Terminated",
        ]);

    [Fact]
    public void Say_who_gave_notice_and_when_service_ends()
    {
        var milestones = ContractMilestones.Of(Given(Reflection, Notice).State);
        milestones[2].ShouldBe(new(
            MilestoneKind.CameUnderNotice, Day("2027-01-15"), Side.Customer, Day("2027-04-15")));
        milestones[3].LastServiceDay.ShouldBe(Day("2027-04-15"));
    }

    [Fact]
    public void Of_a_withdrawn_notice_keep_its_day_and_go_on_to_the_end() =>
        Of(Reflection, Notice, new TerminationNoticeWithdrawn(Day("2027-02-10"))).ShouldBe(
        [
            "2026-07-01 Commenced", "2026-10-01 NoticeWindowOpened", "2027-01-15 CameUnderNotice",
            "2029-10-03 RenewalDue", "2030-01-01 Expired",
        ]);

    [Fact]
    public void Of_a_notice_withdrawn_on_its_own_day_do_not_name_it() =>
        Of(Reflection, Notice, new TerminationNoticeWithdrawn(Day("2027-01-15")))
            .ShouldNotContain("2027-01-15 CameUnderNotice");

    [Fact]
    public void Of_a_notice_that_a_correction_took_back_do_not_name_it() =>
        Of(Reflection, Notice, Correcting_a_fact.Corrected(2, Notice, null)).ShouldBe(Of(Reflection));

    [Fact]
    public void Under_a_termination_for_cause_end_with_it() => Of(
        Reflection, new ContractTerminatedForCause(Day("2026-09-10"), Day("2026-09-30"), "unpaid"))
        .ShouldBe(["2026-07-01 Commenced", "2026-09-10 CameUnderNotice", "2026-10-01 Terminated"]);

    [Fact]
    public void Of_a_termination_for_cause_dated_after_service_count_from_its_day() => Of(
        Reflection, new ContractTerminatedForCause(Day("2026-09-10"), Day("2026-08-31"), "unpaid"))
        .ShouldBe(["2026-07-01 Commenced", "2026-09-10 Terminated"]);

    [Fact]
    public void Of_a_rescinded_contract_are_none() =>
        Of(Reflection, new ContractRescinded(Day("2026-06-25"), "no finance")).ShouldBeEmpty();

    [Fact]
    public void Of_a_termination_before_the_start_are_the_termination_alone() => Of(
        Reflection, new ContractTerminatedForCause(Day("2026-06-23"), Day("2026-06-25"), "unpaid"))
        .ShouldBe(["2026-06-23 CameUnderNotice", "2026-06-26 Terminated"]);

    [Fact]
    public void Expire_when_the_term_came_to_end_before_the_notice_did() =>
        Of(Reflection, Notice, new ContractAmended(Day("2027-02-01"), EndsOn: Day("2027-03-31")))
            .ShouldContain("2027-04-01 Expired");

    [Fact]
    public void Of_a_short_term_are_due_for_renewal_from_its_start() =>
        Of(Lasting("2026-07-01", "2026-07-31", 1m) with { Termination = null })
            .ShouldBe(["2026-07-01 Commenced", "2026-07-01 RenewalDue", "2026-08-01 Expired"]);

    [Fact]
    public void Of_an_open_ended_term_have_no_end() => Of(Lasting("2026-07-01", null, 1m))
        .ShouldBe(["2026-07-01 Commenced", "2026-10-01 NoticeWindowOpened"]);

    [Fact]
    public void Know_no_window_in_a_lock_in_as_long_as_the_term() =>
        Of(Reflection with { Termination = NinetyDays with { LockInMonths = 42 } })
            .ShouldNotContain(one => one.Contains("NoticeWindowOpened", StringComparison.Ordinal));

    [Fact]
    public void Know_no_window_when_any_notice_would_end_with_the_term() =>
        Of(Lasting("2026-07-01", "2026-12-30", 1m))
            .ShouldNotContain(one => one.Contains("NoticeWindowOpened", StringComparison.Ordinal));

    [Fact]
    public void Open_the_window_with_service_when_the_lock_in_locks_the_end() =>
        Of(Reflection with { Termination = NinetyDays with { LockIn = LockInMeaning.Termination } })
            .ShouldContain("2026-07-01 NoticeWindowOpened");

    [Fact]
    public void Open_the_window_once_when_one_clause_follows_another() =>
        Of(
            Reflection,
            new ContractAmended(Day("2027-02-01"), Termination: NinetyDays with { NoticeDays = 30 }))
            .ShouldBe(Of(Reflection));

    [Fact]
    public void Open_the_window_again_after_days_without_a_clause() => Of(
        Reflection,
        new ContractAmended(Day("2027-02-01"), NoTermination: true),
        new ContractAmended(Day("2027-06-01"), Termination: NinetyDays))
        .Where(one => one.EndsWith("NoticeWindowOpened", StringComparison.Ordinal))
        .ShouldBe(["2026-10-01 NoticeWindowOpened", "2027-06-01 NoticeWindowOpened"]);

    /// <summary>July is due on 2026-07-31: unpaid at the end of 2026-08-01 it is overdue.</summary>
    [Theory]
    [InlineData(null, 0, true)]
    [InlineData("2026-07-31", 150_000_000, false)]
    [InlineData("2026-08-01", 150_000_000, false)]
    [InlineData("2026-08-02", 150_000_000, true)]
    [InlineData("2026-07-31", 149_999_999, true)]
    public void Name_an_invoice_that_is_open_after_it_was_due(string? paidOn, decimal amount, bool overdue)
    {
        ContractEvent[] paid = paidOn is null
            ? []
            : [new PaymentRecorded(Invoicing_a_month.July.Number, amount, "USD", Day(paidOn), "wire-1")];
        Of([Reflection, Invoicing_a_month.July, .. paid])
            .Contains($"2026-08-01 InvoiceOverdue {Invoicing_a_month.July.Number}").ShouldBe(overdue);
    }

    [Fact]
    public void Name_an_invoice_on_the_day_its_dispute_ends() => OverdueOf(
        Dispute(First, null, "2026-07-20"), Resolve(First, DisputeOutcome.Rejected, "2026-09-10"))
        .ShouldBe(["2026-09-10"]);

    [Fact]
    public void Name_an_invoice_on_the_day_its_payment_is_taken_back() => OverdueOf(
        Pay(First, 150_000_000m, "2026-07-20"), Reverse(First, "2026-08-15")).ShouldBe(["2026-08-15"]);

    [Fact]
    public void Do_not_name_an_invoice_that_was_voided_or_written_off()
    {
        OverdueOf(Void(First, "2026-07-31")).ShouldBeEmpty();
        OverdueOf(WriteOff(First, null, "2026-08-01")).ShouldBeEmpty();
        OverdueOf(WriteOff(First, null, "2026-08-02")).ShouldBe(["2026-08-01"]);
    }

    private static string[] OverdueOf(params Func<Contract, Decided<ContractEvent>>[] done) =>
    [
        .. ContractMilestones.Of(Given(Reflection, Invoicing_a_month.July).Then(done).State)
            .Where(one => one.Kind == MilestoneKind.InvoiceOverdue)
            .Select(one => $"{one.On:yyyy-MM-dd}"),
    ];
}

public sealed class The_log_of_milestones
{
    private static readonly MilestoneReached Commenced = new(MilestoneKind.Commenced, Day("2026-07-01"));

    [Fact]
    public void Tells_milestones_apart_by_kind_day_and_invoice()
    {
        var log = MilestoneLog.Evolve(MilestoneLog.None, Commenced);
        log.Has(Commenced with { LastServiceDay = Day("2029-12-31") }).ShouldBeTrue();
        log.Has(Commenced with { On = Day("2026-07-02") }).ShouldBeFalse();
        log.Has(Commenced with { Kind = MilestoneKind.Expired }).ShouldBeFalse();
        log.Has(Commenced with { Invoice = "reflection-0001" }).ShouldBeFalse();
    }

    [Fact]
    public void Holds_each_once() => Should.Throw<UnreachableException>(() =>
        MilestoneLog.Evolve(MilestoneLog.Evolve(MilestoneLog.None, Commenced), Commenced));
}
