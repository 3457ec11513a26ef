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
        LedgerRequest request, string kind, Answers<T> answers, Func<T, string> id,
        Func<IReadOnlyList<T>, Table> table)
        where T : class
    {
        var query = new RequestQuery(
            request, [.. ReadPoint.Parameters, .. ListAnswer.Parameters, .. TextSearch.Parameters]);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        point = point with { Position = list.Cursor?.Position ?? point.Position };
        var search = TextSearch.Of(query);
        async Task<IReadOnlyList<T>> After(T? last, int count) => await answers(
            await Found(
                point, kind, search, last is null ? list.Cursor?.After : id(last), count, request.Cancelled),
            point, request.Cancelled);
        return await list.Write(new ListRead<T>(After, id, table), point.Position);
    }

    /// <summary>So many of the subjects whose id or name is searched for, by id, after one.</summary>
    private static async Task<IReadOnlyList<KnownSubject>> Found(
        ReadPoint point, string kind, TextSearch? search, string? after, int count,
        CancellationToken cancelled)
    {
        var found = new List<KnownSubject>();
        while (true)
        {
            var rows = await point.Reader.Register(
                kind, point.Position, null, after, count, cancelled, search?.Sought);
            found.AddRange(rows
                .Where(row => search is null || search.Finds(row.Id) || search.Finds(row.Name))
                .Take(count - found.Count));
            if (rows.Count < count || found.Count == count)
                return found;
            after = rows[^1].Id;
        }
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
