using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.RunRate;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>Assignments, ends that are no notice, announcements that are not kept.</summary>
public sealed class Run_rate_of_deals_that_change
{
    private static RunRateCurrency On(string day, params ContractEvent[] events) => RunRateReport
        .Of(
            [RealDeals.Known("r", events)], Day(day), RunRateGrouping.Customer, RealDeals.Names,
            RealDeals.Control)
        .Single();

    [Fact]
    public void Moves_to_the_new_customer_and_is_neither_more_nor_less()
    {
        var assigned = new ContractAssigned(Side.Customer, "google", Day("2027-01-10"));
        var before = On("2027-01-09", RealDeals.Signed, assigned);
        before.Groups.Single().ShouldBe(new(
            "reflection-ai", "Reflection AI", Usd(150_000_000m), Usd(150_000_000m), Usd(150_000_000m),
            Usd(0m), new(Usd(150_000_000m), Usd(150_000_000m), Usd(150_000_000m), Usd(0m)),
            new(Usd(0m), Usd(0m), Usd(0m), Usd(0m))));
        var after = On("2027-01-10", RealDeals.Signed, assigned);
        after.Groups.Single().ShouldBe(before.Groups.Single() with { Id = "google", Name = "Google" });
        after.Live.ShouldBe(before.Live);
    }

    [Theory]
    [InlineData("2027-01-14", 150_000_000, null)]
    [InlineData("2027-01-15", 150_000_000, "2027-02")]
    [InlineData("2027-01-31", 150_000_000, "2027-02")]
    [InlineData("2027-02-01", 0, null)]
    public void Of_a_contract_terminated_for_cause_says_when_it_leaves(string day, long live, string? leaves)
    {
        var row = On(
            day, RealDeals.Signed, new ContractTerminatedForCause(Day("2027-01-15"), Day("2027-01-31"), "x"));
        row.Live.Monthly.ShouldBe(Usd(live));
        row.UnderNotice.Select(leaving => $"{leaving.LeavesIn}").ShouldBe(leaves is null ? [] : [leaves]);
    }

    [Theory]
    [InlineData("2026-06-24", 150_000_000)]
    [InlineData("2026-06-25", 0)]
    [InlineData("2026-07-01", 0)]
    public void Of_a_rescinded_contract_is_contracted_to_the_day_before(string day, long contracted)
    {
        var row = On(day, RealDeals.Signed, new ContractRescinded(Day("2026-06-25"), "no finance"));
        row.Contracted.Monthly.ShouldBe(Usd(contracted));
        row.Live.Monthly.ShouldBe(Usd(0m));
    }

    [Theory]
    [InlineData("2026-06-30", 920_000_000)]
    [InlineData("2026-07-01", 950_000_000)]
    [InlineData("2026-08-31", 950_000_000)]
    public void Follows_the_revisions_of_an_announcement(string day, long announced) => On(
            day,
            RealDeals.Google,
            new AnnouncementRevised(Day("2026-07-01"), MonthlyFee: 950_000_000.00m),
            new AnnouncementWithdrawn(Day("2026-09-01"), "no deal"))
        .Announced.Monthly.ShouldBe(Usd(announced));

    [Fact]
    public void Has_nothing_of_a_withdrawn_announcement_nor_have_commitments()
    {
        var withdrawn = new AnnouncementWithdrawn(Day("2026-09-01"), "no deal");
        var known = new[] { RealDeals.Known("g", RealDeals.Google, withdrawn) };
        RunRateReport
            .Of(known, Day("2026-09-01"), RunRateGrouping.Customer, RealDeals.Names, RealDeals.Control)
            .ShouldBeEmpty();
        CommitmentsReport.Of(known, Day("2026-09-01")).Announced.ShouldBeEmpty();
        CommitmentsReport.Of(known, Day("2026-08-31")).Announced.Single().ContractId.ShouldBe("g");
    }

    [Fact]
    public void Of_a_rescinded_contract_leaves_its_headline_forgone_in_commitments()
    {
        var rescinded = RealDeals.Known(
            "r", RealDeals.Signed, new ContractRescinded(Day("2026-06-25"), "no finance"));
        var report = CommitmentsReport.Of([rescinded], Day("2026-06-25"));
        var row = report.Rows.Single();
        (row.Status, row.Firm, row.FirmUntil, row.Forgone)
            .ShouldBe((ContractStatus.Rescinded, Usd(0m), null, Usd(6_300_000_000m)));
        report.Totals.Single().Forgone.ShouldBe(Usd(6_300_000_000m));
    }
}
