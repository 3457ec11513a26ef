using System.Text;
using System.Text.Json;
using EventLedger.Server.Commands;
using EventLedger.Server.Importing;
using EventLedger.Store;

namespace EventLedger.Server.Seeding;

/// <summary>
/// Loads the deals of the seed files into a ledger as commands, through the same slices as HTTP. Every
/// command has an idempotency key, so loading twice changes nothing.
/// </summary>
/// <param name="logger">Says what was loaded.</param>
public sealed class Seeds(ILogger<Seeds> logger)
{
    private const string Actor = "seeds";
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>The folder that the build copies the seed files to.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>The folder of the history that <see cref="Press"/> is made of.</summary>
    public static string PressFolder => Path.Combine(Folder, "press");

    /// <summary>The ledger in which the deals became known day by day, as the press told them.</summary>
    public static LedgerName Press { get; } =
        LedgerName.TryParse("press", out var name) ? name : throw new InvalidOperationException();

    /// <summary>The commands of a folder's JSON files, file by file in the order of their names.</summary>
    /// <exception cref="InvalidDataException">A file is no array of commands.</exception>
    public static IReadOnlyList<(string File, SeedCommand Command)> Read(string folder) =>
        Read<SeedCommand>(folder);

    /// <summary>
    /// Loads the commands of a folder. One that a rule refuses, because the ledger holds something else by
    /// its id, is passed over with a warning.
    /// </summary>
    /// <param name="ledger">Where they are stored.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="actor">Who asked for them; without one, the seeds themselves.</param>
    /// <param name="cancellation">Stops between two commands.</param>
    /// <exception cref="InvalidDataException">A command cannot be read: the seeds are broken.</exception>
    /// <exception cref="TimeoutException">The database is away, or too much waits.</exception>
    public async Task<SeedsLoaded> Load(
        Ledger ledger, string folder, string? actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var (commands, stored, passedOver) = (Read(folder), 0, new List<SeedPassedOver>());
        foreach (var (file, seed) in commands)
        {
            var context = new CommandContext(actor ?? Actor, file, null);
            var (isNew, why) = await Execute(ledger, context, seed, cancellation);
            if (isNew)
                stored++;
            if (why is not null)
                passedOver.Add(new(seed.Command, seed.Id, why));
        }
        Log(ledger, stored);
        return new(stored, commands.Count - stored - passedOver.Count, passedOver);
    }

    /// <summary>
    /// Imports the history of a folder; how much was new. What cannot be imported any more, because the
    /// ledger has gone on, is passed over with a warning.
    /// </summary>
    /// <exception cref="InvalidDataException">A command cannot be read: the seeds are broken.</exception>
    public async Task<int> Import(Ledger ledger, string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var history = Read<ImportCommand>(folder);
        ImportLine[] lines =
            [.. history.Select(one => ImportLine.Of(one.Command, new(Actor, one.File, null)))];
        var (index, stored) = (0, 0);
        await foreach (var outcome in new ImportCourse(ledger, clock, Actor).Run(lines))
        {
            var (file, command) = history[index];
            var where = $"{file}: {command.Command} {command.Id}";
            if (lines[index++].Line.Problem is { } problem)
                throw new InvalidDataException($"{where}: {problem.Body["detail"]}");
            if (Became(where, outcome!).IsNew)
                stored++;
        }
        Log(ledger, stored);
        return stored;
    }

    private void Log(Ledger ledger, int stored)
    {
        if (stored > 0)
            logger.LogDebug(
                "Loaded {Stored} seed commands into ledger {Ledger}", stored, ledger.Name.Value);
    }

    private static IReadOnlyList<(string File, T Command)> Read<T>(string folder) =>
    [
        .. System.IO.Directory.EnumerateFiles(folder, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Commands<T>(file).Select(command => (Path.GetFileName(file), command))),
    ];

    private static T[] Commands<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T[]>(File.ReadAllBytes(file), Reading)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is no array of commands: {e.Message}", e);
        }
    }

    private async Task<(bool IsNew, string? Why)> Execute(
        Ledger ledger, CommandContext context, SeedCommand seed, CancellationToken cancellation)
    {
        var where = $"{context.CorrelationId}: {seed.Command} {seed.Id}";
        var slice = CommandCatalog.Find(seed.Command)
            ?? throw new InvalidDataException($"{where}: there is no such command.");
        var (parsed, errors) = slice.Parse(Encoding.UTF8.GetBytes(seed.Data.GetRawText()), seed.Id);
        if (parsed is null)
            throw new InvalidDataException($"{where}: {errors.First().Key} {errors.First().Value[0]}");
        var key = CommandEndpoint.Key(seed.IdempotencyKey, slice, seed.Id, parsed);
        return Became(where, await ledger.Execute(
            new(slice.Collection.Stream(seed.Id), parsed.Decide, context, null, key, false, CommandAnswer.Of),
            cancellation));
    }

    /// <summary>Whether a command was new; when it was passed over, why.</summary>
    private (bool IsNew, string? Why) Became(string where, CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Stored => (true, null),
        CommandOutcome.Replayed => (false, null),
        CommandOutcome.Refused { Refusal: Domain.Refusal refusal } => PassedOver(where, refusal.Sentence),
        CommandOutcome.OutOfTime => PassedOver(where, "The ledger is not at its time."),
        CommandOutcome.KeyReused =>
            PassedOver(where, "It was loaded in another form before; that one stays."),
        CommandOutcome.Unavailable unavailable => throw new TimeoutException(unavailable.Reason),
        CommandOutcome.Busy or CommandOutcome.Conflict => throw new TimeoutException($"{where}: {outcome}"),
        _ => throw new InvalidDataException($"{where}: {outcome}"),
    };

    private (bool IsNew, string? Why) PassedOver(string where, string why)
    {
        logger.LogWarning("{Where} was passed over: {Reason}", where, why);
        return (false, why);
    }
}
