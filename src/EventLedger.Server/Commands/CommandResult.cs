using System.Text.Json;

namespace EventLedger.Server.Commands;

/// <summary>The answer to a stored command.</summary>
/// <param name="Stream">The stream that moved.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Position">The position of the last event in the ledger.</param>
/// <param name="Events">What happened.</param>
/// <param name="RecordedAt">The instant the ledger stored it.</param>
/// <param name="Receipt">What proves it.</param>
public sealed record CommandResult(
    string Stream,
    long Version,
    long Position,
    IReadOnlyList<CommandResultEvent> Events,
    string RecordedAt,
    CommandReceipt Receipt);

/// <summary>An event of a stored command.</summary>
public sealed record CommandResultEvent(
    string Type, JsonElement Data, DateOnly EffectiveOn, long Version, Guid Id, long Position,
    string LeafHash);

/// <summary>Position and leaf hash of a command's last event in the ledger's Merkle tree.</summary>
public sealed record CommandReceipt(long Position, string LeafHash);
