using System.Text;
using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// POST /v1/billing-runs: stores that a run is started and answers 202; the run is done in the background.
/// With <c>?dryRun=true</c> it answers what the run would do, and stores nothing.
/// </summary>
public static class BillingRunEndpoint
{
    private const int MostShown = 1_000;

    /// <summary>Handles the start of a run.</summary>
    public static async Task<IResult> Start(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var id = Guid.CreateVersion7().ToString();
        var (asked, command, problem) = await CommandEndpoint.Read(
            StartBillingRunSlice.Command, id, "", request);
        if (command is null)
            return problem!;
        var http = request.Http;
        switch (await request.Ledger.Execute(command with { Answer = Accepted(id) }, request.Cancelled))
        {
            case CommandOutcome.Stored stored:
                http.RequestServices.GetRequiredService<BillingRunJob>().Wake();
                return Accepted(http, stored.Answer, stored.Command.Version);
            case CommandOutcome.Replayed before:
                http.Response.Headers["Idempotent-Replay"] = "true";
                return Accepted(http, before.Answer, before.Version);
            case CommandOutcome.DryRun dryRun:
                return TypedResults.Ok(await Preview(request, (BillingRun)dryRun.State));
            case var outcome:
                return OutcomeProblem.Of(asked!, outcome, http);
        }
    }

    /// <summary>The answer to a command, with the run's id before it.</summary>
    private static Func<StoredCommand, (short, byte[])> Accepted(string id) => stored =>
        (202, [.. Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\","), .. CommandAnswer.Of(stored).Answer[1..]]);

    private static JsonBytes Accepted(HttpContext http, byte[] answer, long version)
    {
        using var document = JsonDocument.Parse(answer);
        var id = document.RootElement.GetProperty("id").GetString();
        http.Response.Headers.Location = $"/v1/billing-runs/{id}";
        http.Response.Headers.ETag = $"\"{version}\"";
        return new JsonBytes(202, answer);
    }

    private static async Task<BillingRunPreview> Preview(LedgerRequest request, BillingRun run)
    {
        var services = request.Http.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var reader = request.Ledger.Reader;
        var refused = new List<RefusedContract>();
        var course = new BillingRunCourse(
            reader,
            new InvoiceOfRun(
                request.Ledger, null, run, clock, services.GetRequiredService<ILogger<BillingRunJob>>()),
            run,
            (await reader.Head(request.Cancelled)).Position,
            clock);
        Task<bool> Note(BillingRunTally tally, IReadOnlyList<RefusedContract> more)
        {
            refused.AddRange(more.Take(MostShown - refused.Count));
            return Task.FromResult(true);
        }

        var tally = await course.Go(BillingRunTally.Nothing, Note, request.Cancelled);
        return new(
            true, run.Month, run.StartedOn, run.IssuedOn, tally!.Total, tally.Invoiced, tally.Totals,
            tally.Refused, refused);
    }
}
