using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store;

/// <summary>How far a job has come.</summary>
/// <param name="Day">The last business day that it has done; null before the first.</param>
/// <param name="Position">The last position that it has looked at; 0 before the first.</param>
/// <param name="Bookmark">Where it goes on, in its own words, JSON; null when it wrote nothing down.</param>
public sealed record JobProgress(DateOnly? Day, long Position, string? Bookmark = null);

/// <summary>
/// The jobs of a ledger: one node does each at a time, by a lease. No statement here waits for the ledger's
/// advisory lock, and none takes more than its own rows, so jobs and commands cannot block one another.
/// </summary>
public sealed class LedgerJobs
{
    private readonly NpgsqlDataSource _source;
    private readonly SqlText _text;

    internal LedgerJobs(NpgsqlDataSource source, LedgerName name) =>
        (_source, _text) = (source, new SqlText(name.Schema));

    /// <summary>How far a job has come, whoever does it.</summary>
    public async Task<JobProgress> Progress(string job, CancellationToken ct)
    {
        await using var command = Command("job_progress", job);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? ReadProgress(row, 0) : new JobProgress(null, 0);
    }

    /// <summary>
    /// Takes a job's lease for a while, when nobody holds it; null when another node does. A holder that has
    /// died holds it until it runs out by the database's clock.
    /// </summary>
    public async Task<JobLease?> Take(string job, Guid holder, TimeSpan length, CancellationToken ct)
    {
        await using var command = Command("lease_take", job, holder, length);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new JobLease(this, job, row.GetInt64(0), length, ReadProgress(row, 1))
            : null;
    }

    /// <summary>What a job found in a course of its own, by subject; bodies are JSON.</summary>
    public async Task<IReadOnlyList<(string Subject, string Body)>> Findings(
        string job, string course, string? after, int limit, CancellationToken ct)
    {
        await using var command = Command("findings", job, course, Optional.Text(after), limit);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(string, string)>();
        while (await row.ReadAsync(ct))
            found.Add((row.GetString(0), row.GetString(1)));
        return found;
    }

    internal async Task<long> Count(string query, CancellationToken ct, params object[] arguments)
    {
        await using var command = Command(query, arguments);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    internal async Task<int> Execute(string query, CancellationToken ct, params object[] arguments)
    {
        await using var command = Command(query, arguments);
        return await command.ExecuteNonQueryAsync(ct);
    }

    internal async Task<IReadOnlyList<string>> Subjects(string job, DateOnly day, CancellationToken ct)
    {
        await using var command = Command("agenda_due", job, day);
        await using var row = await command.ExecuteReaderAsync(ct);
        var subjects = new List<string>();
        while (await row.ReadAsync(ct))
            subjects.Add(row.GetString(0));
        return subjects;
    }

    private static JobProgress ReadProgress(NpgsqlDataReader row, int column) => new(
        row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column), row.GetInt64(column + 1),
        row.IsDBNull(column + 2) ? null : row.GetString(column + 2));

    private NpgsqlCommand Command(string query, params object[] arguments)
    {
        var command = _source.CreateCommand(_text.Query(query));
        foreach (var argument in arguments)
        {
            var parameter = argument is Optional optional
                ? optional.ToParameter()
                : new NpgsqlParameter { Value = argument };
            if (argument is DateOnly?[])
                parameter.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
