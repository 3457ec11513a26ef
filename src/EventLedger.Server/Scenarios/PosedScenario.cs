using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;

namespace EventLedger.Server.Scenarios;

/// <summary>
/// What a token says of the scenario that its answer was asked with. Commands that are short enough stand in
/// it, so that it repeats the answer when the scenario itself is long gone; of others it has the hash, and
/// they are looked up for as long as they are kept.
/// </summary>
/// <param name="Id">The scenario.</param>
/// <param name="DecidedOn">The day of every command that names none.</param>
/// <param name="DecidedAt">The instant at which its events would be recorded.</param>
/// <param name="Sha256">The hash of its commands' JSON, in hexadecimal.</param>
/// <param name="Commands">The commands' JSON, compressed, in base64url; null when that is too long.</param>
internal sealed record AskedScenario(
    string Id, DateOnly DecidedOn, DateTime DecidedAt, string Sha256, string? Commands);

/// <summary>A scenario as a read is asked with it: its commands, and when they are decided.</summary>
/// <param name="Asked">What a token says of it.</param>
/// <param name="Commands">The commands.</param>
internal sealed record PosedScenario(AskedScenario Asked, IReadOnlyList<ScenarioCommand> Commands)
{
    // In characters: with them a token is still short enough for an address.
    private const int LongestInToken = 2_400;

    // What commands may come to when they are read from a token, in bytes.
    private const int MostRead = 1 << 20;

    /// <summary>A scenario by its id, decided now; the problem when there is none.</summary>
    public static async Task<(PosedScenario? Posed, Problem? Problem)> Of(LedgerRequest request, string id)
    {
        if (await request.Ledger.Scenarios.Find(id, request.Now, request.Cancelled) is not { } stored)
            return (null, ScenarioReads.NoScenario(id));
        var commands = ScenarioAnswer.CommandsOf(stored);
        var json = Encoding.UTF8.GetBytes(ScenarioAnswer.TextOf(commands));
        var packed = Packed(json);
        return (
            new(
                new(
                    id, request.Today, request.Now, Hash(json),
                    packed.Length <= LongestInToken ? packed : null),
                commands),
            null);
    }

    /// <summary>
    /// The scenario of a token: as it stands in the token, or as it is kept; the problem when it is gone.
    /// </summary>
    public static async Task<(PosedScenario? Posed, Problem? Problem)> Of(
        LedgerRequest request, AskedScenario asked)
    {
        if (asked.Commands is { } packed)
            return Unpacked(packed) is { } commands
                ? (new(asked, commands), null)
                : (null, Problem.Malformed("token", "has no commands of a scenario in it"));
        if (await request.Ledger.Scenarios.Find(asked.Id, request.Now, request.Cancelled) is not { } stored)
            return (null, ScenarioReads.NoScenario(asked.Id));
        var kept = ScenarioAnswer.CommandsOf(stored);
        return Hash(Encoding.UTF8.GetBytes(ScenarioAnswer.TextOf(kept))) == asked.Sha256
            ? (new(asked, kept), null)
            : (null, Problem.NotFound($"The scenario {asked.Id} has other commands now."));
    }

    /// <summary>
    /// The book as it would be after the commands; the problem when a rule refuses one of them.
    /// </summary>
    public async Task<(ScenarioBook? Book, Problem? Problem)> Over(LedgerRequest request, IKnownBook known)
    {
        var rehearsal = new Rehearsal(
            request.Ledger.Reader.Pinned(), known.Position, Asked.DecidedOn, Asked.DecidedAt);
        return await rehearsal.Run(Commands, request.Cancelled) is { } refused
            ? (null, refused)
            : (new(known, rehearsal.Events), null);
    }

    private static string Hash(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));

    private static string Packed(byte[] json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
            brotli.Write(json);
        return Base64Url.EncodeToString(packed.ToArray());
    }

    private static ScenarioCommand[]? Unpacked(string packed)
    {
        if (!Base64Url.IsValid(packed))
            return null;
        var json = new byte[MostRead];
        try
        {
            using var brotli = new BrotliStream(
                new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var length = brotli.ReadAtLeast(json, MostRead, throwOnEndOfStream: false);
            return length == MostRead
                || !StrictJson.TryRead<ScenarioCommand[]>(json.AsMemory(0, length), out var commands, out _)
                || ScenarioWrites.Faults(new("token", commands)).Count > 0
                    ? null
                    : commands;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
