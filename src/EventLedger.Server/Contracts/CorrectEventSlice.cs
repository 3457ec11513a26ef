using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Facilities;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/correct-event.</summary>
public static class CorrectEventSlice
{
    private const string ReplacementPath = "$.replacement";

    /// <summary>The body.</summary>
    /// <param name="Version">The version of the event in the contract's stream.</param>
    /// <param name="Replacement">
    /// The event's data as it should have been, in the form that reads answer; null when it never happened.
    /// </param>
    /// <param name="Reason">What was wrong.</param>
    /// <param name="On">The day of the correction; today when left out.</param>
    public sealed record Request(
        long Version, JsonElement? Replacement, string Reason, DateOnly? On = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "CorrectEvent", StreamCollection.Contracts, "correct-event",
        "Corrects a fact that was entered wrongly; known at an earlier instant it reads as it was.")
    {
        BeginsStream = false,
        Example = new(
            2,
            JsonSerializer.Deserialize<JsonElement>(
                """
                {
                    "effectiveOn": "2027-01-01",
                    "fees": [{ "from": "2027-01-01", "monthlyFee": "165000000.00" }],
                    "reason": "more capacity"
                }
                """),
            "the fee was mistyped",
            new(2026, 8, 3)),
        Contradictions = request => request.Version < 1 ? [("$.version", "versions begin at 1")] : [],
        Decide = Decide,
    };

    private static Decision Decide(Request request, string id, DecisionScope scope)
    {
        var contract = scope.ReadWhole<Contract>(StreamNames.Contract(id)).State;
        if (request.Version > contract.Version)
            return new Decision.Refuse(Problem.NotFound(
                $"{id} has no version {request.Version}; it is at {contract.Version}."));
        var (replacement, unreadable) = Read(request.Replacement, Correcting.Find(contract, request.Version));
        if (unreadable is not null)
            return new Decision.Refuse(unreadable);
        var on = request.On ?? scope.Today;
        return Decisions.Of(
            Correcting.Decide(
                new CorrectEvent(request.Version, replacement, on, request.Reason),
                id,
                contract,
                SignContractSlice.DirectoryOf(scope)),
            on);
    }

    // Which event it is, and so what its data must look like, only the stream knows.
    private static (ContractEvent? Event, Problem? Unreadable) Read(JsonElement? replacement, Fact? fact)
    {
        if (replacement is not { } data || fact is null)
            return (null, null);
        var form = EventTypes.Of(fact.Recorded).Form;
        if (!StrictJson.TryRead(data, form, ReplacementPath, out var read, out var errors))
            return (null, Problem.Malformed(errors));
        var contradictions = Contradictions((ContractEvent)read)
            .ToLookup(found => ReplacementPath + found.Path[1..], found => found.Error);
        return contradictions.Count == 0
            ? ((ContractEvent)read, null)
            : (null, Problem.Malformed(
                contradictions.ToDictionary(group => group.Key, group => group.ToArray())));
    }

    private static IEnumerable<(string Path, string Error)> Contradictions(ContractEvent @event) =>
        @event switch
        {
            DealAnnounced deal => AnnounceDealSlice.Contradictions(deal),
            AnnouncementRevised revision => CapacityChecks.Negative(revision.Capacity, "$.capacity"),
            _ => [],
        };
}
