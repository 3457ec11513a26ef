using System.Globalization;
using System.Text.Json;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Answers;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Http;

/// <summary>
/// Answers a list or report in the format that was asked for: JSON, or the typed table behind it as CSV or as
/// a workbook.
/// </summary>
public sealed class TabularAnswer
{
    private readonly HttpContext _http;
    private readonly LedgerRequest? _request;
    private readonly RequestQuery _query;
    private readonly AnswerFormat _format;

    /// <summary>An answer to a request to a ledger, in JSON, CSV or as a workbook.</summary>
    public TabularAnswer(LedgerRequest request, RequestQuery query, AnswerFormat format)
    {
        ArgumentNullException.ThrowIfNull(request);
        (_http, _request, _query, _format) = (request.Http, request, query, format);
    }

    private TabularAnswer(HttpContext http, RequestQuery query, AnswerFormat format) =>
        (_http, _query, _format) = (http, query, format);

    /// <summary>Whether the table was asked for, and not JSON.</summary>
    public bool IsTable => _format != AnswerFormat.Json;

    /// <summary>The parameter of every list and report that picks the format.</summary>
    public static readonly string[] Parameters = ["format"];

    /// <summary>What a request asks for; a problem when there is no such format.</summary>
    public static (TabularAnswer Answer, Problem? Problem) Of(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (format, problem) = Choose(request.Http, query);
        return (new(request, query, format), problem);
    }

    /// <summary>What a request to no ledger asks for; a problem when there is no such format.</summary>
    public static (TabularAnswer Answer, Problem? Problem) Of(HttpContext http, RequestQuery query)
    {
        var (format, problem) = Choose(http, query);
        return (new(http, query, format), problem);
    }

    /// <summary>
    /// The answer of a read: JSON with its position and the token that repeats it, or the table's bytes.
    /// </summary>
    /// <param name="json">The answer.</param>
    /// <param name="table">The table behind it.</param>
    /// <param name="position">
    /// The position of the ledger that it was computed at; null of what no position tells, such as a job.
    /// </param>
    public IResult Write<T>(T json, Func<Table> table, long? position)
        where T : class => Write(() => json, table, position);

    /// <inheritdoc cref="Write{T}(T, Func{Table}, long?)"/>
    public IResult Write<T>(Func<T> json, Func<Table> table, long? position)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(table);
        return IsTable ? Table(table(), position) : Json(json(), position);
    }

    /// <summary>The answer of a report: JSON as it is, or the table's bytes with its token.</summary>
    internal IResult Write<T>(T json, Func<Table> table, AnswerToken token)
    {
        Headers.Vary = HeaderNames.Accept;
        return IsTable ? File(One(table()), token) : TypedResults.Ok(json);
    }

    /// <summary>JSON, with its position and the token that repeats it where one does.</summary>
    internal IResult Json<T>(T json, long? position)
        where T : class
    {
        Headers.Vary = HeaderNames.Accept;
        return TokenAt(position) is { } token ? RepeatableJson.Ok(json, token) : TypedResults.Ok(json);
    }

    /// <summary>A table that is at hand.</summary>
    internal IResult Table(Table table, long? position) => Table(One(table), position);

    /// <summary>A table whose parts are still read while it is written; the first is at hand.</summary>
    internal IResult Table((Table First, IAsyncEnumerable<Table> Parts) table, long? position)
    {
        Headers.Vary = HeaderNames.Accept;
        if (TokenAt(position) is { } token)
            return File(table, token);
        var asked = _http.Request.Query
            .Where(parameter => !IsOfThePage(parameter.Key))
            .Select(parameter => (parameter.Key, (object?)parameter.Value.ToString()));
        return File(table, position, asked);
    }

    /// <summary>Names the next page of a table; null on the last.</summary>
    internal void LinkTo(string? next)
    {
        if (next is not null)
            Headers.Link = $"<{NextPage(next)}>; rel=\"next\"";
    }

    /// <summary>What repeats the answer at a position; null where nothing does.</summary>
    internal AnswerToken? TokenAt(long? position) =>
        position is { } at ? _request?.TokenAt(at, _query) : null;

    private IHeaderDictionary Headers => _http.Response.Headers;

    private static (AnswerFormat Format, Problem? Problem) Choose(HttpContext http, RequestQuery query) =>
        AnswerFormat.Choose(http, query, AnswerFormat.Json, AnswerFormat.Csv, AnswerFormat.Xlsx);

    private static bool IsOfThePage(string parameter) => parameter is "format" or "limit" or "cursor";

    private static (Table First, IAsyncEnumerable<Table> Parts) One(Table table) =>
        (table, new[] { table }.ToAsyncEnumerable());

    private TableResult File((Table, IAsyncEnumerable<Table>) table, AnswerToken token)
    {
        Headers["X-Answer-Token"] = token.ToString();
        var asked = token.Question.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null && !IsOfThePage(member.Name))
            .Select(member => (member.Name, (object?)member.Value.ToString()));
        return File(table, token.Position, asked.Append(("token", token.ToString())));
    }

    private TableResult File(
        (Table First, IAsyncEnumerable<Table> Parts) table, long? position,
        IEnumerable<(string Name, object? Value)> asked)
    {
        if (position is { } at)
            Headers["X-Ledger-Position"] = at.ToString(CultureInfo.InvariantCulture);
        var name = $"{table.First.Name}.{_format.Name}";
        if (_format == AnswerFormat.Csv)
            return new("text/csv; charset=utf-8", name, to => new CsvTable(to), table.Parts);
        (string Name, object? Value)[] question =
        [
            .. Line("ledger", _request?.Ledger.Name.Value), .. asked, .. Line("position", position),
        ];
        return new(AnswerFormat.Xlsx.MediaType, name, to => new XlsxTable(to, question), table.Parts);
    }

    private static (string, object?)[] Line(string name, object? value) =>
        value is null ? [] : [(name, value)];

    private string NextPage(string cursor)
    {
        var request = _http.Request;
        var others = request.Query.Where(parameter => parameter.Key is not ("cursor" or "after"));
        var query = new QueryBuilder(others) { { "cursor", cursor } };
        return request.Path + query.ToQueryString().Value;
    }
}
