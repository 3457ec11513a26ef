using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

public sealed class A_month
{
    [Theory]
    [InlineData("2026-02", 28)]
    [InlineData("2028-02", 29)]
    [InlineData("2100-02", 28)]
    [InlineData("2026-07", 31)]
    [InlineData("2026-09", 30)]
    public void Has_its_days(string text, int days)
    {
        var month = Deals.MonthOf(text);
        month.Days.ShouldBe(days);
        month.Range.Days.ShouldBe(days);
        month.ToString().ShouldBe(text);
        month.LastDay.AddDays(1).ShouldBe(month.Next.FirstDay);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-7")]
    [InlineData("2026-07-01")]
    [InlineData("202607")]
    [InlineData(" 2026-07")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_not_read_from_anything_else(string? text) => Month.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Follows_december_with_january() =>
        Deals.MonthOf("2026-12").Next.ShouldBe(Deals.MonthOf("2027-01"));

    [Fact]
    public void Counts_the_months_between()
    {
        Deals.MonthOf("2027-01").MonthsAfter(Deals.MonthOf("2026-11")).ShouldBe(2);
        Deals.MonthOf("2026-11").MonthsAfter(Deals.MonthOf("2027-01")).ShouldBe(-2);
        (Deals.MonthOf("2026-11") < Deals.MonthOf("2027-01")).ShouldBeTrue();
        (Deals.MonthOf("2026-11") >= Deals.MonthOf("2027-01")).ShouldBeFalse();
    }

    [Fact]
    public void Spans_from_day_to_day() => Month.Spanning(Deals.Day("2026-12-31"), Deals.Day("2027-02-01"))
        .Select(m => m.ToString()).ShouldBe(["2026-12", "2027-01", "2027-02"]);

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void Is_one_of_twelve(int number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(2026, number));
}

public sealed class A_reduced_date
{
    [Theory]
    [InlineData("2029", "2029-01-01", "2029-12-31")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    [InlineData("2026-05", "2026-05-01", "2026-05-31")]
    [InlineData("2026-06-22", "2026-06-22", "2026-06-22")]
    public void Starts_on_its_first_day_and_ends_on_its_last(string text, string first, string last)
    {
        var date = Deals.Reduced(text);
        date.First.ShouldBe(Deals.Day(first));
        date.Last.ShouldBe(Deals.Day(last));
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13")]
    [InlineData("26")]
    [InlineData("mid 2026")]
    [InlineData("2026-5")]
    [InlineData("2026-06-22T00:00")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_not_read_from_anything_else(string? text) =>
        ReducedDate.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Of_a_day_is_that_day() =>
        ReducedDate.Of(Deals.Day("2026-06-22")).ToString().ShouldBe("2026-06-22");

    [Theory]
    [InlineData("1900-01-01", true)]
    [InlineData("1899-12-31", false)]
    [InlineData("2999-12-31", true)]
    [InlineData("3000-01-01", false)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-7-1", false)]
    public void Or_any_day_lies_within_the_ledgers_calendar(string text, bool known) =>
        CalendarBounds.TryParseDay(text, out _).ShouldBe(known);
}

public sealed class A_range_of_days
{
    private static readonly DateRange July = new(Deals.Day("2026-07-01"), Deals.Day("2026-07-31"));

    [Fact]
    public void Counts_both_ends()
    {
        July.Days.ShouldBe(31);
        July.Contains(Deals.Day("2026-07-01")).ShouldBeTrue();
        July.Contains(Deals.Day("2026-07-31")).ShouldBeTrue();
        July.Contains(Deals.Day("2026-06-30")).ShouldBeFalse();
        July.Contains(Deals.Day("2026-08-01")).ShouldBeFalse();
    }

    [Fact]
    public void Meets_another_where_both_are() =>
        July.Intersect(new(Deals.Day("2026-07-31"), Deals.Day("2026-08-15")))
            .ShouldBe(new DateRange(Deals.Day("2026-07-31"), Deals.Day("2026-07-31")));

    [Fact]
    public void Does_not_meet_one_that_begins_the_day_after() =>
        July.Intersect(new(Deals.Day("2026-08-01"), Deals.Day("2026-08-15"))).ShouldBeNull();
}

public sealed class A_timeline
{
    private static readonly Timeline<string> Ramp = Timeline<string>.Of(
        [new(Deals.Day("2026-07-01"), "low"), new(Deals.Day("2027-01-01"), "high")]);

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", "low")]
    [InlineData("2026-12-31", "low")]
    [InlineData("2027-01-01", "high")]
    [InlineData("2099-01-01", "high")]
    public void Holds_each_value_from_its_day_to_the_next_ones(string day, string? value) =>
        Ramp.On(Deals.Day(day))?.Value.ShouldBe(value);

    [Fact]
    public void Holds_nothing_before_its_first_step() => Ramp.On(Deals.Day("2026-06-30")).ShouldBeNull();

    [Fact]
    public void Replaces_every_step_from_a_day_on() =>
        Ramp.SetFrom(Deals.Day("2026-10-01"), "middle").ShouldBe(Timeline<string>.Of(
            [new(Deals.Day("2026-07-01"), "low"), new(Deals.Day("2026-10-01"), "middle")]));

    [Fact]
    public void Replaces_the_step_of_that_very_day() =>
        Ramp.SetFrom(Deals.Day("2027-01-01"), "higher").Steps.Select(s => s.Value)
            .ShouldBe(["low", "higher"]);

    [Theory]
    [InlineData("2026-06-01", "new low high")]
    [InlineData("2026-07-01", "new high")]
    [InlineData("2026-10-01", "low new high")]
    [InlineData("2027-01-01", "low new")]
    [InlineData("2027-01-02", "low high new")]
    public void Takes_a_step_that_holds_until_the_next_one(string day, string values) => string
        .Join(' ', Ramp.Insert(Deals.Day(day), "new").Steps.Select(s => s.Value)).ShouldBe(values);

    [Theory]
    [InlineData("2026-07-01")]
    [InlineData("2026-06-30")]
    public void Has_steps_that_ascend(string second) => Should.Throw<ArgumentException>(() =>
        Timeline<string>.Of([new(Deals.Day("2026-07-01"), "low"), new(Deals.Day(second), "high")]));

    [Fact]
    public void Ends_its_steps_no_later_than_asked()
    {
        Ramp.Until(Deals.Day("2027-01-15")).Select(s => (s.Days.Days, s.Value))
            .ShouldBe([(184, "low"), (15, "high")]);
        Ramp.Until(Deals.Day("2026-12-31")).Select(s => s.Value).ShouldBe(["low"]);
    }

    [Fact]
    public void Equals_another_with_the_same_steps()
    {
        Ramp.ShouldBe(Timeline<string>.Of(Ramp.Steps));
        Ramp.GetHashCode().ShouldBe(Timeline<string>.Of(Ramp.Steps).GetHashCode());
        Timeline<string>.Empty.ShouldNotBe(Ramp);
    }
}
