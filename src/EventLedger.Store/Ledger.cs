using EventLedger.Store.Appending;
using EventLedger.Store.Schema;
using Npgsql;

namespace EventLedger.Store;

/// <summary>One ledger: a single ordered log with its streams, keys, seal and read models.</summary>
public sealed class Ledger : IAsyncDisposable
{
    /// <summary>How many commands can be stored together.</summary>
    public const int MaxTogether = CommandGroup.MaxCommands;

    /// <summary>How many commands can be imported at once.</summary>
    public const int MaxImported = GroupCommit.MaxCommands;

    private readonly GroupCommit _writer;
    private readonly HeadWatch _watch;
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _clock;
    private readonly SqlText _text;
    private readonly LedgerModel _model;
    private readonly bool _wasNewer;

    internal Ledger(
        LedgerName name, int schemaVersion, GroupCommit writer, LedgerReader reader, HeadWatch watch,
        NpgsqlDataSource source, LedgerModel model, TimeProvider clock, LedgerRebuilds rebuilds)
    {
        _wasNewer = schemaVersion > SchemaSteps.KnownVersion;
        (Name, _writer, Reader, _watch) = (name, writer, reader, watch);
        (_source, _model, _clock, Rebuilds) = (source, model, clock, rebuilds);
        Jobs = new LedgerJobs(source, name);
        Webhooks = new LedgerWebhooks(source, name);
        Scenarios = new LedgerScenarios(source, name);
        _text = new SqlText(name.Schema);
    }

    /// <summary>Its name.</summary>
    public LedgerName Name { get; }

    /// <summary>Reads it, always from PostgreSQL.</summary>
    public LedgerReader Reader { get; }

    /// <summary>Its jobs, each done by one node at a time.</summary>
    public LedgerJobs Jobs { get; }

    /// <summary>Rebuilds of its read models.</summary>
    public LedgerRebuilds Rebuilds { get; }

    /// <summary>Who is told of its events.</summary>
    public LedgerWebhooks Webhooks { get; }

    /// <summary>Commands that are asked about and never stored as its events.</summary>
    public LedgerScenarios Scenarios { get; }

    /// <summary>
    /// True once the database was seen to be ahead of this node, which then takes no commands.
    /// </summary>
    public bool SchemaIsNewer => _wasNewer || _writer.SchemaIsNewer;

    /// <summary>
    /// Decides a command and stores what it appends. The outcome comes when it is certain: after the commit
    /// is durable, or after a read showed that nothing it was decided upon has moved. A cancelled token gives
    /// up only a command that was not begun.
    /// </summary>
    public Task<CommandOutcome> Execute(LedgerCommand command, CancellationToken ct) =>
        _writer.Execute(command, ct);

    /// <summary>
    /// Decides commands in their order, each over the events of those before it, and stores all of them in
    /// one commit, or none. When one is not to be stored, its own outcome says why and the others are
    /// <see cref="CommandOutcome.NotStored"/>; a refusal or a mismatch counts the events of the commands
    /// before it, though they are not stored. A command whose key is known answers as
    /// <see cref="CommandOutcome.Replayed"/> and the rest is decided without it. More than
    /// <see cref="MaxTogether"/> commands, or a dry run among them, throw <see cref="ArgumentException"/>.
    /// </summary>
    public Task<IReadOnlyList<CommandOutcome>> ExecuteTogether(
        IReadOnlyList<LedgerCommand> commands, CancellationToken ct) =>
        _writer.ExecuteTogether(commands, ct);

    /// <summary>
    /// Takes over history: commands that state one and the same instant, decided in their order, each of
    /// which stands or falls alone. They share a commit with that instant, as far as they fit into one; a
    /// further commit is a microsecond later. One that states an instant before that of the last commit, or
    /// after its own arrival, is answered <see cref="CommandOutcome.OutOfTime"/>, unless its key is known.
    /// More than <see cref="MaxImported"/> commands, or commands without one common instant in UTC of whole
    /// microseconds, throw <see cref="ArgumentException"/>.
    /// </summary>
    public Task<IReadOnlyList<CommandOutcome>> Import(
        IReadOnlyList<LedgerCommand> commands, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(commands);
        if (commands.Count > MaxImported)
            throw new ArgumentException($"More than {MaxImported} commands.", nameof(commands));
        foreach (var command in commands)
        {
            if (command.Import is not { StatedAt: { Kind: DateTimeKind.Utc, Nanosecond: 0 } at }
                || at != commands[0].Import!.StatedAt)
                throw new ArgumentException("Not of one instant, in whole microseconds.", nameof(commands));
        }
        return _writer.Import(commands, ct);
    }

    /// <summary>
    /// Completes when the ledger holds an event after a position: at once for commits of this node, within
    /// about 100 milliseconds for those of others. A database that is away only makes it wait longer; closing
    /// the ledger cancels it.
    /// </summary>
    public Task WaitForMore(long position, CancellationToken ct) => _watch.WaitForMore(position, ct);

    /// <summary>Whether commands can be stored now, and if not, why.</summary>
    public async Task<Readiness> CanTakeCommands(CancellationToken ct)
    {
        try
        {
            await using var command = _source.CreateCommand(_text.Query("circumstances"));
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return new Readiness(Circumstances.Read(reader).Obstacle(_model, _clock));
        }
        catch (Exception problem) when (SqlTrouble.IsOutside(problem))
        {
            return new Readiness(problem.Message);
        }
    }

    /// <summary>Stores what was accepted; later commands are answered as unavailable.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _watch.DisposeAsync();
    }
}

/// <summary>Whether a ledger takes commands; the reason says why it does not.</summary>
public readonly record struct Readiness(string? Reason)
{
    /// <summary>True when nothing stands in the way.</summary>
    public bool Ready => Reason is null;
}
