using System.Text;
using System.Text.Json;
using EventLedger.Server.Http;
using EventLedger.Server.OpenApi;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>A command of a bulk.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Id">Whose stream it moves.</param>
/// <param name="Data">Its body.</param>
/// <param name="IdempotencyKey">Makes sending it again answer the same.</param>
/// <param name="ExpectedVersion">The version that the stream must have.</param>
public sealed record BulkCommand(
    string Command, string Id, JsonElement Data, string? IdempotencyKey = null, long? ExpectedVersion = null);

/// <summary>A line of a bulk's answer: what became of the command at an index.</summary>
public sealed record BulkResult(int Index, int Status, CommandResult? Result, ProblemDocument? Problem);

/// <summary>A line of a bulk that was read: a command ready to run, or what is wrong with it.</summary>
internal sealed record BulkLine(AskedCommand? Asked, LedgerCommand? Command, Problem? Problem)
{
    /// <summary>Reads a line.</summary>
    public static BulkLine Read(ReadOnlyMemory<byte> line, CommandContext context) =>
        StrictJson.TryRead<BulkCommand>(line, out var bulk, out var errors)
            ? Of(bulk, context)
            : Malformed(errors);

    /// <summary>A command that was read, to be run in a context.</summary>
    public static BulkLine Of(BulkCommand bulk, CommandContext context)
    {
        if (CommandCatalog.Find(bulk.Command) is not { } slice)
            return Malformed("$.command", "there is no such command");
        if (!Ids.IsValid(bulk.Id))
            return Malformed("$.id", "expected lower-case letters, digits and inner hyphens, at most 63");
        if (bulk.IdempotencyKey is not null && !RequestHeaders.IsPrintable(bulk.IdempotencyKey))
            return Malformed("$.idempotencyKey", "expected 1 to 200 printable ASCII characters");
        if (bulk.ExpectedVersion < 0)
            return Malformed("$.expectedVersion", "is negative");
        var body = Encoding.UTF8.GetBytes(bulk.Data.GetRawText());
        if (body.Length > CommandEndpoint.LargestBody)
            return new(null, null, Problem.TooLarge(CommandEndpoint.LargestBody));
        var (parsed, wrong) = slice.Parse(body, bulk.Id);
        if (parsed is null)
            return Malformed(wrong.ToDictionary(error => "$.data" + error.Key[1..], error => error.Value));
        var key = CommandEndpoint.Key(bulk.IdempotencyKey, slice, bulk.Id, parsed);
        return new(
            new(slice, bulk.Id, bulk.ExpectedVersion, key),
            new(
                slice.Collection.Stream(bulk.Id), parsed.Decide, context, bulk.ExpectedVersion, key,
                DryRun: false, CommandAnswer.Of),
            null);
    }

    /// <summary>A line with something wrong in it.</summary>
    public static BulkLine Malformed(string path, string error) =>
        new(null, null, Problem.Malformed(path, error));

    /// <summary>A line with errors, by JSON path.</summary>
    public static BulkLine Malformed(IReadOnlyDictionary<string, string[]> errors) =>
        new(null, null, Problem.Malformed(errors));
}
