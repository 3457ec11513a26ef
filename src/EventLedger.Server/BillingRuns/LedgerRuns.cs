using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// Does the billing runs of one ledger that are not finished, one after the other, each to its end: by one
/// node at a time, under a lease. A run goes on where the node before wrote down that it had come to.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="node">Who does them.</param>
/// <param name="clock">By which it waits.</param>
/// <param name="logger">Says what was done.</param>
internal sealed class LedgerRuns(Ledger ledger, Guid node, TimeProvider clock, ILogger logger)
{
    public const string Job = "billing-runs";
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(10);

    /// <summary>Does what is to be done; false when another node is at it, or has taken it over.</summary>
    public async Task<bool> Run(CancellationToken cancellation)
    {
        if (await Next(null, cancellation) is null)
            return true;
        if (await ledger.Jobs.Take(Job, node, LeaseLength, cancellation) is not { } lease)
            return false;
        try
        {
            var bookmark = BillingRunBookmark.Read(lease.Progress.Bookmark);
            while (await Next(bookmark?.Run, cancellation) is var (id, run))
            {
                var tally = bookmark?.Run == id ? bookmark.Tally : null;
                if (!await Do(lease, id, run, tally, cancellation))
                    return false;
            }
            return true;
        }
        finally
        {
            await lease.Release(CancellationToken.None);
        }
    }

    /// <summary>The run that was begun, else the oldest that is not finished; null when all are.</summary>
    private async Task<(string Id, BillingRun Run)?> Next(string? begun, CancellationToken cancellation)
    {
        var rows = await ledger.Reader.Register(
            LedgerProjection.BillingRunKind, long.MaxValue, null, null, null, cancellation);
        return rows.Select(row => (row.Id, Run: LedgerProjection.ReadBillingRun(row.Body)))
            .Where(one => one.Run.Finished is null)
            .OrderBy(one => one.Id == begun ? 0 : 1)
            .Select(one => ((string, BillingRun)?)one)
            .FirstOrDefault();
    }

    private async Task<bool> Do(
        JobLease lease, string id, BillingRun run, BillingRunTally? begun, CancellationToken cancellation)
    {
        logger.LogDebug("Billing run {Run} of {Month} at {After}", id, run.Month, begun?.After);
        var tally = begun ?? BillingRunTally.Nothing;
        if (begun is not null || run.Cancelled is null)
        {
            var first = await ledger.Reader.Stream(
                StreamNames.BillingRun(id), 0, 1, null, 1, cancellation);
            var course = new BillingRunCourse(
                ledger.Reader, new InvoiceOfRun(ledger, id, run, clock, logger), run, first[0].Position,
                clock);
            Task<bool> Note(BillingRunTally so, IReadOnlyList<RefusedContract> refused) => lease.Write(
                new BillingRunBookmark(id, so).ToString(), id, [.. refused.Select(Finding)], cancellation);
            if (!await Note(tally, []) || await course.Go(tally, Note, cancellation) is not { } done)
                return false;
            tally = done;
        }
        await Finish(id, tally, cancellation);
        return true;
    }

    private static (string, string) Finding(RefusedContract one) =>
        (one.ContractId, JsonSerializer.Serialize(one, LedgerJson.Stored));

    /// <summary>Whoever finishes a run writes the same: nothing was left to do under its last note.</summary>
    private async Task Finish(string id, BillingRunTally tally, CancellationToken cancellation)
    {
        var (stream, key) = (StreamNames.BillingRun(id), $"billing-run·{id}");
        Decision Decide(DecisionScope scope) =>
            scope.Read<BillingRun>(stream).State is { IsKnown: true, Finished: null }
                ? new Decision.Append(
                [
                    new(
                        new BillingRunFinished(
                            scope.Today, tally.Total, tally.Invoiced, tally.Refused, tally.Totals),
                        scope.Today),
                ])
                : new Decision.Refuse(RunOutcome.RunIsOver.Value);
        var command = new LedgerCommand(
            stream, Decide, new(InvoiceOfRun.Actor, id, id), null,
            new(key, SHA256.HashData(Encoding.UTF8.GetBytes(key))), DryRun: false, CommandAnswer.Of);
        if (await ledger.Execute(command, cancellation) is var outcome
            and not (CommandOutcome.Stored or CommandOutcome.Replayed or CommandOutcome.Refused))
            throw new TimeoutException($"The end of billing run {id} cannot be stored now: {outcome}");
    }
}
