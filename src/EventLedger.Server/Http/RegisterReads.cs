using EventLedger.Reporting.Tables;
using EventLedger.Server.Answers;
using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>Reads of the register: parties and facilities, as known at a position.</summary>
internal static class RegisterReads
{
    /// <summary>
    /// The answers of rows, in their order, as of the day and known at the position of a point.
    /// </summary>
    public delegate Task<IReadOnlyList<T>> Answers<T>(
        IReadOnlyList<KnownSubject> rows, ReadPoint point, CancellationToken cancelled);

    public static async Task<IResult> List<T>(
        LedgerRequest request, string kind, Answers<T> answers, Func<IReadOnlyList<T>, Table> table)
    {
        var query = new RequestQuery(
            request, [.. ReadPoint.Parameters, .. Cursor.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var (limit, cursor) = (Cursor.Limit(query), Cursor.Of(query));
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var position = cursor?.Position ?? point.Position;
        var rows = await point.Reader.Register(
            kind, position, null, cursor?.After, limit + 1, request.Cancelled);
        var items = await answers(
            [.. rows.Take(limit)], point with { Position = position }, request.Cancelled);
        var next = rows.Count > limit ? new Cursor(position, rows[limit - 1].Id).ToString() : null;
        return format.Write(new Page<T>(items, next), () => table(items), position, next);
    }

    public static async Task<IResult> One<T>(
        LedgerRequest request, string kind, string id, Answers<T> answers)
    {
        var query = new RequestQuery(request, ReadPoint.Parameters);
        var point = await ReadPoint.Of(request, query);
        if (query.Problem is { } problem)
            return problem;
        IReadOnlyList<KnownSubject> rows = Ids.IsValid(id)
            ? await point.Reader.Register(kind, point.Position, id, null, 1, request.Cancelled)
            : [];
        if (rows is not [var row])
            return Problem.NotFound($"There is no {kind.ToLowerInvariant()} {id}.");
        request.Http.Response.Headers.ETag = $"\"{row.Version}\"";
        return request.Ok(query, point.Position, (await answers(rows, point, request.Cancelled))[0]!);
    }
}
