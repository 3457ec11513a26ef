using System.Globalization;

namespace EventLedger.Domain.Books;

/// <summary>Why a command on a provider's books is refused.</summary>
public abstract record BooksRefusal : Refusal
{
    private protected BooksRefusal()
    {
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A month before it is still open; months are closed one after the other.</summary>
    /// <param name="Month">The month that was to be closed.</param>
    /// <param name="OpenMonth">The month that comes first.</param>
    public sealed record EarlierMonthOpen(Month Month, Month OpenMonth) : BooksRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Month} cannot be closed while {OpenMonth} is open.";
    }

    /// <summary>The month is closed.</summary>
    /// <param name="Month">The month.</param>
    /// <param name="ClosedOn">The day of closing.</param>
    public sealed record AlreadyClosed(Month Month, DateOnly ClosedOn) : BooksRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Month} was closed already, on {Day(ClosedOn)}.";
    }

    /// <summary>The month is not closed.</summary>
    /// <param name="Month">The month.</param>
    public sealed record NotClosed(Month Month) : BooksRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Month} is not closed, so it cannot be reopened.";
    }

    /// <summary>A later month is closed: months open again in the reverse order of their closing.</summary>
    /// <param name="Month">The month that was asked for.</param>
    /// <param name="ClosedMonth">The last month that is closed.</param>
    public sealed record LaterMonthClosed(Month Month, Month ClosedMonth) : BooksRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{ClosedMonth} is closed and lies after {Month}: the later month is reopened first.";
    }

    /// <summary>The month is not over on the day of closing.</summary>
    /// <param name="Month">The month.</param>
    /// <param name="ClosedOn">The day of closing.</param>
    /// <param name="LastDay">The month's last day.</param>
    public sealed record MonthNotOver(Month Month, DateOnly ClosedOn, DateOnly LastDay) : BooksRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Month} is not over on {Day(ClosedOn)}: it can be closed after {Day(LastDay)}.";
    }
}
