using System.Text.Json;

namespace EventLedger.Server.Importing;

/// <summary>A command of an import: what happened, and when it was recorded elsewhere.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Id">Whose stream it moves.</param>
/// <param name="Data">Its body; a business date left out is the day of <paramref name="RecordedAt"/>.</param>
/// <param name="RecordedAt">When it became known: an instant of RFC 3339, to the microsecond.</param>
/// <param name="IdempotencyKey">Makes importing it again answer the same.</param>
/// <param name="ExpectedVersion">The version that the stream must have.</param>
/// <param name="Actor">Who recorded it there; who imports it when left out.</param>
public sealed record ImportCommand(
    string Command, string Id, JsonElement Data, string RecordedAt, string? IdempotencyKey = null,
    long? ExpectedVersion = null, string? Actor = null);
