using System.Globalization;
using System.Text;
using System.Text.Json;
using EventLedger.Domain.Stored;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>The answer to many commands: a line of JSON per command.</summary>
internal static class BulkAnswer
{
    public const string ContentType = "application/x-ndjson; charset=utf-8";

    /// <summary>
    /// The line of one command: its result, or the problem that the command alone would have had.
    /// </summary>
    /// <param name="index">Its place in the request, from 0.</param>
    /// <param name="line">The command, or what was wrong with it.</param>
    /// <param name="outcome">What became of it; null when it could not be read.</param>
    /// <param name="http">The request.</param>
    public static byte[] Line(int index, BulkLine line, CommandOutcome? outcome, HttpContext http) =>
        outcome switch
        {
            CommandOutcome.Stored stored => Line(index, stored.Status, "result", stored.Answer),
            CommandOutcome.Replayed replayed => Line(index, replayed.Status, "result", replayed.Answer),
            _ => Line(index, line.Problem ?? OutcomeProblem.Of(line.Asked!, outcome!, http)),
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
