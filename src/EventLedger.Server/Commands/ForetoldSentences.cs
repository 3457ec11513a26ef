using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>What the events of a dry run say, in the words that history will tell them in.</summary>
internal static class ForetoldSentences
{
    /// <summary>A sentence for each event of the stream; none of streams that have no sentences.</summary>
    public static async Task<IReadOnlyList<string>> Of(
        LedgerRequest request, string id, CommandOutcome.DryRun dryRun)
    {
        if (dryRun.State is not (Contract or Party or Facility))
            return [];
        var reader = request.Ledger.Reader.Pinned();
        var position = (await reader.Head(request.Cancelled)).Position;
        var names = await new StoredBook(reader, position).Names(request.Cancelled);
        var payloads = dryRun.Events.Select(e => e.Event.Payload);
        return dryRun.State switch
        {
            Party => [.. payloads.Select(e => SubjectSentences.Of((PartyEvent)e, id, names))],
            Facility => [.. payloads.Select(e => SubjectSentences.Of((FacilityEvent)e, id, names))],
            _ => Told(await Before(reader, position, dryRun, request.Cancelled), payloads, names),
        };
    }

    private static async Task<Contract> Before(
        LedgerReader reader, long position, CommandOutcome.DryRun dryRun, CancellationToken cancelled)
    {
        var known = await reader.Stream(dryRun.Stream, 0, null, position, int.MaxValue, cancelled);
        return known.Where(e => e.Version < dryRun.Events[0].Version).Aggregate(
            Contract.None,
            (contract, e) => Contract.Evolve(
                contract, (ContractEvent)EventTypes.Read(e.StoredType, e.Data)));
    }

    private static List<string> Told(Contract before, IEnumerable<object> payloads, Names names)
    {
        var sentences = new List<string>();
        foreach (var e in payloads.Cast<ContractEvent>())
        {
            sentences.Add(EventSentences.Of(e, before, names));
            before = Contract.Evolve(before, e);
        }
        return sentences;
    }
}
