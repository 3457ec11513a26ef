using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Server.Scenarios;
using EventLedger.Store;

namespace EventLedger.Server.Changes;

/// <summary>Answers a report as it was known at two instants, with what lies between them.</summary>
internal static class Since
{
    /// <summary>The parameter of every report that names the earlier instant.</summary>
    public static readonly string[] Parameters = ["since"];

    private const int MostEvents = 1_000;
    private const int MostStreams = 100;

    // They change what a contract or a place is; the others record what was found or done.
    private static readonly Func<string, string>[] Kinds =
        [StreamNames.Contract, StreamNames.Party, StreamNames.Facility, StreamNames.Books];

    /// <summary>The position of the earlier instant; null when none was named, or it is no good.</summary>
    public static async Task<long?> Of(LedgerRequest request, RequestQuery query, long position)
    {
        if (query.Instant("since") is not { } since)
            return null;
        var earlier = await request.Ledger.Reader.PositionAt(since, request.Cancelled);
        if (earlier <= position && since <= request.Now)
            return earlier;
        query.Reject("since", "lies after what is asked for");
        return null;
    }

    /// <summary>The report of two books, the difference, and its causes.</summary>
    public static async Task<SinceAnswer<TAnswer>> Ask<TAnswer>(
        LedgerReader reader, IKnownBook before, IKnownBook now, Func<IKnownBook, Task<TAnswer>> make,
        CancellationToken cancelled)
        where TAnswer : ReportAnswer
    {
        var (was, made) = (await make(before), await make(now));
        var events = await reader.All(before.Position, now.Position, MostEvents, cancelled);
        string[] moved =
            [.. events.Select(e => e.Stream).Distinct(StringComparer.Ordinal).Where(IsOfSubject)];
        var isTried = moved.Length <= MostStreams;
        var causes = new HashSet<string>(moved, StringComparer.Ordinal);
        if (isTried)
            foreach (var stream in moved)
            {
                var without = await make(new RevertedBook(now, before, stream));
                if (AnswerShape.AreSame(typeof(TAnswer), made, without))
                    causes.Remove(stream);
            }
        return new(
            before.Position, now.Position, was, made, Difference.Of(was, made),
            [.. events.Where(e => causes.Contains(e.Stream)).Select(ChangeCause.Of)],
            now.Position - before.Position - events.Count, isTried);
    }

    /// <summary>The answer with so many of each list, the largest differences first; null is all.</summary>
    public static SinceAnswer<TAnswer> Shown<TAnswer>(SinceAnswer<TAnswer> answer, int? top)
        where TAnswer : class
    {
        if (top is not { } most)
            return answer;
        var (before, now, difference, shown) =
            LargestDifferences.Of(answer.Before, answer.Now, answer.Difference, most);
        return answer with { Before = before, Now = now, Difference = difference, Largest = shown };
    }

    /// <summary>One table of the three: the column <c>side</c> says which a line is of.</summary>
    public static Table TableOf<TAnswer>(SinceAnswer<TAnswer> answer, Func<TAnswer, Table> table)
        where TAnswer : class =>
        Sides.TableOf(
            ("before", table(answer.Before)), ("now", table(answer.Now)),
            ("difference", table(answer.Difference)));

    private static bool IsOfSubject(string stream) =>
        Kinds.Any(kind => stream == kind(StreamNames.IdOf(stream)));
}
