using System.Globalization;
using EventLedger.Reporting.Tables;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Http;

/// <summary>
/// Answers a list or report in the format that was asked for: JSON, or the typed table behind it as CSV.
/// </summary>
public sealed class TabularAnswer
{
    private readonly HttpContext _http;

    /// <summary>An answer to a request, in JSON or CSV.</summary>
    public TabularAnswer(HttpContext http, AnswerFormat format)
    {
        ArgumentNullException.ThrowIfNull(http);
        (_http, IsCsv) = (http, format == AnswerFormat.Csv);
    }

    /// <summary>Whether CSV was asked for.</summary>
    public bool IsCsv { get; }

    /// <summary>The parameter of every list and report that picks the format.</summary>
    public static readonly string[] Parameters = ["format"];

    /// <summary>What a request asks for; a problem when there is no such format.</summary>
    public static (TabularAnswer Answer, Problem? Problem) Of(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (format, problem) = AnswerFormat.Choose(request, query, AnswerFormat.Json, AnswerFormat.Csv);
        return (new(request.Http, format), problem);
    }

    /// <summary>The answer: JSON as it is, or the table's bytes with the next page as a link.</summary>
    public IResult Write<T>(T json, Func<Table> table, long position, string? next = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        _http.Response.Headers.Vary = HeaderNames.Accept;
        if (!IsCsv)
            return TypedResults.Ok(json);
        var written = table();
        _http.Response.Headers["X-Ledger-Position"] = position.ToString(CultureInfo.InvariantCulture);
        if (next is not null)
            _http.Response.Headers.Link = $"<{NextPage(next)}>; rel=\"next\"";
        return TypedResults.File(CsvTable.Write(written), "text/csv; charset=utf-8", written.Name + ".csv");
    }

    private string NextPage(string cursor)
    {
        var others = _http.Request.Query.Where(parameter => parameter.Key != "cursor");
        var query = new QueryBuilder(others) { { "cursor", cursor } };
        return _http.Request.Path + query.ToQueryString().Value;
    }
}
