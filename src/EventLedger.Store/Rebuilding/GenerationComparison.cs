using System.Text.Json;
using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Rebuilding;

/// <summary>The rows of a table, counted, and a sum of their hashes.</summary>
internal readonly record struct TableSum(string Table, long Rows, string Hashes);

/// <summary>
/// Compares the rows of two generations at positions after one and up to another: by sums of hashes first,
/// and row by row only when those differ.
/// </summary>
/// <param name="readers">Read what is live, while the other is read.</param>
/// <param name="text">The statements.</param>
/// <param name="live">The generation that is read now.</param>
/// <param name="rebuilt">The generation that was made anew.</param>
internal sealed class GenerationComparison(NpgsqlDataSource readers, SqlText text, int live, int rebuilt)
{
    /// <summary>What adds up the rows that are live, beside whatever else goes on.</summary>
    public async Task<IReadOnlyList<TableSum>> Live(
        long after, long through, TouchedSubjects? touched, CancellationToken ct)
    {
        await using var connection = await readers.OpenConnectionAsync(ct);
        return await Sums(connection, live, after, through, touched, ct);
    }

    /// <summary>Null when both hold the same rows.</summary>
    /// <param name="connection">
    /// Reads what was rebuilt, of which some may be its own transaction's; and both where they differ.
    /// </param>
    /// <param name="liveSums">What the live rows of the same positions add up to, when it is known.</param>
    /// <param name="after">Rows of later events are compared.</param>
    /// <param name="through">The last position that is compared.</param>
    /// <param name="touched">Narrows to the rows of these; entries are found by their position.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<RebuildDifference?> Compare(
        NpgsqlConnection connection, Task<IReadOnlyList<TableSum>> liveSums, long after, long through,
        TouchedSubjects? touched, CancellationToken ct)
    {
        var sums = await Task.WhenAll(
            liveSums, Sums(connection, rebuilt, after, through, touched, ct));
        if (sums[0].SequenceEqual(sums[1]))
            return null;
        var (tables, first) = await Differences(connection, after, through, touched, ct);
        if (first is not var (table, kind, id, position, ordinal))
            return null;
        return new RebuildDifference(through, tables, new FirstDifference(
            table, kind.Length == 0 ? null : kind, id, position,
            await Row(connection, live, first.Value, ct), await Row(connection, rebuilt, first.Value, ct)));
    }

    private async Task<IReadOnlyList<TableSum>> Sums(
        NpgsqlConnection connection, int generation, long after, long through, TouchedSubjects? touched,
        CancellationToken ct)
    {
        await using var command = Command(
            connection, text.Generation("sums", generation), after, through, touched);
        await using var row = await command.ExecuteReaderAsync(ct);
        var sums = new List<TableSum>();
        while (await row.ReadAsync(ct))
            sums.Add(new(row.GetString(0), row.GetInt64(1), row.GetString(2)));
        return sums;
    }

    private async Task<(List<TableDifference>, (string, string, string, long, int)?)> Differences(
        NpgsqlConnection connection, long after, long through, TouchedSubjects? touched, CancellationToken ct)
    {
        var sql = text.Generation("differences", rebuilt)
            .Replace("{old}", $"{live}", StringComparison.Ordinal);
        await using var command = Command(connection, sql, after, through, touched);
        await using var row = await command.ExecuteReaderAsync(ct);
        var tables = new List<TableDifference>();
        (string, string, string, long, int)? first = null;
        while (await row.ReadAsync(ct))
        {
            tables.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
            first ??= (
                row.GetString(0), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetInt32(7));
        }
        return (tables, first);
    }

    private async Task<JsonElement?> Row(
        NpgsqlConnection connection, int generation, (string Table, string, string, long, int) first,
        CancellationToken ct)
    {
        var (table, kind, id, position, ordinal) = first;
        var key = table switch
        {
            "entries" => "t.contract_id = $2 and t.position = $3 and t.ordinal = $4 and $1 = ''",
            "register" => "t.kind = $1 and t.id = $2 and t.known_from = $3 and $4 = 0",
            _ => "t.contract_id = $2 and t.known_from = $3 and $1 = '' and $4 = 0",
        };
        var sql = text.Generation("row", generation)
            .Replace("{table}", table, StringComparison.Ordinal)
            .Replace("{key}", key, StringComparison.Ordinal);
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = kind, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<string> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<long> { TypedValue = position },
                new NpgsqlParameter<int> { TypedValue = ordinal },
            },
        };
        return await command.ExecuteScalarAsync(ct) is string json ? JsonElement.Parse(json) : null;
    }

    private static NpgsqlCommand Command(
        NpgsqlConnection connection, string sql, long after, long through, TouchedSubjects? touched)
    {
        string Narrowed(string sql, string name, string condition)
        {
            foreach (var alias in (string[])["c", "t", "r"])
                sql = sql.Replace(
                    $"{{{name}:{alias}}}", touched is null ? "" : $"and {alias}.{condition}",
                    StringComparison.Ordinal);
            return sql;
        }

        sql = Narrowed(Narrowed(sql, "contracts", "contract_id = any($3)"), "subjects", "id = any($4)");
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = through });
        if (touched is null)
            return command;
        command.Parameters.Add(Texts(touched.Contracts));
        command.Parameters.Add(Texts(touched.Subjects));
        return command;
    }

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
