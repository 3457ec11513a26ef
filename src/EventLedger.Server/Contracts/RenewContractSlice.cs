using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/renew.</summary>
public static class RenewContractSlice
{
    /// <summary>The body.</summary>
    /// <param name="NewEndsOn">The new last day of the term, later than the one there is.</param>
    /// <param name="Fees">
    /// The fees from the day after the old end on, the first step on that day; when left out the last fee
    /// goes on.
    /// </param>
    /// <param name="RenewedOn">The day of renewal; today when left out.</param>
    public sealed record Request(
        DateOnly NewEndsOn, IReadOnlyList<FeeStep>? Fees = null, DateOnly? RenewedOn = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RenewContract", StreamCollection.Contracts, "renew", "Moves the end of the term to a later day.")
    {
        BeginsStream = false,
        Example = new(new(2031, 12, 31), [new(new(2030, 1, 1), 155_000_000.00m)], new(2029, 6, 1)),
        Decide = (request, id, scope) => Decisions.Of(
            Renewing.Decide(
                new RenewContract(request.NewEndsOn, request.RenewedOn ?? scope.Today, request.Fees),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.RenewedOn ?? scope.Today),
    };
}
