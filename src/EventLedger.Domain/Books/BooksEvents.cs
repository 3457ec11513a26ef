namespace EventLedger.Domain.Books;

/// <summary>Events of a provider's books, in their stored form; their stream is their own.</summary>
public abstract record BooksEvent
{
    private protected BooksEvent()
    {
    }
}

/// <summary>The books of a month were closed: it is frozen at the position of this event.</summary>
/// <param name="Month">The month.</param>
/// <param name="ClosedOn">The day of closing, after the month's last.</param>
public sealed record MonthClosed(Month Month, DateOnly ClosedOn) : BooksEvent;

/// <summary>The books of a month were opened again.</summary>
/// <param name="Month">The month.</param>
/// <param name="ReopenedOn">The day from which it is open again.</param>
/// <param name="Reason">Why.</param>
public sealed record MonthReopened(Month Month, DateOnly ReopenedOn, string Reason) : BooksEvent;
