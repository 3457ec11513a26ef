using System.Runtime.CompilerServices;
using EventLedger.Domain.Billing;
using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// Goes through the contracts of a run in the order of their ids, as many at a time as fill the ledger's
/// commits, and never holds more than their ids. A dry run goes the same way.
/// </summary>
/// <param name="reader">Finds the contracts.</param>
/// <param name="invoice">Invoices one.</param>
/// <param name="run">What the run is for.</param>
/// <param name="position">Where the contracts are looked for: later ones are none of the run's.</param>
/// <param name="clock">By which it notes how far it came.</param>
internal sealed class BillingRunCourse(
    LedgerReader reader, InvoiceOfRun invoice, BillingRun run, long position, TimeProvider clock)
{
    /// <summary>Two commits' worth: while one is stored the next is decided.</summary>
    public const int InFlight = 1_000;
    private const int NoteAfter = 1_000;

    // Beyond its last note a node that died had no more contracts than these in its hands.
    private const int Reach = NoteAfter + InFlight;
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMilliseconds(250);

    private readonly CandidateFilter _filter = new(
        run.Month.FirstDay, run.Month.LastDay, run.Filter?.ProviderId, run.Filter?.CustomerId,
        run.Filter?.FacilityId, run.Filter?.ContractIds);
    private readonly Queue<(string Id, Task<RunOutcome> Outcome)> _running = new(InFlight);
    private readonly List<RefusedContract> _refused = [];
    private BillingRunTally _tally = BillingRunTally.Nothing;
    private Task<long>? _counting;
    private bool _isOver;
    private long _noted;
    private int _since;

    /// <summary>Writes down how far the run came, with what was refused since; false stops it.</summary>
    public delegate Task<bool> Note(BillingRunTally tally, IReadOnlyList<RefusedContract> refused);

    /// <summary>
    /// Goes on from a tally to the end; null when it was stopped by a note. A run that is over is left when
    /// nothing can be left that a node invoiced before it died.
    /// </summary>
    public async Task<BillingRunTally?> Go(
        BillingRunTally from, Note note, CancellationToken cancellation)
    {
        (_tally, _noted) = (from, clock.GetTimestamp());
        _counting = from.Candidates is null
            ? reader.CountCandidates(position, _filter, cancellation)
            : Task.FromResult(from.Candidates.Value);
        var sent = 0;
        await foreach (var id in Candidates(from.After, cancellation))
        {
            if (_running.Count == InFlight && !await Settle(note))
                return null;
            if (_isOver && sent >= Reach)
                break;
            _running.Enqueue((id, invoice.Invoice(id, cancellation)));
            sent++;
        }
        while (_running.Count > 0)
            if (!await Settle(note))
                return null;
        _tally = _tally with { Candidates = await _counting };
        return await note(_tally, _refused) ? _tally : null;
    }

    /// <summary>Counts the next contract in their order, as soon as it is done.</summary>
    private async Task<bool> Settle(Note note)
    {
        var (id, running) = _running.Dequeue();
        var outcome = await running;
        _isOver |= outcome is RunOutcome.RunIsOver;
        _tally = _tally.With(id, outcome);
        if (outcome is RunOutcome.Refused(var code, var sentence))
            _refused.Add(new(id, code, sentence));
        if (++_since < NoteAfter && clock.GetElapsedTime(_noted) < NoteEvery)
            return true;
        if (_counting!.IsCompletedSuccessfully)
            _tally = _tally with { Candidates = await _counting };
        if (!await note(_tally, _refused))
            return false;
        _refused.Clear();
        (_since, _noted) = (0, clock.GetTimestamp());
        return true;
    }

    /// <summary>Page by page; the next page is read while one is worked on.</summary>
    private async IAsyncEnumerable<string> Candidates(
        string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = await Page(after, cancellation);
        while (page.Count > 0)
        {
            var next = page.Count == InFlight ? Page(page[^1], cancellation) : null;
            foreach (var id in page)
                yield return id;
            page = next is null ? [] : await next;
        }
    }

    private Task<IReadOnlyList<string>> Page(string? after, CancellationToken cancellation) =>
        reader.Candidates(position, _filter, after, InFlight, cancellation);
}
