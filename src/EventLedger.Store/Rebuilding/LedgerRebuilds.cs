using System.Text.Json;
using EventLedger.Store.Rebuilding;
using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store;

/// <summary>
/// Rebuilds of a ledger's read models: each fills a generation of its own from the log while commands go on,
/// compares it with the one that is read, and switches to it. One at a time, by one node at a time.
/// </summary>
public sealed class LedgerRebuilds
{
    private const string Job = "rebuild";
    private readonly RebuildPlace _place;
    private readonly LedgerJobs _jobs;
    private readonly TimeProvider _clock;

    internal LedgerRebuilds(
        NpgsqlDataSource readers, NpgsqlDataSource writers, LedgerName name, LedgerRoles roles,
        LedgerModel model, TimeProvider clock)
    {
        _place = new RebuildPlace(readers, writers, name, roles, model);
        (_jobs, _clock) = (new LedgerJobs(readers, name), clock);
    }

    /// <summary>
    /// Begins a rebuild; <see cref="Run"/> does it. Null when one is under way, or when the rows were made by
    /// later code than this node's.
    /// </summary>
    /// <param name="startedBy">Who asks for it.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<RebuildState?> Start(string startedBy, CancellationToken ct)
    {
        await using var connection = await _place.Writers.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await _place.TakeLock(connection, ct);
        await using var start = new NpgsqlCommand(_place.Text.Query("rebuild_start"), connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = _place.Model.ProjectionVersion },
                new NpgsqlParameter<string> { TypedValue = startedBy, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        if (await start.ExecuteScalarAsync(ct) is not int generation)
            return null;
        foreach (var table in (string[])["contracts", "terms", "entries", "register"])
            await RebuildPlace.Run(connection, _place.Text.Generation("table_" + table, generation), ct);
        await RebuildPlace.Run(connection, _place.Text.Generation("append", generation), ct);
        await RebuildPlace.Run(
            connection, _place.Roles.Named(_place.Text.Generation("rights", generation)), ct);
        await transaction.CommitAsync(ct);
        return await State(generation, ct);
    }

    /// <summary>A rebuild by its number; null when there is none.</summary>
    public async Task<RebuildState?> State(int generation, CancellationToken ct) =>
        (await States(generation, null, 1, ct)) is [var state] ? state : null;

    /// <summary>The rebuilds after a number, in order.</summary>
    public Task<IReadOnlyList<RebuildState>> States(int? after, int limit, CancellationToken ct) =>
        States(null, after, limit, ct);

    /// <summary>
    /// Ends a rebuild: what is read is read on, and its tables go. False when it has ended already.
    /// </summary>
    public Task<bool> Cancel(int generation, CancellationToken ct) =>
        End(generation, RebuildStage.Cancelled, null, null, ct);

    /// <summary>
    /// Has a rebuild whose rows differ go on to the switch. False when it does not wait for that.
    /// </summary>
    public async Task<bool> Accept(int generation, CancellationToken ct)
    {
        await using var command = Command("rebuild_accept", generation);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>
    /// Does the rebuild that is under way, from where it stands, and drops tables whose time has come. False
    /// when another node is at it.
    /// </summary>
    /// <param name="node">Who does it.</param>
    /// <param name="ct">Stops; the rebuild goes on wherever it is taken up next.</param>
    public async Task<bool> Run(Guid node, CancellationToken ct)
    {
        await DropSpent(ct);
        if (await Open(ct) is null)
            return true;
        if (await _jobs.Take(Job, node, HeldRebuild.Length, ct) is not { } lease)
            return false;
        try
        {
            // Whoever held it before may have ended it.
            if (await Open(ct) is { } generation && await State(generation, ct) is { } state)
                await Do(lease, state, ct);
            return true;
        }
        finally
        {
            await lease.Release(CancellationToken.None);
        }
    }

    private async Task Do(JobLease lease, RebuildState state, CancellationToken ct)
    {
        await using var held = new HeldRebuild(
            _place.Readers, _place.Text, lease, state.Generation, _clock, ct);
        try
        {
            await new RebuildCourse(_place, held, state, _clock).Run();
        }
        catch (RebuildLostException)
        {
            // Somebody ended it, or another node does it.
        }
        catch (Exception) when (held.IsLost)
        {
            // The same, told while something was under way.
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && NeverGoes(problem))
        {
            await End(state.Generation, RebuildStage.Failed, problem.Message, lease.Token, ct);
        }
    }

    // An event that cannot be read, or rows that the tables refuse: tried again, it would be the same.
    private static bool NeverGoes(Exception problem) =>
        problem is UnreadableEventException or InvalidDataException
        || problem is PostgresException { SqlState: var state } && state[..2] is "22" or "23" or "42";

    private async Task<int?> Open(CancellationToken ct)
    {
        await using var command = Command("rebuild_open", _place.Model.ProjectionVersion);
        return await command.ExecuteScalarAsync(ct) as int?;
    }

    private async Task<bool> End(
        int generation, RebuildStage stage, string? problem, long? token, CancellationToken ct)
    {
        await using var command = Command(
            "rebuild_end", generation, stage.ToString(), Optional.Text(problem), Optional.Long(token));
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private async Task DropSpent(CancellationToken ct)
    {
        var spent = new List<int>();
        await using (var command = Command("spent_generations"))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
                spent.Add(row.GetInt32(0));
        }
        foreach (var generation in spent)
            await Drop(generation, ct);
    }

    private async Task Drop(int generation, CancellationToken ct)
    {
        await using var connection = await _place.Writers.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await _place.TakeLock(connection, ct);
        try
        {
            await RebuildPlace.Run(connection, _place.Text.Generation("drop", generation), ct);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return;
        }
        await using var forget = new NpgsqlCommand(_place.Text.Query("spent_forget"), connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = generation } },
        };
        await forget.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<IReadOnlyList<RebuildState>> States(
        int? generation, int? after, int limit, CancellationToken ct)
    {
        await using var command = Command(
            "rebuild_states", new Optional(generation, NpgsqlDbType.Integer),
            new Optional(after, NpgsqlDbType.Integer), limit);
        await using var row = await command.ExecuteReaderAsync(ct);
        var states = new List<RebuildState>();
        while (await row.ReadAsync(ct))
            states.Add(Read(row));
        return states;
    }

    private static RebuildState Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), Enum.Parse<RebuildStage>(row.GetString(2)), row.GetBoolean(3),
        row.GetInt64(4), row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6),
        row.IsDBNull(7)
            ? null
            : JsonSerializer.Deserialize<RebuildDifference>(row.GetString(7), RebuildPlace.Json),
        row.IsDBNull(8) ? null : row.GetString(8), row.GetString(9), row.GetDateTime(10),
        row.IsDBNull(11) ? null : row.GetDateTime(11));

    private NpgsqlCommand Command(string query, params object[] arguments)
    {
        var command = _place.Readers.CreateCommand(_place.Text.Query(query));
        foreach (var argument in arguments)
            command.Parameters.Add(argument is Optional optional
                ? optional.ToParameter()
                : new NpgsqlParameter { Value = argument });
        return command;
    }
}
