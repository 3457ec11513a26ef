using EventLedger.Domain.Contracts;
using EventLedger.Domain.Milestones;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Importing;
using EventLedger.Store;

namespace EventLedger.Server.Closing;

/// <summary>
/// Closes the days of one ledger. A contract is looked at when something was recorded of it since the last
/// close, or when the agenda says that a milestone of it falls due; the others cost nothing.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="node">Who closes it.</param>
/// <param name="clock">What time it is.</param>
/// <param name="zone">Where business days begin and end.</param>
/// <param name="logger">Says what was closed, and of which contracts nothing can be.</param>
internal sealed class LedgerClose(
    Ledger ledger, Guid node, TimeProvider clock, TimeZoneInfo zone, ILogger logger)
{
    internal const string Job = "daily-close";
    private const int EventsATime = 1_000;
    private const int ContractsATime = 100;
    private const int ContractsAtOnce = 8;
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Closes every day before today that is not closed, from the ledger's first day on. A ledger into which
    /// history came last, within a day, is left alone: more may come.
    /// </summary>
    public async Task Run(DateOnly today, CancellationToken cancellation)
    {
        var progress = await ledger.Jobs.Progress(Job, cancellation);
        if (await FirstOpenDay(progress, cancellation) is not { } first || first >= today)
            return;
        if (await HistoryComesIn.To(ledger, clock, cancellation))
            return;
        if (await ledger.Jobs.Take(Job, node, LeaseLength, cancellation) is not { } lease)
            return;
        try
        {
            if (await FirstOpenDay(lease.Progress, cancellation) is { } day)
                await Close(lease, day, today, cancellation);
        }
        finally
        {
            await lease.Release(CancellationToken.None);
        }
    }

    /// <summary>The day after the last one closed; at first that of the first event, if any.</summary>
    private async Task<DateOnly?> FirstOpenDay(JobProgress progress, CancellationToken cancellation)
    {
        if (progress.Day is { } closed)
            return closed.AddDays(1);
        var began = await ledger.Reader.All(0, long.MaxValue, 1, cancellation);
        return began.Count == 0
            ? null
            : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(began[0].RecordedAt, zone));
    }

    private async Task Close(JobLease lease, DateOnly first, DateOnly today, CancellationToken cancellation)
    {
        var head = (await ledger.Reader.Head(cancellation)).Position;
        var changed = await Changed(lease.Progress.Position, head, cancellation);
        for (var day = first; day < today; day = day.AddDays(1))
        {
            var due = await lease.Due(day, cancellation);
            foreach (var contracts in due.Union(changed).Chunk(ContractsATime))
            {
                if (!await lease.Renew(cancellation))
                    return;
                if (!await lease.Schedule(await Close(contracts, day, head, cancellation), cancellation))
                    return;
            }
            if (!await lease.Note(day, head, cancellation))
                return;
            changed.Clear();
        }
        logger.LogDebug(
            "Closed {First} to {Last} of ledger {Ledger}", first, today.AddDays(-1), ledger.Name.Value);
    }

    /// <summary>The contracts of which something was recorded after a position.</summary>
    private async Task<HashSet<string>> Changed(long after, long head, CancellationToken cancellation)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        while (after < head)
        {
            var events = await ledger.Reader.All(after, head, EventsATime, cancellation);
            foreach (var e in events.Where(e => StreamNames.IsContract(e.Stream)))
                changed.Add(StreamNames.IdOf(e.Stream));
            after = events[^1].Position;
        }
        return changed;
    }

    private async Task<IReadOnlyList<(string, DateOnly?)>> Close(
        string[] contracts, DateOnly day, long head, CancellationToken cancellation)
    {
        var agenda = new (string, DateOnly?)[contracts.Length];
        await Parallel.ForAsync(0, contracts.Length, new ParallelOptions
        {
            MaxDegreeOfParallelism = ContractsAtOnce,
            CancellationToken = cancellation,
        }, async (i, stop) =>
        {
            agenda[i] = (contracts[i], await TryClose(contracts[i], day, head, stop));
        });
        return agenda;
    }

    /// <summary>One that cannot be closed keeps no other from it, and is tried again every day.</summary>
    private async Task<DateOnly?> TryClose(
        string id, DateOnly day, long head, CancellationToken cancellation)
    {
        try
        {
            return await CloseContract(id, day, head, cancellation);
        }
        catch (Exception e)
            when (!cancellation.IsCancellationRequested && !ProblemHandling.IsDatabaseAway(e))
        {
            logger.LogError(e, "{Day} of {Contract} cannot be closed", day, id);
            return day.AddDays(1);
        }
    }

    /// <summary>Records what a contract has come to; when it is to be looked at again.</summary>
    private async Task<DateOnly?> CloseContract(
        string id, DateOnly day, long head, CancellationToken cancellation)
    {
        var stream = StreamNames.Contract(id);
        if (await ledger.Reader.Fold(stream, null, head, cancellation) is not { State: Contract contract })
            return null;
        var log = await ledger.Reader.Fold(StreamNames.Milestones(id), null, null, cancellation)
            is { State: MilestoneLog recorded }
                ? recorded
                : MilestoneLog.None;
        var milestones = ContractMilestones.Of(contract);
        foreach (var milestone in milestones.Where(one => one.On <= day && !log.Has(one)))
            await ReachMilestone.Record(ledger, id, milestone, day, cancellation);
        return milestones.FirstOrDefault(milestone => milestone.On > day)?.On;
    }
}
