using EventLedger.Domain.Books;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using static EventLedger.Reporting.History.EventSentences;

namespace EventLedger.Reporting.History;

/// <summary>Each event of a provider's books as a sentence.</summary>
public static class BooksSentences
{
    /// <summary>The sentence of an event of the stream of books.</summary>
    public static string Of(RecordedEvent recorded, Names names)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(names);
        var provider = names.Party(StreamNames.IdOf(recorded.Stream));
        return EventTypes.Read(recorded.StoredType, recorded.Data) switch
        {
            MonthClosed closed =>
                $"{provider} closed {closed.Month} on {Day(closed.ClosedOn)}.",
            MonthReopened reopened =>
                $"{provider} reopened {reopened.Month} on {Day(reopened.ReopenedOn)}: "
                + $"{reopened.Reason}.",
            var other => throw new System.Diagnostics.UnreachableException($"{other} is not of books."),
        };
    }
}
