using System.Text;
using System.Text.Json;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Seeding;

/// <summary>
/// Loads the deals of the seed files into a ledger as commands, through the same slices as HTTP. Every
/// command has an idempotency key, so loading twice changes nothing.
/// </summary>
/// <param name="logger">Says what was loaded.</param>
public sealed class Seeds(ILogger<Seeds> logger)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>The folder that the build copies the seed files to.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>The commands of a folder's JSON files, file by file in the order of their names.</summary>
    /// <exception cref="InvalidDataException">A file is no array of commands.</exception>
    public static IReadOnlyList<(string File, SeedCommand Command)> Read(string folder) =>
    [
        .. System.IO.Directory.EnumerateFiles(folder, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Commands(file).Select(command => (Path.GetFileName(file), command))),
    ];

    /// <summary>
    /// Loads the commands of a folder; how many were new. One that a rule refuses, because the ledger holds
    /// something else by its id, is passed over with a warning.
    /// </summary>
    /// <exception cref="InvalidDataException">A command cannot be read: the seeds are broken.</exception>
    public async Task<int> Load(Ledger ledger, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var stored = 0;
        foreach (var (file, command) in Read(folder))
            if (await Execute(ledger, file, command, cancellation))
                stored++;
        if (stored > 0)
            logger.LogDebug(
                "Loaded {Stored} seed commands into ledger {Ledger}", stored, ledger.Name.Value);
        return stored;
    }

    private static SeedCommand[] Commands(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<SeedCommand[]>(File.ReadAllBytes(file), Reading)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is no array of commands: {e.Message}", e);
        }
    }

    private async Task<bool> Execute(
        Ledger ledger, string file, SeedCommand seed, CancellationToken cancellation)
    {
        var where = $"{file}: {seed.Command} {seed.Id}";
        var slice = CommandCatalog.Find(seed.Command)
            ?? throw new InvalidDataException($"{where}: there is no such command.");
        var (parsed, errors) = slice.Parse(Encoding.UTF8.GetBytes(seed.Data.GetRawText()), seed.Id);
        if (parsed is null)
            throw new InvalidDataException($"{where}: {errors.First().Key} {errors.First().Value[0]}");
        var key = CommandEndpoint.Key(seed.IdempotencyKey, slice, seed.Id, parsed);
        var context = new CommandContext("seeds", file, null);
        var outcome = await ledger.Execute(
            new(slice.Collection.Stream(seed.Id), parsed.Decide, context, null, key, false, CommandAnswer.Of),
            cancellation);
        switch (outcome)
        {
            case CommandOutcome.Stored:
                return true;
            case CommandOutcome.Replayed:
                return false;
            case CommandOutcome.Refused { Refusal: Domain.Refusal refusal }:
                logger.LogWarning("{Where} was passed over: {Reason}", where, refusal.Sentence);
                return false;
            case CommandOutcome.KeyReused:
                logger.LogWarning("{Where} was loaded in another form before; that one stays", where);
                return false;
            case CommandOutcome.Unavailable unavailable:
                throw new TimeoutException(unavailable.Reason);
            default:
                throw new InvalidDataException($"{where}: {outcome}");
        }
    }
}
