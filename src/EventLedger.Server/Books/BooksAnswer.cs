using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Books;

/// <summary>Whether the books of a month are closed.</summary>
public enum BooksState
{
    /// <summary>Documents can be dated in it.</summary>
    Open,

    /// <summary>What is reported of it stays.</summary>
    Closed,
}

/// <summary>A month that was closed by the day asked for.</summary>
/// <param name="Month">The month.</param>
/// <param name="State">Whether it is closed on that day, or open again.</param>
/// <param name="ClosedOn">The day of its latest closing.</param>
/// <param name="ClosedAt">The instant at which that was recorded; null before a dry run is stored.</param>
/// <param name="Position">The position at which it is frozen; null before a dry run is stored.</param>
/// <param name="Version">The version of its closing in the stream of the books.</param>
/// <param name="ReopenedOn">From this day on it is open again; null while it is closed.</param>
/// <param name="Reason">Why it was reopened.</param>
/// <param name="Reports">
/// The month's reports as known at that position, each with the token that repeats it and the SHA-256 of its
/// JSON; none until they were recorded, which is soon after the closing.
/// </param>
public sealed record BooksMonth(
    Month Month,
    BooksState State,
    DateOnly ClosedOn,
    string? ClosedAt,
    long? Position,
    long Version,
    DateOnly? ReopenedOn,
    string? Reason,
    IReadOnlyList<ReportHash> Reports);

/// <summary>A provider's books as of a business day.</summary>
/// <param name="ProviderId">Whose books.</param>
/// <param name="Version">Of their stream, 0 when no month was ever closed.</param>
/// <param name="Months">Each month that was ever closed by the day, ascending.</param>
public sealed record BooksAnswer(string ProviderId, long Version, IReadOnlyList<BooksMonth> Months)
{
    /// <summary>The answer for books as of a day.</summary>
    /// <param name="id">The provider.</param>
    /// <param name="version">Of the stream.</param>
    /// <param name="books">What is known of them.</param>
    /// <param name="recorded">The stream's events.</param>
    /// <param name="reports">What was recorded of closed months.</param>
    /// <param name="asOf">The day.</param>
    public static BooksAnswer Of(
        string id, long version, ProviderBooks books, IReadOnlyList<RecordedEvent> recorded,
        MonthReports reports, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(recorded);
        return new(id, version,
        [
            .. books.Closings.Where(closing => closing.ClosedOn <= asOf)
                .GroupBy(closing => closing.Month)
                .Select(closings => Of(closings.Last(), recorded, reports, asOf))
                .OrderBy(month => month.Month),
        ]);
    }

    private static BooksMonth Of(
        MonthClosing closing, IReadOnlyList<RecordedEvent> recorded, MonthReports reports, DateOnly asOf)
    {
        var isOpen = closing.ReopenedOn <= asOf;
        var stored = closing.Version <= recorded.Count ? recorded[(int)closing.Version - 1] : null;
        return new(
            closing.Month,
            isOpen ? BooksState.Open : BooksState.Closed,
            closing.ClosedOn,
            stored is null ? null : RecordedInstant.Text(stored.RecordedAt),
            stored?.Position,
            closing.Version,
            isOpen ? closing.ReopenedOn : null,
            isOpen ? closing.ReopenedBecause : null,
            reports.ByClosing.GetValueOrDefault(closing.Version)?.Reports ?? []);
    }
}
