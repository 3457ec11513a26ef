using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Contracts;
using EventLedger.Server.Facilities;
using EventLedger.Server.Parties;

namespace EventLedger.Server.Commands;

/// <summary>A kind of thing that commands act on.</summary>
/// <param name="Name">Its collection in routes: <c>contracts</c>.</param>
/// <param name="Singular">What one is called.</param>
/// <param name="Stream">The name of the stream of an id.</param>
/// <param name="ReadOf">What a read of it answers: id, version, state and day to the answer's body.</param>
public sealed record StreamCollection(
    string Name, string Singular, Func<string, string> Stream,
    Func<string, long, object, DateOnly, object?> ReadOf)
{
    /// <summary>Contracts, announced and signed.</summary>
    public static readonly StreamCollection Contracts = new(
        "contracts", "contract", StreamNames.Contract,
        (id, version, state, asOf) => ContractAnswer.Of(id, version, ((Contract)state).Terms, asOf));

    /// <summary>Parties.</summary>
    public static readonly StreamCollection Parties = new(
        "parties", "party", StreamNames.Party,
        (id, version, state, _) => PartyAnswer.Of(id, version, (Party)state));

    /// <summary>Facilities.</summary>
    public static readonly StreamCollection Facilities = new(
        "facilities", "facility", StreamNames.Facility,
        (id, version, state, asOf) => FacilityAnswer.Of(id, version, (Facility)state, asOf));
}
