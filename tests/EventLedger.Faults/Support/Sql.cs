using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>Asks PostgreSQL directly, on connections that outlive no test.</summary>
public static class Sql
{
    public static async Task<NpgsqlConnection> Open(string connectionString)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task<object?> Execute(string connectionString, string sql)
    {
        await using var connection = await Open(connectionString);
        return await Execute(connection, sql);
    }

    public static async Task<object?> Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static async Task<List<T>> Rows<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
            rows.Add(read(row));
        return rows;
    }

    /// <summary>It starts, stops or recovers, or is not there at all; nothing else is wrong.</summary>
    public static bool IsDown(NpgsqlException problem) =>
        problem is not PostgresException { SqlState: not ("57P01" or "57P02" or "57P03") };
}
