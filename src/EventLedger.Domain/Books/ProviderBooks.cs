using System.Collections.Immutable;
using System.Diagnostics;

namespace EventLedger.Domain.Books;

/// <summary>Close the books of a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="ClosedOn">The day of closing.</param>
public sealed record CloseMonth(Month Month, DateOnly ClosedOn);

/// <summary>Open the books of a month again.</summary>
/// <param name="Month">The month.</param>
/// <param name="ReopenedOn">The day from which it is open again.</param>
/// <param name="Reason">Why.</param>
public sealed record ReopenMonth(Month Month, DateOnly ReopenedOn, string Reason);

/// <summary>That a month was closed, and perhaps reopened.</summary>
/// <param name="Month">The month.</param>
/// <param name="ClosedOn">The day of closing.</param>
/// <param name="Version">The version of the closing in the books' stream.</param>
/// <param name="ReopenedOn">From this day on it is open again; null while it is closed.</param>
/// <param name="ReopenedBecause">Why it was reopened.</param>
public sealed record MonthClosing(
    Month Month,
    DateOnly ClosedOn,
    long Version,
    DateOnly? ReopenedOn = null,
    string? ReopenedBecause = null);

/// <summary>
/// The books of one provider. Months are closed one after the other and reopened in reverse, so
/// those that are closed have no gap. A closing holds from its recording on, whatever its day: it freezes at
/// once; its day is for views.
/// </summary>
public sealed record ProviderBooks
{
    /// <summary>No month was ever closed.</summary>
    public static readonly ProviderBooks None = new();

    private ProviderBooks()
    {
    }

    /// <summary>Every closing, in the order recorded.</summary>
    public ImmutableList<MonthClosing> Closings { get; private init; } = [];

    /// <summary>The month that was closed first of all; null when none ever was.</summary>
    public Month? First { get; private init; }

    /// <summary>The last month that is closed; null when none is.</summary>
    public Month? Last { get; private init; }

    /// <summary>The months that are closed, ascending.</summary>
    public IEnumerable<Month> Closed =>
        Last is { } last ? Month.Spanning(First!.Value.FirstDay, last.FirstDay) : [];

    private long Version { get; init; }

    /// <summary>Whether a month is closed.</summary>
    public bool IsClosed(Month month) => Last is { } last && First <= month && month <= last;

    /// <summary>The books after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state.</exception>
    public static ProviderBooks Evolve(ProviderBooks books, BooksEvent @event)
    {
        ArgumentNullException.ThrowIfNull(books);
        return Next(books, @event) with { Version = books.Version + 1 };
    }

    /// <summary>Closes a month: the first time any, then the next one.</summary>
    public static Decided<BooksEvent> Decide(CloseMonth command, ProviderBooks books)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(books);
        var (month, day) = command;
        if (books.Last is { } last)
        {
            if (books.IsClosed(month))
                return new BooksRefusal.AlreadyClosed(month, books.StandingClosing(month).ClosedOn);
            if (month > last.Next)
                return new BooksRefusal.EarlierMonthOpen(month, last.Next);
            if (month < last)
                return new BooksRefusal.LaterMonthClosed(month, last);
        }
        else if (month > books.First)
        {
            return new BooksRefusal.EarlierMonthOpen(month, books.First.Value);
        }
        return day <= month.LastDay
            ? new BooksRefusal.MonthNotOver(month, day, month.LastDay)
            : new MonthClosed(month, day);
    }

    /// <summary>Opens the last closed month again.</summary>
    public static Decided<BooksEvent> Decide(ReopenMonth command, ProviderBooks books)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(books);
        if (!books.IsClosed(command.Month))
            return new BooksRefusal.NotClosed(command.Month);
        return command.Month < books.Last
            ? new BooksRefusal.LaterMonthClosed(command.Month, books.Last!.Value)
            : new MonthReopened(command.Month, command.ReopenedOn, command.Reason);
    }

    private static ProviderBooks Next(ProviderBooks books, BooksEvent @event) => @event switch
    {
        MonthClosed e when books.Last is null || books.Last.Value.Next == e.Month => books with
        {
            Closings = books.Closings.Add(new(e.Month, e.ClosedOn, books.Version + 1)),
            First = books.First < e.Month ? books.First : e.Month,
            Last = e.Month,
        },
        MonthReopened e when books.Last == e.Month => books with
        {
            Closings = books.Closings.Replace(
                books.StandingClosing(e.Month),
                books.StandingClosing(e.Month) with
                {
                    ReopenedOn = e.ReopenedOn,
                    ReopenedBecause = e.Reason,
                }),
            Last = books.First < e.Month ? Before(e.Month) : null,
        },
        _ => throw new UnreachableException($"{@event} cannot follow {books}."),
    };

    private MonthClosing StandingClosing(Month month) =>
        Closings.FindLast(closing => closing.Month == month && closing.ReopenedOn is null)!;

    private static Month Before(Month month) => Month.Of(month.FirstDay.AddDays(-1));
}
