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
    /// <param name="Reason">Why.</param>
    public sealed record Request(DateOnly? EffectiveOn = null, string? Reason = null) : ChangeOfTerms
    {
        /// <summary>Replace every step from that day on; the first lies on it.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Change<IReadOnlyList<FeeStep>> Fees { get; init; }

        /// <summary>The capacity from that day on; null leaves none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Change<IReadOnlyList<CapacityLine>> Capacity { get; init; }

        /// <summary>The new last day; null makes the contract open-ended.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Change<DateOnly?> EndsOn { get; init; }

        /// <summary>The clause from that day on; null leaves none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Change<TerminationClause> Termination { get; init; }
    }

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "AmendContract", StreamCollection.Contracts, "amend",
        "Changes terms from a day on; absent is unchanged, null is removed.")
    {
        BeginsStream = false,
        Example = new(new(2027, 1, 1), "more capacity")
        {
            Fees = new(true, [new(new(2027, 1, 1), 160_000_000.00m)]),
        },
        Contradictions = request => request.Fees is { IsGiven: true, Value: null }
            ? [("$.fees", "null is no value here: a contract always has a fee")]
            : [],
        Decide = (request, id, scope) => Decisions.Of(
            Amending.Decide(
                new AmendContract(
                    request.EffectiveOn ?? scope.Today,
                    request.Fees.Value,
                    request.EndsOn,
                    request.Termination,
                    request.Capacity.IsGiven ? request.Capacity.Value ?? [] : null,
                    request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State,
                SignContractSlice.DirectoryOf(scope)),
            request.EffectiveOn ?? scope.Today),
    };
}
