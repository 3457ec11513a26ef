using EventLedger.Domain.Books;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Importing;
using EventLedger.Server.Jobs;
using EventLedger.Store;

namespace EventLedger.Server.Books;

/// <summary>
/// Records the hashes of closed months' reports soon after they were closed, in every ledger, by one node at
/// a time. What a month is frozen at is its closing's position; when the hashes are computed changes nothing.
/// </summary>
/// <param name="options">How often it looks.</param>
/// <param name="database">The ledgers.</param>
/// <param name="start">Makes the default ledger first.</param>
/// <param name="clock">By which it waits, also while history comes into a ledger.</param>
/// <param name="logger">Says what could not be done.</param>
public sealed class MonthReportsJob(
    ServerOptions options, LedgerDatabase database, LedgerStart start, TimeProvider clock,
    ILogger<MonthReportsJob> logger)
    : JobInTurn(database, start, clock, logger)
{
    private const string Job = "month-reports";
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);
    private readonly Dictionary<LedgerName, long> _seen = [];

    /// <inheritdoc/>
    protected override string Work => "the reports of closed months";

    /// <inheritdoc/>
    protected override TimeSpan Pause => options.MonthReportsEvery;

    /// <inheritdoc/>
    protected override async Task<bool> Do(Ledger ledger, CancellationToken cancellation)
    {
        var head = (await ledger.Reader.Head(cancellation)).Position;
        if (_seen.GetValueOrDefault(ledger.Name) == head)
            return true;
        if ((await Unrecorded(ledger, head, cancellation)).Count > 0)
        {
            if (await HistoryComesIn.To(ledger, Clock, cancellation))
                return true;
            if (await ledger.Jobs.Take(Job, Node, LeaseLength, cancellation) is not { } lease)
                return false;
            try
            {
                await Record(ledger, lease, cancellation);
            }
            finally
            {
                await lease.Release(CancellationToken.None);
            }
        }
        _seen[ledger.Name] = head;
        return true;
    }

    private static async Task Record(Ledger ledger, JobLease lease, CancellationToken cancellation)
    {
        foreach (var e in await Unrecorded(ledger, long.MaxValue, cancellation))
        {
            if (!await lease.Renew(cancellation))
                return;
            var closed = (MonthClosed)EventTypes.Read(e.StoredType, e.Data);
            await RecordMonthReports.Record(
                ledger, StreamNames.IdOf(e.Stream), closed, e.Position, e.Version, cancellation);
        }
    }

    private static async Task<IReadOnlyList<RecordedEvent>> Unrecorded(
        Ledger ledger, long position, CancellationToken cancellation)
    {
        var books = await ledger.Reader.Streams(StreamNames.BooksPrefix, position, cancellation);
        if (books.Count == 0)
            return [];
        var recorded = await ledger.Reader.Streams(StreamNames.MonthReportsPrefix, position, cancellation);
        var done = recorded
            .Select(e => (
                StreamNames.IdOf(e.Stream),
                ((MonthReportsRecorded)EventTypes.Read(e.StoredType, e.Data)).Closing))
            .ToHashSet();
        return
        [
            .. books.Where(e => EventTypes.Stored(e.StoredType).Form == typeof(MonthClosed)
                && !done.Contains((StreamNames.IdOf(e.Stream), e.Version))),
        ];
    }
}
