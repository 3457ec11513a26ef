using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>What PostgreSQL knows a writer's connection by.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Start">When it began: numbers of processes come again.</param>
internal sealed record WriterSession(int Pid, DateTime Start)
{
    // A plan made while the tables were empty must still be right when they have grown: generic, by index.
    private const string Settings = """
        set idle_in_transaction_session_timeout = '5s';
        set lock_timeout = '30s';
        set plan_cache_mode = force_generic_plan;
        set enable_seqscan = off;
        set enable_hashjoin = off;
        set enable_mergejoin = off;
        set jit = off;
        select set_config('synchronous_commit', 'on', false)
        where current_setting('synchronous_commit') = 'off'
        """;

    // Of a connection that was lost: what it sent may still wait there, to be carried out when nobody expects
    // it.
    private const string End =
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid = $1 and backend_start = $2";

    private const string Own =
        "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()";

    /// <summary>
    /// Begins a writer's session on a new connection, once the one that it takes the place of has ended.
    /// </summary>
    /// <exception cref="NpgsqlException">It does not end, or PostgreSQL cannot be asked.</exception>
    public static async Task<WriterSession> Begin(NpgsqlConnection connection, WriterSession? replaced)
    {
        await using var settings = new NpgsqlCommand(Settings, connection);
        await settings.ExecuteNonQueryAsync();
        if (replaced is var (pid, start))
        {
            await using var end = new NpgsqlCommand(End, connection);
            end.Parameters.Add(new NpgsqlParameter<int> { TypedValue = pid });
            end.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = start });
            if (await end.ExecuteScalarAsync() is false)
                throw new NpgsqlException("The session of a lost connection does not end.");
        }
        await using var own = new NpgsqlCommand(Own, connection);
        await using var reader = await own.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(reader.GetInt32(0), reader.GetDateTime(1));
    }
}
