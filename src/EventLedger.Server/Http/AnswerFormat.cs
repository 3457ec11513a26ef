namespace EventLedger.Server.Http;

/// <summary>A format that an answer exists in.</summary>
/// <param name="Name">What <c>?format=</c> calls it.</param>
/// <param name="MediaType">Its type.</param>
public sealed record AnswerFormat(string Name, string MediaType)
{
    /// <summary>The answer as data.</summary>
    public static readonly AnswerFormat Json = new("json", "application/json");

    /// <summary>The table behind it.</summary>
    public static readonly AnswerFormat Csv = new("csv", "text/csv");

    /// <summary>The table as a workbook: numbers are numbers, and days are days.</summary>
    public static readonly AnswerFormat Xlsx = new(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>A page to look at and to print.</summary>
    public static readonly AnswerFormat Html = new("html", "text/html");

    /// <summary>The page on paper.</summary>
    public static readonly AnswerFormat Pdf = new("pdf", "application/pdf");

    /// <summary>
    /// Which of the formats a request asks for, by <c>?format=</c> or else by <c>Accept</c>, the first where
    /// it leaves the choice; a problem when it takes none of them.
    /// </summary>
    public static (AnswerFormat Format, Problem? Problem) Choose(
        HttpContext http, RequestQuery query, params IReadOnlyList<AnswerFormat> offered)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(offered);
        if (query.Text("format") is not { } name)
            return Accepted(http, offered) is { } accepted
                ? (accepted, null)
                : (offered[0], NotAcceptable(offered));
        if (offered.FirstOrDefault(format => format.Name == name) is { } named)
            return (named, null);
        query.Reject("format", $"expected {string.Join(" or ", offered.Select(format => format.Name))}");
        return (offered[0], null);
    }

    private static Problem NotAcceptable(IEnumerable<AnswerFormat> offered) =>
        Problem.NotAcceptable(string.Join(", ", offered.Select(format => format.MediaType)));

    private static AnswerFormat? Accepted(HttpContext http, IReadOnlyList<AnswerFormat> offered)
    {
        var accepted = http.Request.GetTypedHeaders().Accept;
        return accepted is null || accepted.Count == 0
            ? offered[0]
            : accepted
                .Where(type => type.Quality is not 0)
                .OrderByDescending(type => type.Quality ?? 1)
                .Select(type => offered.FirstOrDefault(format => format.IsOf(type.MediaType.Value)))
                .FirstOrDefault(format => format is not null);
    }

    private bool IsOf(string? range) => range is "*/*"
        || string.Equals(range, MediaType, StringComparison.OrdinalIgnoreCase)
        || range is not null && range.EndsWith("/*", StringComparison.Ordinal)
            && MediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase);
}
