using System.Text.Json.Serialization;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/amend.</summary>
public static class AmendContractSlice
{
    /// <summary>The body; absent is unchanged, null is removed.</summary>
    /// <param name="EffectiveOn">The day from which the change holds; today when left out.</param>
    /// <param name="Fees">Replace every step from that day on; the first lies on it.</param>
    /// <param name="EndsOn">The new last day; null makes the contract open-ended.</param>
    /// <param name="Termination">The clause from that day on; null leaves none.</param>
    /// <param name="Capacity">The capacity from that day on.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(
        DateOnly? EffectiveOn = null,
        IReadOnlyList<FeeStep>? Fees = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Change<DateOnly?> EndsOn = default,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        Change<TerminationClause> Termination = default,
        IReadOnlyList<CapacityLine>? Capacity = null,
        string? Reason = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "AmendContract", StreamCollection.Contracts, "amend",
        "Changes terms from a day on; absent is unchanged, null is removed.")
    {
        BeginsStream = false,
        Example = new(
            new(2027, 1, 1),
            [new(new(2027, 1, 1), 160_000_000.00m)],
            Reason: "more capacity"),
        Decide = (request, id, scope) => Decisions.Of(
            Amending.Decide(
                new AmendContract(
                    request.EffectiveOn ?? scope.Today,
                    request.Fees,
                    request.EndsOn,
                    request.Termination,
                    request.Capacity,
                    request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State,
                SignContractSlice.DirectoryOf(scope)),
            request.EffectiveOn ?? scope.Today),
    };
}
