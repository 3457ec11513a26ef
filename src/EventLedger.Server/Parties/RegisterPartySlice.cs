using EventLedger.Domain;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Parties;

/// <summary>POST /v1/parties/{id}/register.</summary>
public static class RegisterPartySlice
{
    /// <summary>The body.</summary>
    /// <param name="Name">The company's name.</param>
    /// <param name="Country">Where it is at home.</param>
    /// <param name="Sources">Who said so.</param>
    /// <param name="On">The business day; today when left out.</param>
    public sealed record Request(
        string Name, string? Country = null, IReadOnlyList<Source>? Sources = null, DateOnly? On = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RegisterParty", StreamCollection.Parties, "register", "Makes a company known to the ledger.")
    {
        BeginsStream = true,
        Example = new("Reflection AI", Sources: [new("CNBC", Fact: "An open-source AI company.")]),
        Decide = (request, id, scope) => Decisions.Of(
            Party.Decide(
                new RegisterParty(request.Name, request.Country, request.Sources),
                id,
                scope.Read<Party>(StreamNames.Party(id)).State),
            request.On ?? scope.Today),
    };
}
