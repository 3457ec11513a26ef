using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>A report that is asked for a day and an instant, and for nothing of its own.</summary>
internal static class PlainReport
{
    /// <summary>Makes the report at a point: what JSON answers, and the table behind it.</summary>
    public delegate Task<(T Answer, Func<Table> Table)> Make<T>(ReadPoint point, CancellationToken cancelled);

    /// <summary>The report in the format that is asked for.</summary>
    /// <param name="request">The question.</param>
    /// <param name="make">Makes the whole report.</param>
    /// <param name="shorten">
    /// Leaves the largest rows in JSON, where <c>top</c> asks for that; null where no list can be long.
    /// </param>
    public static async Task<IResult> Answer<T>(
        LedgerRequest request, Make<T> make, Func<T, int, T>? shorten = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http, [
            .. ReadPoint.Parameters, .. TabularAnswer.Parameters, .. shorten is null ? [] : Largest.Parameters,
        ]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var top = Largest.Of(query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var (answer, table) = await make(point, request.Cancelled);
        if (top is { } most && shorten is not null)
            answer = shorten(answer, most);
        return format.Write(answer, table, point.Position);
    }
}
