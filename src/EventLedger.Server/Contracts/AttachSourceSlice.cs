using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/attach-source.</summary>
public static class AttachSourceSlice
{
    /// <summary>The body.</summary>
    /// <param name="Fact">The figure or field that the source supports, such as <c>monthlyFee</c>.</param>
    /// <param name="Source">Who said so.</param>
    /// <param name="On">The business day; today when left out.</param>
    public sealed record Request(string Fact, Source Source, DateOnly? On = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "AttachSource", StreamCollection.Contracts, "attach-source",
        "Names a source of what is known of a contract, announced or signed.")
    {
        BeginsStream = false,
        Example = new("monthlyFee", new("CNBC", "SpaceX signs with Reflection AI"), new(2026, 7, 2)),
        // Of a contract whose every fact was taken back nothing is known.
        Decide = (request, id, scope) => scope.Read<Contract>(StreamNames.Contract(id)).State.IsKnown
            ? Decisions.Of(
                Attaching.Decide(new AttachSource(request.Fact, request.Source)), request.On ?? scope.Today)
            : new Decision.NotFound(),
    };
}
