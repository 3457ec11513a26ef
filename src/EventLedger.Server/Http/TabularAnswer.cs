using System.Globalization;
using System.Text.Json;
using EventLedger.Reporting.Tables;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Http;

/// <summary>
/// Answers a list or report in the format that was asked for: JSON, or the typed table behind it as CSV or as
/// a workbook.
/// </summary>
public sealed class TabularAnswer
{
    private readonly LedgerRequest _request;
    private readonly AnswerFormat _format;

    /// <summary>An answer to a request, in JSON, CSV or as a workbook.</summary>
    public TabularAnswer(LedgerRequest request, AnswerFormat format)
    {
        ArgumentNullException.ThrowIfNull(request);
        (_request, _format) = (request, format);
    }

    /// <summary>Whether the table was asked for, and not JSON.</summary>
    public bool IsTable => _format != AnswerFormat.Json;

    /// <summary>The parameter of every list and report that picks the format.</summary>
    public static readonly string[] Parameters = ["format"];

    /// <summary>What a request asks for; a problem when there is no such format.</summary>
    public static (TabularAnswer Answer, Problem? Problem) Of(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (format, problem) = AnswerFormat.Choose(
            request, query, AnswerFormat.Json, AnswerFormat.Csv, AnswerFormat.Xlsx);
        return (new(request, format), problem);
    }

    /// <summary>
    /// The answer of a list: JSON as it is, or the table's bytes with the next page as a link.
    /// </summary>
    public IResult Write<T>(T json, Func<Table> table, long position, string? next = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var headers = Headers;
        if (!IsTable)
            return TypedResults.Ok(json);
        if (next is not null)
            headers.Link = $"<{NextPage(next)}>; rel=\"next\"";
        var asked = _request.Http.Request.Query
            .Where(parameter => parameter.Key is not ("format" or "limit" or "cursor"))
            .Select(parameter => (parameter.Key, (object?)parameter.Value.ToString()));
        return File(table(), position, asked);
    }

    /// <summary>The answer of a report: JSON as it is, or the table's bytes with its token.</summary>
    internal IResult Write<T>(T json, Func<Table> table, AnswerToken token)
    {
        var headers = Headers;
        if (!IsTable)
            return TypedResults.Ok(json);
        headers["X-Answer-Token"] = token.ToString();
        var asked = token.Question.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .Select(member => (member.Name, (object?)member.Value.ToString()));
        return File(table(), token.Position, asked.Append(("token", token.ToString())));
    }

    private IHeaderDictionary Headers
    {
        get
        {
            var headers = _request.Http.Response.Headers;
            headers.Vary = HeaderNames.Accept;
            return headers;
        }
    }

    private FileContentHttpResult File(
        Table table, long position, IEnumerable<(string Name, object? Value)> asked)
    {
        Headers["X-Ledger-Position"] = position.ToString(CultureInfo.InvariantCulture);
        if (_format == AnswerFormat.Csv)
            return TypedResults.File(CsvTable.Write(table), "text/csv; charset=utf-8", table.Name + ".csv");
        var workbook = XlsxTable.Write(
            table,
            [("ledger", _request.Ledger.Name.Value), .. asked, ("position", position)]);
        return TypedResults.File(workbook, AnswerFormat.Xlsx.MediaType, table.Name + ".xlsx");
    }

    private string NextPage(string cursor)
    {
        var request = _request.Http.Request;
        var others = request.Query.Where(parameter => parameter.Key != "cursor");
        var query = new QueryBuilder(others) { { "cursor", cursor } };
        return request.Path + query.ToQueryString().Value;
    }
}
