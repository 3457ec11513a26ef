using Npgsql;

namespace EventLedger.Store.Tests.Support;

/// <summary>A database of its own for each test class, with as many nodes on it as a test wants.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly string _name = $"t_{Guid.CreateVersion7():n}";
    private readonly List<LedgerDatabase> _nodes = [];
    private int _ledgers;

    public string ConnectionString => Cluster.ConnectionString(_name);

    public async Task InitializeAsync()
    {
        await using var source = NpgsqlDataSource.Create(Cluster.ConnectionString());
        await using var create = source.CreateCommand($"create database {_name} strategy wal_log");
        await create.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(Cluster.ConnectionString());
        await using var find = source.CreateCommand(
            $"select oid::text from pg_database where datname = '{_name}'");
        var oid = await find.ExecuteScalarAsync();
        await using var drop = source.CreateCommand($"drop database {_name} with (force)");
        await drop.ExecuteNonQueryAsync();
        // Roles belong to the cluster: they outlive the database.
        await using var dropRoles = source.CreateCommand($$"""
            do $do$
            declare one text;
            begin
                for one in select rolname from pg_roles
                    where starts_with(rolname, 'eventledger_{{oid}}_') or starts_with(rolname, '{{_name}}_')
                loop
                    execute format('drop role %I', one);
                end loop;
            end
            $do$
            """);
        await dropRoles.ExecuteNonQueryAsync();
    }

    public LedgerDatabase Node(
        TimeProvider? clock = null, TimeZoneInfo? zone = null, string? connectionString = null,
        LedgerModel? model = null)
    {
        var node = new LedgerDatabase(
            connectionString ?? ConnectionString, model ?? Accounts.Model, clock ?? TimeProvider.System,
            zone ?? TimeZoneInfo.Utc);
        _nodes.Add(node);
        return node;
    }

    /// <summary>A name that no other test of the class uses.</summary>
    public LedgerName FreshName()
    {
        var text = $"l-{Interlocked.Increment(ref _ledgers)}";
        return LedgerName.TryParse(text, out var name) ? name : throw new InvalidOperationException(text);
    }

    public Task<Ledger> Fresh(TimeProvider? clock = null) => Node(clock).Create(FreshName(), default);

    /// <summary>The same ledger opened by that many nodes.</summary>
    public async Task<Ledger[]> FreshOn(int nodes)
    {
        var name = FreshName();
        var ledgers = new Ledger[nodes];
        for (var i = 0; i < nodes; i++)
            ledgers[i] = await Node().Create(name, default);
        return ledgers;
    }

    /// <summary>The connection string of a new login that may make ledgers in this database.</summary>
    public async Task<string> Login(string name, string options)
    {
        var login = $"{_name}_{name}";
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var create = source.CreateCommand($"""
            create role {login} login password 'secret' {options};
            grant create on database {_name} to {login}
            """);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Username = login, Password = "secret" }
            .ConnectionString;
    }

    /// <summary>Runs SQL in which `{schema}` stands for the ledger's schema.</summary>
    public async Task<object?> Sql(LedgerName ledger, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            sql.Replace("{schema}", $"\"{ledger.Schema}\"", StringComparison.Ordinal), connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The first column of all rows.</summary>
    public async Task<List<T>> Column<T>(LedgerName ledger, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            sql.Replace("{schema}", $"\"{ledger.Schema}\"", StringComparison.Ordinal), connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(await reader.GetFieldValueAsync<T>(0));
        return values;
    }
}
