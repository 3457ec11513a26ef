using System.Diagnostics;
using System.Globalization;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Benchmarks;

/// <summary>
/// A rebuild of the read models, from its start to its switch, beside COPY of the rows that it made into
/// tables of the same kind.
/// </summary>
internal static class Rebuild
{
    public const string What = "rebuild";
    private const string Schema = "ledger_rebuild";
    private const int EventsAContract = 10;
    private static readonly string[] Tables = ["contracts", "terms", "entries", "register"];

    /// <summary>Measures both; throws when the rebuild was not switched to.</summary>
    /// <param name="load">Measures.</param>
    /// <param name="node">Fills the ledger and rebuilds it.</param>
    /// <param name="connection">The database.</param>
    /// <param name="folder">Where the rows are kept meanwhile.</param>
    /// <param name="contracts">How many contracts; each has ten events.</param>
    public static async Task<IReadOnlyList<Measured>> Measure(
        Load load, LedgerDatabase node, string connection, string folder, int contracts)
    {
        if (!LedgerName.TryParse("rebuild", out var name))
            throw new UnreachableException();
        var ledger = await node.Create(name, default);
        await Commands.Sign(ledger, contracts);
        await Commands.Fill(ledger, (long)contracts * EventsAContract, contracts, position =>
            Console.WriteLine($"… filling the log: {position:N0} events"));
        var events = (int)(await ledger.Reader.Head(default)).Position;
        using var self = Process.GetCurrentProcess();
        RebuildState? state = null;
        var rebuilt = await load.Once("", events, async () => state = await Run(ledger), self);
        if (state is not { Stage: RebuildStage.Switched })
            throw new InvalidOperationException($"It was not switched to: {state}");

        await using var copying = new NpgsqlConnection(connection);
        await copying.OpenAsync();
        foreach (var table in Tables)
            await CopyOut(copying, $"{Schema}.rm_{table}_g{state.Generation}", Path.Combine(folder, table));
        var copied = await load.Once(
            "floor: COPY of the same rows (p50 is the whole)", events, () => CopyIn(copying, state, folder),
            self);
        var ratio = (rebuilt.PerSecond / copied.PerSecond).ToString("0.00", CultureInfo.InvariantCulture);
        var filling = state.Rate!.Value.ToString("N0", CultureInfo.InvariantCulture);
        return
        [
            copied,
            rebuilt with
            {
                What = $"{What} of {events:N0} events ({ratio} of COPY; {filling}/s until keys are made)",
            },
        ];
    }

    private static async Task<RebuildState?> Run(Ledger ledger)
    {
        var state = await ledger.Rebuilds.Start("benchmark", default)
            ?? throw new InvalidOperationException("Another rebuild is under way.");
        await ledger.Rebuilds.Run(Guid.CreateVersion7(), default);
        return await ledger.Rebuilds.State(state.Generation, default);
    }

    private static async Task CopyOut(NpgsqlConnection connection, string table, string file)
    {
        await using var to = File.Create(file);
        await using var from = await connection.BeginRawBinaryCopyAsync(
            $"copy {table} to stdout (format binary)");
        await from.CopyToAsync(to);
    }

    // Into tables without keys, which are made when they are full, as a rebuild makes them.
    private static async Task CopyIn(NpgsqlConnection connection, RebuildState state, string folder)
    {
        foreach (var table in Tables)
        {
            await Execute(connection, $"""
                create table public.rm_{table} (like {Schema}.rm_{table}_g{state.Generation}
                    including defaults including constraints)
                """);
            await using (var from = File.OpenRead(Path.Combine(folder, table)))
            await using (var to = await connection.BeginRawBinaryCopyAsync(
                $"copy public.rm_{table} from stdin (format binary)"))
                await from.CopyToAsync(to);
            var key = table switch
            {
                "contracts" => "contract_id",
                "terms" => "contract_id, known_from",
                "entries" => "contract_id, position, ordinal",
                _ => "kind, id, known_from",
            };
            await Execute(connection, $"alter table public.rm_{table} add primary key ({key})");
        }
        await Execute(connection, "create index on public.rm_entries (position)");
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
