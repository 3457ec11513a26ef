using System.Security.Cryptography;
using System.Text;
using EventLedger.Domain;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Importing;

/// <summary>A line of an import that was read.</summary>
/// <param name="Line">A command ready to run but for its mark, or what is wrong with it.</param>
/// <param name="StatedAt">When it was recorded elsewhere, UTC.</param>
internal sealed record ImportLine(BulkLine Line, DateTime StatedAt)
{
    /// <summary>Whether it can be run.</summary>
    public bool IsSound => Line.Command is not null;

    /// <summary>Reads a line.</summary>
    public static ImportLine Read(ReadOnlyMemory<byte> line, CommandContext context) =>
        StrictJson.TryRead<ImportCommand>(line, out var import, out var errors)
            ? Of(import, context)
            : new(BulkLine.Malformed(errors), default);

    /// <summary>A command that was read.</summary>
    public static ImportLine Of(ImportCommand import, CommandContext context)
    {
        if (Instants.Read(import.RecordedAt) is not { } statedAt)
            return Malformed("$.recordedAt", "expected an instant such as 2026-07-01T12:00:00Z");
        if (statedAt.Ticks % TimeSpan.TicksPerMicrosecond != 0)
            return Malformed("$.recordedAt", "is finer than a microsecond");
        if (DateOnly.FromDateTime(statedAt) <= CalendarBounds.First)
            return Malformed("$.recordedAt", "lies before the first day that can be written");
        if (import.Actor is not null && !RequestHeaders.IsPrintable(import.Actor))
            return Malformed("$.actor", "expected 1 to 200 printable ASCII characters");
        var bulk = new BulkCommand(
            import.Command, import.Id, import.Data, import.IdempotencyKey, import.ExpectedVersion);
        var line = BulkLine.Of(bulk, context with { Actor = import.Actor ?? context.Actor });
        if (line.Command is not { } command)
            return new(line, statedAt);
        var key = Key(command.Key, statedAt);
        return new(
            line with { Asked = line.Asked! with { Key = key }, Command = command with { Key = key } },
            statedAt);
    }

    /// <summary>The command, marked with when and by whom it is imported.</summary>
    public LedgerCommand Marked(ImportMark mark) => Line.Command! with { Import = mark };

    // Of two imports under one key the instant tells them apart, too.
    private static IdempotencyKey? Key(IdempotencyKey? key, DateTime statedAt) => key is null
        ? null
        : key with
        {
            RequestHash = SHA256.HashData(
                [.. key.RequestHash, .. Encoding.UTF8.GetBytes(RecordedInstant.Text(statedAt))]),
        };

    private static ImportLine Malformed(string path, string error) =>
        new(BulkLine.Malformed(path, error), default);
}
