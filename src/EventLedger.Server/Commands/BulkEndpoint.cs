using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>
/// POST /v1/commands: an array of commands, or one a line (NDJSON). They run in their order; the answer is
/// NDJSON, a line per command in that order. With <c>?atomic=true</c> all are stored or none.
/// </summary>
public static class BulkEndpoint
{
    /// <summary>The most commands that are stored all or none.</summary>
    public const int LargestAtomic = 1_000;

    // As many commands of one bulk wait in the ledger's queue at a time, so that others get their turn.
    private const int InFlight = 500;

    /// <summary>Handles a bulk.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var http = request.Http;
        var query = new RequestQuery(http, "atomic");
        var atomic = query.Flag("atomic");
        var (context, header) = RequestHeaders.Context(http);
        if ((query.Problem ?? header) is { } unreadable)
            return unreadable;
        var (commands, problem) = await BulkBody.Read(http);
        if (problem is not null)
            return problem;
        if (atomic && commands.Count > LargestAtomic)
            return Problem.Malformed("$", $"at most {LargestAtomic} commands are stored all or none");
        var lines = commands.Select(command => BulkLine.Read(command, context!)).ToArray();
        return new LinesOfResults(request, lines, atomic);
    }

    /// <summary>Runs the commands and writes a line per command as they end, in their order.</summary>
    private sealed class LinesOfResults(LedgerRequest request, BulkLine[] lines, bool atomic) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = BulkAnswer.ContentType;
            var outcomes = atomic ? Together() : OneByOne();
            var index = 0;
            await foreach (var outcome in outcomes)
            {
                await httpContext.Response.Body.WriteAsync(
                    BulkAnswer.Line(index, lines[index], outcome, request.Http), CancellationToken.None);
                index++;
            }
        }

        private async IAsyncEnumerable<CommandOutcome?> OneByOne()
        {
            var running = new Queue<Task<CommandOutcome?>>();
            foreach (var line in lines)
            {
                if (running.Count == InFlight)
                    yield return await running.Dequeue();
                running.Enqueue(Run(line));
            }
            while (running.TryDequeue(out var next))
                yield return await next;
        }

        private async Task<CommandOutcome?> Run(BulkLine line) => line.Command is null
            ? null
            : await request.Ledger.Execute(line.Command, CancellationToken.None);

        private async IAsyncEnumerable<CommandOutcome?> Together()
        {
            var malformed = Array.FindIndex(lines, line => line.Command is null);
            if (malformed >= 0)
            {
                foreach (var line in lines)
                    yield return line.Command is null ? null : new CommandOutcome.NotStored(malformed);
                yield break;
            }
            var commands = lines.Select(line => line.Command!).ToArray();
            foreach (var outcome in await request.Ledger.ExecuteTogether(commands, CancellationToken.None))
                yield return outcome;
        }
    }
}
