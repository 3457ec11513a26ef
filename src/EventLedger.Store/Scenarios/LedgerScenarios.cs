using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store;

/// <summary>Commands that are asked about, as a text that the application reads; never events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Commands">The commands.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="ExpiresAt">From when on it is gone, UTC; null when it stays.</param>
public sealed record StoredScenario(
    string Id, string Name, string Commands, string MadeBy, DateTime MadeAt, DateTime? ExpiresAt);

/// <summary>
/// The scenarios of a ledger: beside the log, never in it. No statement here waits for the ledger's lock.
/// </summary>
public sealed class LedgerScenarios
{
    private readonly NpgsqlDataSource _source;
    private readonly SqlText _text;

    internal LedgerScenarios(NpgsqlDataSource source, LedgerName name) =>
        (_source, _text) = (source, new SqlText(name.Schema));

    /// <summary>Keeps a scenario, in the place of one with its id, and deletes those that expired.</summary>
    public async Task Put(StoredScenario scenario, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        await using var command = Command(
            "scenario_put",
            Optional.Text(scenario.Id), Optional.Text(scenario.Name), Optional.Text(scenario.Commands),
            Optional.Text(scenario.MadeBy), Instant(scenario.MadeAt), Instant(scenario.ExpiresAt));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A scenario; null when there is none, or it has expired by now.</summary>
    public async Task<StoredScenario?> Find(string id, DateTime now, CancellationToken ct) =>
        (await Rows(id, null, 1, now, ct)).SingleOrDefault();

    /// <summary>Those that have not expired by now, by id, after an id.</summary>
    public Task<IReadOnlyList<StoredScenario>> List(
        string? afterId, int limit, DateTime now, CancellationToken ct) =>
        Rows(null, afterId, limit, now, ct);

    /// <summary>Deletes a scenario; false when there is none.</summary>
    public async Task<bool> Delete(string id, CancellationToken ct)
    {
        await using var command = Command("scenario_delete", Optional.Text(id));
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private async Task<IReadOnlyList<StoredScenario>> Rows(
        string? id, string? afterId, int limit, DateTime now, CancellationToken ct)
    {
        await using var command = Command(
            "scenarios",
            Instant(now), Optional.Text(id), Optional.Text(afterId), Optional.Long(limit));
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new List<StoredScenario>();
        while (await row.ReadAsync(ct))
            rows.Add(new(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDateTime(4),
                row.IsDBNull(5) ? null : row.GetDateTime(5)));
        return rows;
    }

    private static Optional Instant(DateTime? value) => new(value, NpgsqlDbType.TimestampTz);

    private NpgsqlCommand Command(string query, params ReadOnlySpan<Optional> arguments)
    {
        var command = _source.CreateCommand(_text.Query(query));
        foreach (var argument in arguments)
            command.Parameters.Add(argument.ToParameter());
        return command;
    }
}
