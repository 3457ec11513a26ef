using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.ReadModels;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class Commitments_of_real_deals
{
    private static readonly TerminationClause Clause = RealDeals.Signed.Termination!;

    private static CommitmentRow Reflection(string day, params ContractEvent[] more) => CommitmentsReport
        .Of([RealDeals.Known("r", [RealDeals.Announced, RealDeals.Signed, .. more])], Day(day))
        .Rows.ShouldHaveSingleItem();

    [Theory]
    [InlineData("2026-07-01", "0.00", "895161290.32", "2026-12-30", "5404838709.68")]
    [InlineData("2027-01-15", "967741935.48", "457258064.52", "2027-04-15", "4875000000.00")]
    public void Tell_the_headline_from_what_is_firm(
        string day, string earned, string firm, string until, string cancellable)
    {
        var row = Reflection(day);
        row.Headline.ShouldBe(Usd(6_300_000_000m));
        row.Earned.ToString().ShouldBe(earned);
        row.Firm.ToString().ShouldBe(firm);
        row.FirmUntil.ShouldBe(Day(until));
        row.Cancellable.ToString().ShouldBe(cancellable);
        row.Forgone.ShouldBe(Usd(0m));
    }

    [Theory]
    [InlineData(LockInMeaning.Notice, NoticeCounting.IncludeNoticeDay, "2026-12-29", "890322580.65")]
    [InlineData(LockInMeaning.Termination, NoticeCounting.ExcludeNoticeDay, "2026-09-30", "450000000.00")]
    public void Differ_by_how_the_clause_is_read(
        LockInMeaning lockIn, NoticeCounting counting, string until, string firm)
    {
        var clause = Clause with { LockIn = lockIn, Counting = counting };
        var signed = RealDeals.Signed with { Termination = clause };
        var row = CommitmentsReport.Of([RealDeals.Known("r", signed)], Day("2026-07-01")).Rows.Single();
        row.FirmUntil.ShouldBe(Day(until));
        row.Firm.ToString().ShouldBe(firm);
    }

    [Fact]
    public void Turn_what_was_cancellable_into_forgone_by_notice()
    {
        var row = Reflection(
            "2027-01-15", new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")));
        row.Status.ShouldBe(ContractStatus.UnderNotice);
        row.Cancellable.ShouldBe(Usd(0m));
        row.Forgone.ShouldBe(Usd(4_875_000_000m));
    }

    [Fact]
    public void Follow_the_clause_until_the_day_of_a_notice_that_is_known()
    {
        var row = Reflection(
            "2026-12-01", new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")));
        row.Status.ShouldBe(ContractStatus.Active);
        row.FirmUntil.ShouldBe(Day("2027-03-01"));
    }

    [Fact]
    public void Name_the_parties_and_the_first_way_out_of_each()
    {
        var row = Reflection("2026-07-01");
        (row.Title, row.ProviderId, row.CustomerId)
            .ShouldBe(("Reflection AI on Colossus 2", "spacex", "reflection-ai"));
        var exit = new Exit(Day("2026-10-01"), Day("2026-12-30"), Usd(895_161_290.32m));
        row.EarliestExit.ShouldBe(new(exit, exit));
    }

    [Fact]
    public void Keep_announced_deals_apart_by_id()
    {
        var report = CommitmentsReport.Of(RealDeals.All, Day("2026-07-01"));
        report.Rows.Select(row => row.ContractId).ShouldBe(["reflection-colossus-2"]);
        report.Announced.Select(row => $"{row.ContractId}: {row.Headline} {row.MonthlyFee}").ShouldBe(
        [
            "anthropic-colossus-1:  1250000000.00",
            "cursor-spacex:  ",
            "google-colossus-2: 30000000000.00 920000000.00",
            "openai-oracle: 300000000000.00 ",
        ]);
        report.Totals.ShouldHaveSingleItem().ShouldBe(new(
            Currency: Domain.Currency.Of("USD"),
            Contracts: 1,
            OpenEnded: 0,
            Headline: Usd(6_300_000_000m),
            Earned: Usd(0m),
            Firm: Usd(895_161_290.32m),
            Cancellable: Usd(5_404_838_709.68m),
            Forgone: Usd(0m)));
    }

    [Fact]
    public void Are_only_announced_before_the_signature()
    {
        var announced = RealDeals.Announced with { AnnouncedOn = Reduced("2026-06-01") };
        KnownContract[] contracts = [RealDeals.Known("r", announced, RealDeals.Signed)];
        var report = CommitmentsReport.Of(contracts, Day("2026-06-21"));
        report.Rows.ShouldBeEmpty();
        report.Totals.ShouldBeEmpty();
        report.Announced.Single().Headline.ShouldBe(Usd(6_300_000_000m));
        CommitmentsReport.Of(contracts, Day("2026-05-31")).Announced.ShouldBeEmpty();
    }

    [Fact]
    public void Of_an_announced_fee_and_term_are_the_fee_over_the_term()
    {
        var deal = RealDeals.Announced with { TotalValue = null };
        CommitmentsReport.Of([RealDeals.Known("r", deal)], Day("2026-07-01"))
            .Announced.Single().Headline.ShouldBe(Usd(6_300_000_000m));
    }

    [Fact]
    public void Without_an_end_have_no_headline_to_add()
    {
        var open = RealDeals.Signed with { Term = new(Day("2026-07-01")) };
        KnownContract[] contracts = [RealDeals.Known("b", RealDeals.Signed), RealDeals.Known("a", open)];
        var report = CommitmentsReport.Of(contracts, Day("2026-07-01"));
        var row = report.Rows[0];
        (row.ContractId, row.Headline, row.Cancellable, row.Forgone).ShouldBe(("a", null, null, null));
        var total = report.Totals.Single();
        (total.Contracts, total.OpenEnded, total.Headline).ShouldBe((2, 1, Usd(6_300_000_000m)));
        total.Firm.ShouldBe(Usd(1_790_322_580.64m));
    }
}
