using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tables;
using EventLedger.Reporting.Waterfall;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Rows of two answers are the same by what they are of, not by their place or their figures.
/// </summary>
public sealed class Rows_that_are_the_same
{
    private static readonly object[] Words = ["a", "b", 1, "1"];

    private static readonly CommitmentRow[] Commitments =
    [
        .. CommitmentsReport.Of([Signed("a", "USD"), Signed("b", "USD")], Day("2027-01-15")).Rows,
    ];

    [Fact]
    public void Are_found_wherever_they_stand_and_whatever_their_figures()
    {
        var later = CommitmentsReport.Of([Signed("b", "USD"), Signed("c", "USD")], Day("2028-01-15")).Rows;
        RowIdentity.Find(later, Commitments[1]).ShouldBeSameAs(later[0]);
        RowIdentity.Find(later, Commitments[0]).ShouldBeNull();
        later[0].Earned.ShouldNotBe(Commitments[1].Earned);
    }

    [Fact]
    public void Are_of_one_currency()
    {
        var corrected = CommitmentsReport.Of([Signed("a", "EUR")], Day("2027-01-15")).Rows;
        RowIdentity.Find(corrected, Commitments[0]).ShouldBeNull();
        RowIdentity.Find(Focus(corrected), Focus(Commitments)[0]).ShouldBeNull();
        RowIdentity.Find(Focus(Commitments), Focus(Commitments)[1]).ShouldBe(Focus(Commitments)[1]);
        var moved = new Movement(
            new(2027, 1), Day("2027-01-15"), "a", Currency.Of("USD"), MovementKind.New, Usd(1m));
        var inEuro = moved with { Currency = Currency.Of("EUR"), Amount = Money.Of(1m, Currency.Of("EUR")) };
        RowIdentity.Find(new[] { inEuro, moved with { Amount = Usd(2m) } }, moved)
            .ShouldBe(moved with { Amount = Usd(2m) });
    }

    [Fact]
    public void Are_of_one_closing_of_a_month()
    {
        var first = new StandingClosing("spacex", new(2027, 1), Day("2027-02-03"), 17);
        var again = first with { Position = 29 };
        RowIdentity.Find(new[] { again, first with { ClosedOn = Day("2027-02-04") } }, first)
            .ShouldBe(first with { ClosedOn = Day("2027-02-04") });
        RowIdentity.Find(new[] { again }, first).ShouldBeNull();
    }

    [Fact]
    public void Are_equal_where_they_are_no_rows_of_a_report()
    {
        RowIdentity.Find(Words, "b").ShouldBe("b");
        RowIdentity.Find(Words, "c").ShouldBeNull();
        RowIdentity.Find(Words, "1").ShouldBe("1");
    }

    [Fact]
    public void Are_told_apart_by_their_order_when_there_are_two()
    {
        RunRateUnderNotice[] rows =
        [
            .. RunRateReport.Of(
                [Leaving("b"), Leaving("a"), Leaving("b")], Day("2027-01-20"), RunRateGrouping.Customer,
                RealDeals.Names, RealDeals.Control).Single().UnderNotice,
        ];
        rows.Length.ShouldBe(3);
        var found = RowIdentity.ByIdentity(typeof(RunRateUnderNotice), rows);
        found.Values.ShouldBe(rows);
        found.Keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        var fewer = RowIdentity.ByIdentity(typeof(RunRateUnderNotice), rows[..^1]);
        fewer.Keys.ShouldAllBe(identity => found.ContainsKey(identity));
    }

    [Fact]
    public void Are_compared_where_they_hold_figures()
    {
        RowIdentity.IsCompared(typeof(CommitmentRow)).ShouldBeTrue();
        RowIdentity.IsCompared(typeof(CapacityBreach)).ShouldBeFalse();
        RowIdentity.IsCompared(typeof(string)).ShouldBeFalse();
    }

    private static ReadModels.KnownContract Signed(string id, string currency) =>
        RealDeals.Known(id, RealDeals.Signed with { Currency = currency });

    private static ReadModels.KnownContract Leaving(string id) => RealDeals.Known(
        id, RealDeals.Signed,
        new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")));

    private static IReadOnlyList<FocusCommitment> Focus(IEnumerable<CommitmentRow> rows) =>
        FocusCommitment.From(
            rows, _ => (RealDeals.Signed.Term.StartsOn, RealDeals.Signed.Term.EndsOn));
}
