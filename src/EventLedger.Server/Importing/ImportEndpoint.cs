using System.Text.Json;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;

namespace EventLedger.Server.Importing;

/// <summary>
/// POST /v1/import: history as commands, each with the instant at which it became known; an array, or one a
/// line (NDJSON). Only an administrator may. The answer is NDJSON, a line per command in that order; a line
/// that is refused keeps no other from being stored.
/// </summary>
internal static class ImportEndpoint
{
    /// <summary>A body that works in a new ledger.</summary>
    public static readonly ImportCommand[] Example =
    [
        new(
            "RegisterParty", "mistral",
            JsonSerializer.SerializeToElement(new { name = "Mistral AI", country = "FR" }),
            "2026-07-02T08:30:00Z", "import-register-mistral", Actor: "deal-desk"),
    ];

    /// <summary>Handles an import.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var http = request.Http;
        var query = new RequestQuery(http);
        var (context, header) = RequestHeaders.Context(http);
        if ((query.Problem ?? header) is { } unreadable)
            return unreadable;
        if (!http.RequestServices.GetRequiredService<Administrators>().Has(context!.Actor))
            return Problem.Forbidden(context.Actor, "import history");
        var (commands, problem) = await BulkBody.Read(http);
        if (problem is not null)
            return problem;
        return new LinesOfResults(
            request, [.. commands.Select(command => ImportLine.Read(command, context))], context.Actor);
    }

    /// <summary>Imports the commands and writes a line per command as they end, in their order.</summary>
    private sealed class LinesOfResults(LedgerRequest request, ImportLine[] lines, string by) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = BulkAnswer.ContentType;
            var clock = httpContext.RequestServices.GetRequiredService<TimeProvider>();
            var index = 0;
            await foreach (var outcome in new ImportCourse(request.Ledger, clock, by).Run(lines))
            {
                await httpContext.Response.Body.WriteAsync(
                    BulkAnswer.Line(index, lines[index].Line, outcome, httpContext), CancellationToken.None);
                index++;
            }
        }
    }
}
