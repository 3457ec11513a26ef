using EventLedger.Domain.Books;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>The months of a provider's books, as <c>2026-07</c> and the days as <c>2026-08-05</c>.</summary>
public sealed class Closing_months
{
    private static Func<ProviderBooks, Decided<BooksEvent>> Close(string month, string on) =>
        books => ProviderBooks.Decide(new CloseMonth(MonthOf(month), Day(on)), books);

    private static Func<ProviderBooks, Decided<BooksEvent>> Reopen(string month, string on = "2026-12-01") =>
        books => ProviderBooks.Decide(new ReopenMonth(MonthOf(month), Day(on), "forgotten"), books);

    private static MonthClosed Closed(string month, string on) => new(MonthOf(month), Day(on));

    private static MonthReopened Reopened(string month) =>
        new(MonthOf(month), Day("2026-12-01"), "forgotten");

    [Fact]
    public void Begins_with_any_month_and_goes_on_with_the_next()
    {
        var books = GivenBooks()
            .When(Close("2026-07", "2026-08-05")).Then(Closed("2026-07", "2026-08-05"))
            .When(Close("2026-08", "2026-09-01")).Then(Closed("2026-08", "2026-09-01"))
            .State;
        books.IsClosed(MonthOf("2026-06")).ShouldBeFalse();
        books.IsClosed(MonthOf("2026-07")).ShouldBeTrue();
        books.IsClosed(MonthOf("2026-08")).ShouldBeTrue();
        books.IsClosed(MonthOf("2026-09")).ShouldBeFalse();
    }

    [Fact]
    public void Is_undone_in_reverse_and_may_be_done_again()
    {
        var story = GivenBooks(Closed("2026-07", "2026-08-05"), Closed("2026-08", "2026-09-01"))
            .When(Reopen("2026-08")).Then(Reopened("2026-08"))
            .When(Reopen("2026-07")).Then(Reopened("2026-07"));
        story.State.Last.ShouldBeNull();
        var again = story.When(Close("2026-07", "2026-12-02")).ThenAccepted().State;
        again.IsClosed(MonthOf("2026-07")).ShouldBeTrue();
        again.Closings.Select(closing => $"{closing.Version} {closing.Month} {closing.ReopenedOn:yyyy-MM-dd}")
            .ShouldBe(["1 2026-07 2026-12-01", "2 2026-08 2026-12-01", "5 2026-07 "]);
    }

    [Fact]
    public void May_begin_earlier_once_nothing_is_closed()
    {
        var books = GivenBooks(Closed("2026-07", "2026-08-05"), Reopened("2026-07"))
            .When(Close("2026-01", "2026-02-01")).ThenAccepted().State;
        books.First.ShouldBe(MonthOf("2026-01"));
        books.IsClosed(MonthOf("2026-02")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-08-01")]
    [InlineData("2026-09-17")]
    public void Is_possible_on_any_day_after_the_months_last(string on) =>
        GivenBooks().When(Close("2026-07", on)).ThenAccepted();

    [Fact]
    [Refuses<BooksRefusal.MonthNotOver>]
    public void Is_refused_on_the_months_last_day() => GivenBooks()
        .When(Close("2026-07", "2026-07-31"))
        .ThenRefused(new BooksRefusal.MonthNotOver(MonthOf("2026-07"), Day("2026-07-31"), Day("2026-07-31")));

    [Fact]
    [Refuses<BooksRefusal.EarlierMonthOpen>]
    public void Is_refused_while_the_month_before_is_open() => GivenBooks(Closed("2026-07", "2026-08-05"))
        .When(Close("2026-09", "2026-10-01"))
        .ThenRefused(new BooksRefusal.EarlierMonthOpen(MonthOf("2026-09"), MonthOf("2026-08")));

    [Fact]
    [Refuses<BooksRefusal.EarlierMonthOpen>]
    public void Is_refused_while_the_first_month_is_open_again() =>
        GivenBooks(Closed("2026-07", "2026-08-05"), Reopened("2026-07"))
            .When(Close("2026-08", "2026-09-01"))
            .ThenRefused(new BooksRefusal.EarlierMonthOpen(MonthOf("2026-08"), MonthOf("2026-07")));

    [Fact]
    [Refuses<BooksRefusal.AlreadyClosed>]
    public void Is_refused_twice_whatever_the_day() => GivenBooks(Closed("2026-07", "2026-08-05"))
        .When(Close("2026-07", "2026-07-15"))
        .ThenRefused(new BooksRefusal.AlreadyClosed(MonthOf("2026-07"), Day("2026-08-05")));

    [Fact]
    [Refuses<BooksRefusal.LaterMonthClosed>]
    public void Is_refused_before_a_month_that_is_closed() => GivenBooks(Closed("2026-07", "2026-08-05"))
        .When(Close("2026-06", "2026-08-06"))
        .ThenRefused(new BooksRefusal.LaterMonthClosed(MonthOf("2026-06"), MonthOf("2026-07")));

    [Fact]
    [Refuses<BooksRefusal.LaterMonthClosed>]
    public void Is_not_undone_while_a_later_month_is_closed() =>
        GivenBooks(Closed("2026-07", "2026-08-05"), Closed("2026-08", "2026-09-01"))
            .When(Reopen("2026-07"))
            .ThenRefused(new BooksRefusal.LaterMonthClosed(MonthOf("2026-07"), MonthOf("2026-08")));

    [Theory]
    [InlineData("2026-06")]
    [InlineData("2026-08")]
    [Refuses<BooksRefusal.NotClosed>]
    public void Is_not_undone_where_it_was_not_done(string month) =>
        GivenBooks(Closed("2026-07", "2026-08-05"))
            .When(Reopen(month)).ThenRefused(new BooksRefusal.NotClosed(MonthOf(month)));
}
