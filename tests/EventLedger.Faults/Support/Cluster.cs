using System.Diagnostics;
using System.Globalization;
using EventLedger.Server.Postgres;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>
/// The PostgreSQL of these tests, which they may kill: one of their own that forces everything to the disk,
/// and is stopped and deleted at the end.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private const int Tries = 600;

    private readonly string _folder =
        Path.Combine(Path.GetTempPath(), $"ledger-faults-{Guid.CreateVersion7():n}");
    private EmbeddedPostgres? _postgres;

    /// <summary>The pid of the running postmaster, from the file it keeps.</summary>
    public int Postmaster => int.Parse(
        File.ReadLines(Path.Combine(_folder, "postgres", "postmaster.pid")).First(),
        CultureInfo.InvariantCulture);

    public async Task InitializeAsync() =>
        _postgres = await EmbeddedPostgres.Start(new() { DataDirectory = _folder });

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>An empty database, with nothing but what a test makes in it.</summary>
    public async Task<Place> NewPlace()
    {
        var name = $"f_{Guid.CreateVersion7():n}";
        await Execute($"create database {name} strategy wal_log");
        return new Place(On(name), () => Execute($"drop database {name} with (force)"));
    }

    /// <summary>kill -9 of the postmaster; its keeper starts another one.</summary>
    public async Task KillPostmaster()
    {
        using var process = Process.GetProcessById(Postmaster);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Returns when it has recovered.</summary>
    public Task UntilItAnswers() => Execute("select 1");

    private string On(string database) => new NpgsqlConnectionStringBuilder(_postgres!.ConnectionString)
    {
        Database = database,
        MaxPoolSize = 10,
    }.ConnectionString;

    /// <summary>Again and again while it is down: a test before may have killed it.</summary>
    private async Task Execute(string sql)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Sql.Execute(On("postgres"), sql);
                return;
            }
            catch (NpgsqlException down) when (attempt < Tries && Sql.IsDown(down))
            {
                await Task.Delay(50);
            }
        }
    }
}

/// <summary>All classes share the cluster, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<Cluster>
{
    public const string Name = "One cluster";
}
