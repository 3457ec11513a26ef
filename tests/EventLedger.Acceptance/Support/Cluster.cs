using EventLedger.Server.Postgres;
using Npgsql;

namespace EventLedger.Acceptance.Support;

/// <summary>
/// The PostgreSQL of tests: the one that EVENTLEDGER_TEST_POSTGRES names (a superuser's
/// connection string), else a throw-away one that is stopped and deleted at the end.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private readonly string _folder =
        Path.Combine(Path.GetTempPath(), $"ledger-acceptance-{Guid.CreateVersion7():n}");
    private EmbeddedPostgres? _own;
    private string _connectionString = "";

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("EVENTLEDGER_TEST_POSTGRES") is { Length: > 0 } given)
        {
            _connectionString = given;
            return;
        }
        _own = await EmbeddedPostgres.Start(new() { Throwaway = true, DataDirectory = _folder });
        _connectionString = _own.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_own is null)
            return;
        await _own.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Makes an empty database; its connection string.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"t_{Guid.CreateVersion7():n}";
        await Execute($"create database {name} strategy wal_log");
        return On(name);
    }

    public async Task Drop(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await Execute($"drop database {name} with (force)");
    }

    private string On(string database) => new NpgsqlConnectionStringBuilder(_connectionString)
    {
        Database = database,
        MaxPoolSize = 30,
    }.ConnectionString;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(On("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>
/// What is read of a ledger and sent from it: one half of the suite, beside the other. The classes of a half
/// share a cluster, one after the other.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<Cluster>
{
    public const string Name = "One cluster";
}

/// <summary>What commands do: the other half of the suite.</summary>
[CollectionDefinition(Name)]
public sealed class AnotherCluster : ICollectionFixture<Cluster>
{
    public const string Name = "Another cluster";
}
