namespace EventLedger.Server.Http;

/// <summary>
/// Answers a list: in JSON a page of it; as a table all of it, from the cursor on, unless <c>limit</c> asks
/// for a page. Every page and every row is read at one position.
/// </summary>
internal sealed class ListAnswer
{
    /// <summary>The parameters of every list.</summary>
    public static readonly string[] Parameters = [.. Cursor.Parameters, .. TabularAnswer.Parameters];

    private readonly TabularAnswer _format;
    private readonly int? _limit;

    private ListAnswer(TabularAnswer format, RequestQuery query)
    {
        _format = format;
        _limit = Cursor.Limit(query);
        Cursor = Cursor.Of(query);
    }

    /// <summary>Where it begins; null at the beginning.</summary>
    public Cursor? Cursor { get; }

    /// <summary>What a request asks for; a problem when there is no such format.</summary>
    public static (ListAnswer List, Problem? Problem) Of(LedgerRequest request, RequestQuery query)
    {
        var (format, problem) = TabularAnswer.Of(request, query);
        return (new(format, query), problem);
    }

    /// <summary>What a request to no ledger asks for; a problem when there is no such format.</summary>
    public static (ListAnswer List, Problem? Problem) Of(HttpContext http, RequestQuery query)
    {
        var (format, problem) = TabularAnswer.Of(http, query);
        return (new(format, query), problem);
    }

    /// <summary>
    /// The number after which a list of numbered items begins: the cursor's, or what <c>after</c> says.
    /// </summary>
    public long AfterNumber(RequestQuery query)
    {
        var after = query.Number("after", 0, long.MaxValue);
        if (Cursor is not null && after is not null)
            query.Reject("cursor", "stands beside after: both say where the page begins");
        return Cursor?.Number(query) ?? after ?? 0;
    }

    /// <summary>The answer, with the token that repeats it where one does.</summary>
    /// <param name="list">The list.</param>
    /// <param name="position">
    /// The position of the ledger that it is read at; null of what no position tells, such as a job.
    /// </param>
    /// <param name="json">Writes a page where it is no <see cref="Page{T}"/>.</param>
    public async Task<IResult> Write<T>(
        ListRead<T> list, long? position,
        Func<IReadOnlyList<T>, string?, AnswerToken, IResult>? json = null)
        where T : class
    {
        if (_format.IsTable && _limit is null)
            return _format.Table(await list.Whole(), position);
        var (items, last) = await list.Page(_limit ?? Cursor.UsualLimit);
        var next = last is null ? null : new Cursor(position ?? 0, last).ToString();
        if (!_format.IsTable)
            return json is not null && _format.TokenAt(position) is { } token
                ? json(items, next, token)
                : _format.Json(new Page<T>(items, next), position);
        _format.LinkTo(next);
        return _format.Table(list.Table(items), position);
    }
}
