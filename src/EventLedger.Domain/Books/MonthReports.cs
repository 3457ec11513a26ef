using System.Collections.Immutable;

namespace EventLedger.Domain.Books;

/// <summary>Events of what was reported of closed months; their stream moves no books.</summary>
public abstract record MonthReportsEvent
{
    private protected MonthReportsEvent()
    {
    }
}

/// <summary>A report as it was when a month was closed.</summary>
/// <param name="Name">The report.</param>
/// <param name="Token">Repeats its answer.</param>
/// <param name="Sha256">The SHA-256 of the answer's JSON, 64 hexadecimal digits.</param>
public sealed record ReportHash(string Name, string Token, string Sha256);

/// <summary>
/// The reports of a month were computed at the position at which it was closed, and their hashes written
/// down: whoever asks for them later can prove that they still say the same.
/// </summary>
/// <param name="Month">The month.</param>
/// <param name="Closing">The version of its closing in the books' stream.</param>
/// <param name="Position">The position at which it is frozen.</param>
/// <param name="Reports">The reports, in the order of the catalog.</param>
public sealed record MonthReportsRecorded(
    Month Month, long Closing, long Position, IReadOnlyList<ReportHash> Reports) : MonthReportsEvent;

/// <summary>What was reported of a provider's closed months.</summary>
public sealed record MonthReports
{
    /// <summary>Nothing yet.</summary>
    public static readonly MonthReports None = new();

    private MonthReports()
    {
    }

    /// <summary>What was written down, by the version of the closing.</summary>
    public ImmutableSortedDictionary<long, MonthReportsRecorded> ByClosing { get; private init; } =
        ImmutableSortedDictionary<long, MonthReportsRecorded>.Empty;

    /// <summary>The state after an event; of two of one closing the first counts.</summary>
    public static MonthReports Evolve(MonthReports reports, MonthReportsEvent @event)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var recorded = (MonthReportsRecorded)@event;
        return reports.ByClosing.ContainsKey(recorded.Closing)
            ? reports
            : reports with { ByClosing = reports.ByClosing.Add(recorded.Closing, recorded) };
    }
}
