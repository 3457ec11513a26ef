using Npgsql;

namespace EventLedger.Server.Postgres;

/// <summary>
/// The server's own PostgreSQL, for when it is given none: private to its user, reached over a socket alone,
/// stopped when the last server on the data folder is gone, however it went.
/// </summary>
/// <example>
/// <code>
/// await using var postgres = await EmbeddedPostgres.Start(new() { DataDirectory = data }, ct);
/// await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
/// </code>
/// </example>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Database = "eventledger";

    // A start that fails twice may have met what a crashed one left; three times is for good.
    private const int EndingsBeforeGivingUp = 3;

    private readonly DataFolder data;
    private readonly PostgresBinaries binaries;
    private readonly EmbeddedPostgresOptions options;
    private readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Keeper keeper;
    private Task? watching;

    private EmbeddedPostgres(DataFolder data, PostgresBinaries binaries, EmbeddedPostgresOptions options)
    {
        this.data = data;
        this.binaries = binaries;
        this.options = options;
        keeper = Keeper.Start(binaries, data, options);
    }

    /// <summary>For Npgsql: a superuser's, of the database <c>eventledger</c>.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>
    /// Starts PostgreSQL on the data folder, or joins the one that another server runs there, and returns
    /// when it takes connections. That takes a second or two for a new folder, and longer after a crash.
    /// </summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellation">Gives up and stops what was started.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot run here; the message says why.</exception>
    public static async Task<EmbeddedPostgres> Start(
        EmbeddedPostgresOptions options, CancellationToken cancellation = default)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException(
                "The server runs its own PostgreSQL on Linux and macOS only: give the connection string of "
                + "yours in ConnectionStrings__Ledger.");
        var data = DataFolder.Open(options.DataDirectory);
        var binaries = PostgresBinaries.Find(options.BinaryFolders, data);
        var postgres = new EmbeddedPostgres(data, binaries, options);
        try
        {
            await postgres.Connect(cancellation);
            postgres.watching = postgres.Watch();
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Stops PostgreSQL cleanly, unless another server uses it still. Open connections are cut.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        stopping.TrySetResult();
        await (watching ??= Watch());
    }

    private async Task Connect(CancellationToken cancellation)
    {
        var server = new NpgsqlConnectionStringBuilder
        {
            Host = await keeper.SocketFolder.WaitAsync(cancellation) ?? "",
            Port = 5432,
            Username = "eventledger",
            Database = "postgres",
            Pooling = false,
        };
        while (!await Ready(server.ConnectionString, cancellation))
        {
            if (keeper.Ended.IsCompleted || keeper.Endings >= EndingsBeforeGivingUp)
                throw new EmbeddedPostgresException(
                    keeper.Refusal ?? $"PostgreSQL does not start: {LastWords()}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
        server.Database = Database;
        server.Pooling = true;
        ConnectionString = server.ConnectionString;
    }

    // False while it starts, recovers, or another server makes the database at this moment.
    private async Task<bool> Ready(string connectionString, CancellationToken cancellation)
    {
        if (keeper.Ended.IsCompleted)
            return false;
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            await using var look = new NpgsqlCommand(
                $"select exists (select from pg_database where datname = '{Database}')", connection);
            if (await look.ExecuteScalarAsync(cancellation) is true)
                return true;
            await using var create = new NpgsqlCommand($"create database {Database}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException answer)
            when (answer.SqlState is not ("57P01" or "57P02" or "57P03" or "42P04" or "23505" or "55006"))
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL on {data.Cluster} refuses the server: {answer.MessageText}.", answer);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string LastWords()
    {
        var lines = File.ReadLines(data.Log).Where(line => line.Contains("FATAL", StringComparison.Ordinal));
        return $"{lines.LastOrDefault() ?? "it gave no reason"} (more in {data.Log}).";
    }

    // A keeper that dies takes the database with it; its successor starts it again.
    private async Task Watch()
    {
        while (await Task.WhenAny(stopping.Task, keeper.Ended) != stopping.Task)
        {
            options.Logger.LogWarning("The keeper of PostgreSQL ended: {Why}; another one starts.",
                keeper.Refusal ?? "it was killed");
            await keeper.Leave();
            if (await Task.WhenAny(stopping.Task, Task.Delay(TimeSpan.FromSeconds(1))) == stopping.Task)
                return;
            keeper = Keeper.Start(binaries, data, options);
        }
        await keeper.Leave();
    }
}
