using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/assign.</summary>
public static class AssignContractSlice
{
    /// <summary>The body.</summary>
    /// <param name="Role">Which role.</param>
    /// <param name="ToPartyId">Who takes it.</param>
    /// <param name="EffectiveOn">The day from which it is theirs; today when left out.</param>
    public sealed record Request(Side Role, string ToPartyId, DateOnly? EffectiveOn = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "AssignContract", StreamCollection.Contracts, "assign",
        "Gives the customer's or the provider's role to another party from a day on.")
    {
        BeginsStream = false,
        Example = new(Side.Customer, "reflection-cloud", new(2027, 1, 1)),
        Decide = (request, id, scope) => Decisions.Of(
            Assigning.Decide(
                new AssignContract(request.Role, request.ToPartyId, request.EffectiveOn ?? scope.Today),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State,
                SignContractSlice.DirectoryOf(scope)),
            request.EffectiveOn ?? scope.Today),
    };
}
