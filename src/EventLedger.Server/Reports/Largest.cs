using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>
/// The parameter <c>top</c>: of the JSON answer's lists only the largest rows, so that a page need not load a
/// book to show its picture. Totals, and tables as CSV, are always of all.
/// </summary>
internal static class Largest
{
    /// <summary>How many rows are wanted; null is all.</summary>
    public static int? Of(RequestQuery query) => (int?)query.Number("top", 1, 1_000);

    /// <summary>The first rows of a list that is in order of size already.</summary>
    public static IReadOnlyList<T> First<T>(this IReadOnlyList<T> rows, int top) =>
        rows.Count > top ? [.. rows.Take(top)] : rows;
}
