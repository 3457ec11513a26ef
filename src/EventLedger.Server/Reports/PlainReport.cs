using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>A report that is asked for a day and an instant, and for nothing of its own.</summary>
internal static class PlainReport
{
    /// <summary>Makes the report at a point: what JSON answers, and the table behind it.</summary>
    public delegate Task<(T Answer, Func<Table> Table)> Make<T>(ReadPoint point, CancellationToken cancelled);

    /// <summary>The report in the format that is asked for.</summary>
    public static async Task<IResult> Answer<T>(LedgerRequest request, Make<T> make)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var (answer, table) = await make(point, request.Cancelled);
        return format.Write(answer, table, point.Position);
    }
}
