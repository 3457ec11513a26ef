using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/sign.</summary>
public static class SignContractSlice
{
    /// <summary>The body.</summary>
    /// <param name="ProviderId">Who sells.</param>
    /// <param name="CustomerId">Who buys.</param>
    /// <param name="Currency">ISO 4217 code of every amount.</param>
    /// <param name="Term">The days of service; no end is open-ended.</param>
    /// <param name="Fees">The fee schedule, ascending, the first step at the start of the term.</param>
    /// <param name="Billing">When it is invoiced and due.</param>
    /// <param name="Termination">The clause; null when nobody may leave without cause.</param>
    /// <param name="Capacity">What is taken of which facility; shares on every line or on none.</param>
    /// <param name="SignedOn">The day of signature; today when left out.</param>
    /// <param name="Title">What the contract is called.</param>
    /// <param name="Proration">How parts of months are charged.</param>
    /// <param name="Sources">Who said so.</param>
    public sealed record Request(
        string ProviderId,
        string CustomerId,
        string Currency,
        Term Term,
        IReadOnlyList<FeeStep> Fees,
        BillingTerms Billing,
        TerminationClause? Termination,
        IReadOnlyList<CapacityLine> Capacity,
        DateOnly? SignedOn = null,
        string? Title = null,
        Proration Proration = Proration.ActualDays,
        IReadOnlyList<Source>? Sources = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "SignContract", StreamCollection.Contracts, "sign", "Signs a contract with its full terms.")
    {
        BeginsStream = true,
        Example = new(
            "spacex",
            "reflection-ai",
            "USD",
            new(new(2026, 7, 1), new(2029, 12, 31)),
            [new(new(2026, 7, 1), 150_000_000.00m)],
            new(BillingTiming.Advance, 30),
            new(Terminator.Either, 90, 3),
            [new("colossus-2")],
            new(2026, 6, 22),
            "Colossus 2 capacity for Reflection AI"),
        Decide = (request, id, scope) => Decisions.Of(
            Signing.Decide(
                new SignContract(Signed(request, scope.Today)),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State,
                DirectoryOf(scope)),
            request.SignedOn ?? scope.Today),
    };

    /// <summary>
    /// What a decision may ask about parties and facilities; what it asks becomes part of what it read.
    /// </summary>
    internal static Domain.Contracts.Directory DirectoryOf(DecisionScope scope) => new(
        id => scope.Read<Party>(StreamNames.Party(id)).State.IsRegistered,
        id => scope.Read<Facility>(StreamNames.Facility(id)).State.IsRegistered);

    private static ContractSigned Signed(Request request, DateOnly today) => new(
        request.ProviderId,
        request.CustomerId,
        request.SignedOn ?? today,
        request.Currency,
        request.Term,
        request.Fees,
        request.Billing,
        request.Proration,
        request.Capacity,
        request.Termination,
        request.Title,
        request.Sources);
}
