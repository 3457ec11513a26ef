using System.Globalization;

namespace EventLedger.Benchmarks;

/// <summary>What a run cost beside time.</summary>
/// <param name="ServerMs">
/// Processor time per command of the process that decides, in milliseconds; in process, with its clients.
/// </param>
/// <param name="DatabaseMs">Processor time of PostgreSQL per command, in milliseconds.</param>
/// <param name="AllocatedKb">
/// What was allocated per command, in kilobytes; null of another process.
/// </param>
internal sealed record Cost(double ServerMs, double DatabaseMs, double? AllocatedKb);

/// <summary>What a run measured.</summary>
/// <param name="What">What was run.</param>
/// <param name="Clients">How many sent commands at a time.</param>
/// <param name="PerSecond">Durable commands a second.</param>
/// <param name="P50">The latency that half of them had, in milliseconds; of a floor the mean.</param>
/// <param name="P99">The latency that 99 of 100 had at most; null of a floor.</param>
/// <param name="MemoryMb">
/// What the process that decides held in memory at the end, in megabytes; null of a floor.
/// </param>
/// <param name="Cost">What a command cost; null of a floor.</param>
internal sealed record Measured(
    string What,
    int Clients,
    double PerSecond,
    double P50,
    double? P99,
    double? MemoryMb = null,
    Cost? Cost = null)
{
    /// <summary>The columns of <see cref="Row"/>.</summary>
    public static readonly string[] Columns =
    [
        "what", "clients", "commands/s", "of one a tx", "of 100 a tx", "p50 ms", "p99 ms", "server ms",
        "database ms", "allocated KB", "memory MB",
    ];

    /// <summary>A row of the table, with the ratios to the floors.</summary>
    public string[] Row(double one, double hundred) =>
    [
        What,
        Clients.ToString(CultureInfo.InvariantCulture),
        PerSecond.ToString("N0", CultureInfo.InvariantCulture),
        Ratio(one),
        Ratio(hundred),
        Number(P50),
        Number(P99),
        Fine(Cost?.ServerMs),
        Fine(Cost?.DatabaseMs),
        Number(Cost?.AllocatedKb),
        MemoryMb?.ToString("0", CultureInfo.InvariantCulture) ?? "",
    ];

    private string Ratio(double floor) => Number(PerSecond / floor);

    private static string Number(double? value) =>
        value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static string Fine(double? value) =>
        value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
