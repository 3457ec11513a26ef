using System.Text;
using System.Text.Json;
using EventLedger.Server.Http;

namespace EventLedger.Server.Commands;

/// <summary>The body of a request with many commands: an array of them, or one a line (NDJSON).</summary>
internal static class BulkBody
{
    /// <summary>The largest body, in bytes.</summary>
    public const int Largest = 8 * 1024 * 1024;

    private static readonly string[] LineTypes =
        ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    /// <summary>The commands, each to be read; or what is wrong with the whole.</summary>
    public static async Task<(IReadOnlyList<ReadOnlyMemory<byte>> Commands, Problem? Problem)> Read(
        HttpContext http)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        var asLines = LineTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        if (!asLines && !http.Request.HasJsonContentType())
            return ([], Problem.NotJson());
        if (await RequestBody.Read(http, Largest) is not { } body)
            return ([], Problem.TooLarge(Largest));
        return (asLines ? Lines(body) : Items(body)) is { } commands
            ? (commands, null)
            : ([], Problem.Malformed("$", "expected an array of commands, or one a line as " + LineTypes[0]));
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
}
