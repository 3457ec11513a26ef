using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>A database for one test: the nodes on it, and what their clients heard.</summary>
public sealed class Place(string connectionString, Func<Task> drop) : IAsyncDisposable
{
    private readonly List<LedgerDatabase> _nodes = [];

    public string ConnectionString => connectionString;

    public Journal Journal { get; } = new();

    /// <summary>The default ledger, opened by another node in this process.</summary>
    public async Task<Ledger> Open(TimeProvider? clock = null, string? over = null)
    {
        var node = new LedgerDatabase(
            over ?? connectionString, LedgerModels.EventLedger, clock ?? TimeProvider.System,
            TimeZoneInfo.Utc);
        _nodes.Add(node);
        return await node.Create(LedgerName.Default, default);
    }

    /// <summary>Another node in this process.</summary>
    public async Task<Node> Node(TimeProvider? clock = null, string? over = null) =>
        Nodes.Of(await Open(clock, over));

    /// <summary>What the invariants say; nothing, when all hold.</summary>
    public async Task<IReadOnlyList<string>> Violations()
    {
        await using var connection = await Sql.Open(connectionString);
        return await LedgerInvariants.Violations(connection, Journal);
    }

    public async Task Holds(string about = "")
    {
        var violations = await Violations();
        violations.ShouldBeEmpty($"{about}\n{string.Join('\n', violations.Take(20))}");
    }

    public async Task<object?> Ask(string sql) => await Sql.Execute(connectionString, sql);

    /// <summary>Changes the text of the append function.</summary>
    public async Task Rewrite(string text, string instead)
    {
        var source = await Ask($"""
            select pg_get_functiondef(p.oid) from pg_proc p
            where p.pronamespace = 'ledger'::regnamespace and strpos(p.prosrc, $text${text}$text$) > 0
            """) as string;
        await Ask(source.ShouldNotBeNull(text).Replace(text, instead, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await drop();
    }
}
