using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class A_view_of_a_contract
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    [Fact]
    public void Before_its_signature_there_is_none() =>
        ContractView.AsOf(Given(Reflection).State.Terms, Day("2026-06-21")).ShouldBeNull();

    [Fact]
    public void Of_nothing_there_is_none() =>
        ContractView.AsOf(Contract.None.Terms, Day("2026-06-21")).ShouldBeNull();

    [Theory]
    [InlineData("2026-06-22", ContractStatus.Signed)]
    [InlineData("2026-06-30", ContractStatus.Signed)]
    [InlineData("2026-07-01", ContractStatus.Active)]
    [InlineData("2029-12-31", ContractStatus.Active)]
    [InlineData("2030-01-01", ContractStatus.Expired)]
    public void Goes_from_signed_to_active_to_expired(string asOf, ContractStatus status) =>
        Given(Reflection).AsOf(asOf).Status.ShouldBe(status);

    [Theory]
    [InlineData("2027-01-14", ContractStatus.Active)]
    [InlineData("2027-01-15", ContractStatus.UnderNotice)]
    [InlineData("2027-04-15", ContractStatus.UnderNotice)]
    [InlineData("2027-04-16", ContractStatus.Terminated)]
    [InlineData("2030-01-01", ContractStatus.Terminated)]
    public void Goes_from_active_to_under_notice_to_terminated(string asOf, ContractStatus status) =>
        Given(Reflection, Notice).AsOf(asOf).Status.ShouldBe(status);

    [Fact]
    public void Signed_after_its_start_is_active_at_once() =>
        Given(Reflection with { SignedOn = Day("2026-08-01") }).AsOf("2026-08-01")
            .Status.ShouldBe(ContractStatus.Active);

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", 100)]
    [InlineData("2027-02-14", 100)]
    [InlineData("2027-02-15", 160)]
    [InlineData("2029-12-31", 160)]
    [InlineData("2030-01-01", null)]
    public void Has_the_fee_of_the_last_step_that_has_begun(string asOf, int? fee)
    {
        var view = Given(Reflection with
        {
            Fees = [new(Day("2026-07-01"), 100m), new(Day("2027-02-15"), 160m)],
        }).AsOf(asOf);
        var money = fee is { } amount ? Usd(amount) : (Money?)null;
        view.MonthlyFee.ShouldBe(money);
        view.LiveFee.ShouldBe(money);
    }

    [Fact]
    public void Before_its_start_has_a_fee_to_come()
    {
        Given(Reflection).AsOf("2026-06-30").FeeToCome.ShouldBe(Usd(150_000_000m));
        Given(Reflection).AsOf("2026-07-01").FeeToCome.ShouldBeNull();
    }

    [Fact]
    public void Under_notice_has_its_live_fee_to_the_last_service_day()
    {
        Given(Reflection, Notice).AsOf("2027-04-15").LiveFee.ShouldBe(Usd(150_000_000m));
        Given(Reflection, Notice).AsOf("2027-04-16").LiveFee.ShouldBeNull();
    }

    [Fact]
    public void Names_the_parties_the_notice_and_the_clause()
    {
        var view = Given(Reflection, Notice).AsOf("2027-01-15");
        view.ProviderId.ShouldBe("spacex");
        view.CustomerId.ShouldBe("reflection-ai");
        view.Notice.ShouldBe(new Notice(Side.Customer, Day("2027-01-15"), Day("2027-04-15")));
        view.LastServiceDay.ShouldBe(Day("2027-04-15"));
        view.EarliestNoticeOn.ShouldBe(Day("2026-10-01"));
        view.Termination.ShouldBe(NinetyDays);
    }
}
