using System.Text.Json;

namespace EventLedger.Server.Seeding;

/// <summary>A command of a seed file, in the form that <c>POST /v1/commands</c> takes.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Id">Whose stream it moves.</param>
/// <param name="Data">Its body.</param>
/// <param name="IdempotencyKey">Makes loading twice change nothing.</param>
public sealed record SeedCommand(string Command, string Id, JsonElement Data, string IdempotencyKey);
