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
/// <param name="Type">Its name.</param>
/// <param name="Data">What it holds.</param>
/// <param name="EffectiveOn">The business day from which it holds.</param>
/// <param name="Version">Its place in its stream.</param>
/// <param name="Id">Its id.</param>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="LeafHash">Its leaf in the ledger's Merkle tree.</param>
/// <param name="Stream">Its stream, where that is another than the command's; else absent.</param>
public sealed record CommandResultEvent(
    string Type, JsonElement Data, DateOnly EffectiveOn, long Version, Guid Id, long Position,
    string LeafHash, string? Stream = null);

/// <summary>Position and leaf hash of a command's last event in the ledger's Merkle tree.</summary>
public sealed record CommandReceipt(long Position, string LeafHash);
