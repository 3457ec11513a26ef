using System.Security.Cryptography;
using System.Text;
using EventLedger.Domain.Books;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Server.Books;

/// <summary>
/// Computes the reports of a closed month at the position at which it was closed, and writes their hashes
/// down. Whoever does it writes the same: the key follows from the closing, and so do the reports.
/// </summary>
internal static class RecordMonthReports
{
    private const string Actor = "month-reports";
    private static readonly object AlreadyRecorded = new();

    /// <summary>Records the reports of one closing.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="providerId">In whose books.</param>
    /// <param name="closed">The closing.</param>
    /// <param name="position">Its position.</param>
    /// <param name="version">Its version in the books' stream.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TimeoutException">They cannot be recorded now.</exception>
    public static async Task Record(
        Ledger ledger, string providerId, MonthClosed closed, long position, long version,
        CancellationToken cancellation)
    {
        var hashes = new List<ReportHash>();
        foreach (var report in ReportCatalog.All)
            if (await report.OfMonth(ledger, closed.Month, position, cancellation) is var (token, json))
                hashes.Add(new(report.Name, token, Convert.ToHexStringLower(SHA256.HashData(json))));
        var recorded = new MonthReportsRecorded(closed.Month, version, position, hashes);
        var outcome = await ledger.Execute(Command(providerId, recorded, closed.ClosedOn), cancellation);
        if (outcome is not (CommandOutcome.Stored or CommandOutcome.Replayed or CommandOutcome.Refused))
            throw new TimeoutException(
                $"The reports of {closed.Month} of {providerId} cannot be recorded now: {outcome}");
    }

    private static LedgerCommand Command(string providerId, MonthReportsRecorded recorded, DateOnly closedOn)
    {
        var stream = StreamNames.MonthReports(providerId);
        var key = $"{Actor} {providerId} {recorded.Closing}";
        Decision Decide(DecisionScope scope) =>
            scope.Read<MonthReports>(stream).State.ByClosing.ContainsKey(recorded.Closing)
                ? new Decision.Refuse(AlreadyRecorded)
                : new Decision.Append([new(recorded, closedOn)]);
        return new(
            stream, Decide, new(Actor, key, null), null,
            new(key, SHA256.HashData(Encoding.UTF8.GetBytes(key))), DryRun: false, CommandAnswer.Of);
    }
}
