using System.Globalization;
using EventLedger.Reporting.Tables;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Http;

/// <summary>
/// Answers a list or report in the format that was asked for, by <c>?format=</c> or else by <c>Accept</c>:
/// JSON, or
/// the typed table behind it as CSV.
/// </summary>
public sealed class TabularAnswer
{
    private const string CsvType = "text/csv";
    private static readonly string[] JsonTypes = ["application/json", "application/*", "*/*"];
    private static readonly string[] CsvTypes = [CsvType, "text/*"];

    private readonly HttpContext _http;
    private readonly bool _csv;

    private TabularAnswer(HttpContext http, bool csv) => (_http, _csv) = (http, csv);

    /// <summary>Whether CSV was asked for.</summary>
    public bool IsCsv => _csv;

    /// <summary>The parameter of every list and report that picks the format.</summary>
    public static readonly string[] Parameters = ["format"];

    /// <summary>What a request asks for; a problem when there is no such format.</summary>
    public static (TabularAnswer Answer, Problem? Problem) Of(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(query);
        var format = query.Text("format");
        if (format is not (null or "csv" or "json"))
            query.Reject("format", "expected csv or json");
        bool? csv = format is null ? AcceptsCsv(request.Http) : format == "csv";
        return csv is { } chosen
            ? (new(request.Http, chosen), null)
            : (new(request.Http, false), Problem.NotAcceptable("application/json, " + CsvType));
    }

    /// <summary>The answer: JSON as it is, or the table's bytes with the next page as a link.</summary>
    public IResult Write<T>(T json, Func<Table> table, long position, string? next = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        _http.Response.Headers.Vary = HeaderNames.Accept;
        if (!_csv)
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

    private static bool? AcceptsCsv(HttpContext http)
    {
        var accepted = http.Request.GetTypedHeaders().Accept;
        if (accepted is null || accepted.Count == 0)
            return false;
        var wanted = accepted
            .Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1);
        foreach (var type in wanted)
        {
            if (JsonTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
                return false;
            if (CsvTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
                return true;
        }
        return null;
    }
}
