using System.Globalization;
using System.Text.Json;

namespace EventLedger.Store;

/// <summary>An event of the log.</summary>
/// <param name="Position">Its place in the ledger, from 1, without gaps.</param>
/// <param name="Id">Its UUIDv7.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="StoredType">The stable name in snake case.</param>
/// <param name="Type">The name as the API prints it.</param>
/// <param name="RecordedAt">The instant of its commit in UTC, whole microseconds.</param>
/// <param name="Data">JSON in UTF-8; its members may stand in any order.</param>
/// <param name="Headers">A flat JSON object in UTF-8.</param>
/// <param name="Actor">Who gave the command.</param>
/// <param name="CorrelationId">The course of work it belongs to.</param>
/// <param name="CausationId">What caused it, if known.</param>
public sealed record RecordedEvent(
    long Position, Guid Id, string Stream, long Version, string StoredType, string Type, DateTime RecordedAt,
    byte[] Data, byte[] Headers, string Actor, string CorrelationId, string? CausationId)
{
    private byte[]? _leafHash;
    private DateOnly? _effectiveOn;

    /// <summary>
    /// The business day from which it holds; the first of all days when the headers name none.
    /// </summary>
    public DateOnly EffectiveOn => _effectiveOn ??= EffectiveOnOf(Headers);

    /// <summary>
    /// When an imported event really came; null for one that was recorded as it happened.
    /// </summary>
    public DateTime? ArrivedAt => Header("arrivedAt") is { } instant ? InstantOf(instant) : null;

    /// <summary>
    /// The instant that an imported event states, at which or some microseconds later it is recorded; null
    /// for one that was recorded as it happened.
    /// </summary>
    public DateTime? StatedAt => Header("statedAt") is { } instant ? InstantOf(instant) : null;

    /// <summary>The line that the seal covers: the event as RFC 8785 canonical JSON.</summary>
    public byte[] Line => Seal.LeafLine.Of(this);

    /// <summary>SHA-256 of a zero byte and the line (RFC 6962).</summary>
    public byte[] LeafHash => _leafHash ??= Seal.MerkleTree.LeafHash(Line);

    internal static DateOnly EffectiveOnOf(byte[] headers) => HeaderOf(headers, "effectiveOn") is { } day
        ? DateOnly.ParseExact(day, "yyyy-MM-dd")
        : DateOnly.MinValue;

    internal RecordedEvent Sealed(byte[] leafHash, DateOnly effectiveOn)
    {
        (_leafHash, _effectiveOn) = (leafHash, effectiveOn);
        return this;
    }

    internal static DateTime InstantOf(string header) => DateTime.ParseExact(
        header, Appending.EventHeaders.Instant, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private string? Header(string name) => HeaderOf(Headers, name);

    private static string? HeaderOf(byte[] headers, string name)
    {
        using var members = JsonDocument.Parse(headers);
        return members.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
