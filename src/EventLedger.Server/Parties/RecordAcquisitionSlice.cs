using EventLedger.Domain;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Parties;

/// <summary>POST /v1/parties/{id}/record-acquisition, on the acquirer.</summary>
public static class RecordAcquisitionSlice
{
    /// <summary>The body.</summary>
    /// <param name="AcquiredId">The party that was acquired.</param>
    /// <param name="EffectiveOn">Since when; may be reduced. Today when left out.</param>
    /// <param name="Sources">Who said so.</param>
    public sealed record Request(
        string AcquiredId, ReducedDate? EffectiveOn = null, IReadOnlyList<Source>? Sources = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RecordAcquisition", StreamCollection.Parties, "record-acquisition",
        "Records that this party acquired another, which it controls until a later acquirer does.")
    {
        BeginsStream = false,
        Example = new("xai", ReducedDate.Of(new(2026, 2, 1)), [new("Bloomberg")]),
        Decide = Decide,
    };

    /// <summary>
    /// The acquired party's stream is told in the same commit, so that who decides by who controls it reads
    /// that stream alone; each party on the way up from the acquirer is part of what this decision read.
    /// </summary>
    private static Decision Decide(Request request, string id, DecisionScope scope)
    {
        var effectiveOn = request.EffectiveOn ?? ReducedDate.Of(scope.Today);
        var control = new Control(party => scope.Read<Party>(StreamNames.Party(party)).State);
        var decided = control.Decide(
            new RecordAcquisition(request.AcquiredId, effectiveOn, request.Sources), id);
        var decision = Decisions.Of(decided, effectiveOn.First);
        return decision is Decision.Append append
            ? append with
            {
                Elsewhere =
                [
                    .. decided.Events.OfType<PartyAcquired>().Select(acquisition => (
                        StreamNames.Party(acquisition.AcquiredId),
                        (IReadOnlyList<NewEvent>)
                            [new NewEvent(Control.Passed(acquisition, id), effectiveOn.First)])),
                ],
            }
            : decision;
    }
}
