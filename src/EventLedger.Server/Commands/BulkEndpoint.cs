using System.Globalization;
using System.Text;
using System.Text.Json;
using EventLedger.Domain.Stored;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>
/// POST /v1/commands: an array of commands, or one a line (NDJSON). They run in their order; the answer is
/// NDJSON, a
/// line per command in that order. With <c>?atomic=true</c> all are stored or none.
/// </summary>
public static class BulkEndpoint
{
    /// <summary>The largest body of a bulk, in bytes.</summary>
    public const int LargestBody = 8 * 1024 * 1024;

    /// <summary>The most commands that are stored all or none.</summary>
    public const int LargestAtomic = 1_000;

    // As many commands of one bulk wait in the ledger's queue at a time, so that others get their turn.
    private const int InFlight = 500;
    private static readonly string[] LineTypes =
        ["application/x-ndjson", "application/ndjson", "application/jsonl"];

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
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        var asLines = LineTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        if (!asLines && !http.Request.HasJsonContentType())
            return Problem.NotJson();
        if (await RequestBody.Read(http, LargestBody) is not { } body)
            return Problem.TooLarge(LargestBody);
        if ((asLines ? Lines(body) : Items(body)) is not { } commands)
            return Problem.Malformed("$", "expected an array of commands, or one a line as " + LineTypes[0]);
        if (atomic && commands.Count > LargestAtomic)
            return Problem.Malformed("$", $"at most {LargestAtomic} commands are stored all or none");
        var lines = commands.Select(command => BulkLine.Read(command, context!)).ToArray();
        return new LinesOfResults(request, lines, atomic);
    }

    private static List<ReadOnlyMemory<byte>>? Items(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, StrictJson.Document);
            return document.RootElement.ValueKind != JsonValueKind.Array
                ? null
                : [.. document.RootElement.EnumerateArray()
                    .Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item.GetRawText()))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<ReadOnlyMemory<byte>> Lines(byte[] body)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < body.Length;)
        {
            var length = body.AsSpan(start).IndexOf((byte)'\n');
            var line = body.AsMemory(start, length < 0 ? body.Length - start : length);
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
                lines.Add(line);
            start += line.Length + 1;
        }
        return lines;
    }

    /// <summary>Runs the commands and writes a line per command as they end, in their order.</summary>
    private sealed class LinesOfResults(LedgerRequest request, BulkLine[] lines, bool atomic) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/x-ndjson; charset=utf-8";
            var outcomes = atomic ? Together() : OneByOne();
            var index = 0;
            await foreach (var outcome in outcomes)
            {
                await httpContext.Response.Body.WriteAsync(
                    Line(index, lines[index], outcome), CancellationToken.None);
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

        private byte[] Line(int index, BulkLine line, CommandOutcome? outcome) => outcome switch
        {
            CommandOutcome.Stored stored => Line(index, stored.Status, "result", stored.Answer),
            CommandOutcome.Replayed replayed => Line(index, replayed.Status, "result", replayed.Answer),
            _ => Line(index, line.Problem ?? OutcomeProblem.Of(line.Asked!, outcome!, request.Http)),
        };

        private static byte[] Line(int index, Problem problem) => Line(
            index,
            problem.Status,
            "problem",
            JsonSerializer.SerializeToUtf8Bytes(problem.Body, LedgerJson.Wire));

        private static byte[] Line(int index, int status, string member, byte[] body)
        {
            var head = string.Create(
                CultureInfo.InvariantCulture, $"{{\"index\":{index},\"status\":{status},\"{member}\":");
            return [.. Encoding.UTF8.GetBytes(head), .. body, .. "}\n"u8];
        }
    }
}
