using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.Waterfall;

/// <summary>What a contract's change brings to a group, or takes from it.</summary>
/// <param name="On">The day.</param>
/// <param name="ContractId">The contract.</param>
/// <param name="Key">The group.</param>
/// <param name="Kind">Why.</param>
/// <param name="Net">What the group has more; less is below zero.</param>
internal readonly record struct Flow(
    DateOnly On, string ContractId, RunRateGroups.Key Key, MovementKind Kind, Money Net);

/// <summary>How a contract's live fee changes on a day, whomever it belongs to.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">Why; never a transfer.</param>
/// <param name="Net">By how much, in minor units; less is below zero.</param>
internal readonly record struct LiveChange(DateOnly On, MovementKind Kind, Int128 Net);

/// <summary>How the live fee of a contract moves within and between groups, from its first day on.</summary>
internal static class LiveFlows
{
    /// <summary>The changes of a contract's live fee over all time, ascending.</summary>
    public static LiveChange[] OfWhole(KnownContract contract)
    {
        if (contract.Terms.Agreement is not { } agreement)
            return [];
        var (changes, fee) = (new List<LiveChange>(), Int128.Zero);
        foreach (var day in TurnsOfFee(agreement))
        {
            var now = ContractView.AsOf(contract.Terms, day)?.LiveFee?.MinorUnits ?? 0;
            if (now != fee)
                changes.Add(new(day, Kind(fee, now, changes.Count > 0), now - fee));
            fee = now;
        }
        return [.. changes];
    }

    /// <summary>
    /// The flows of a contract until a day. On a day on which the fee changes and the contract moves to
    /// another group, the old fee moves first; what changes then changes where it has moved to.
    /// </summary>
    public static IEnumerable<Flow> Of(
        KnownContract contract, DateOnly until, RunRateGrouping grouping, Names names)
    {
        if (contract.Terms.Agreement is not { } agreement)
            yield break;
        var (nothing, hasServed) = (Money.Zero(agreement.Currency), false);
        var (fee, parts) = (nothing, (Part[])[]);
        foreach (var day in Turns(agreement).Where(day => day <= until))
        {
            var view = ContractView.AsOf(contract.Terms, day);
            var now = view?.LiveFee ?? nothing;
            Part[] Split(Money amount) =>
                now == nothing ? [] : Parts(contract.Id, view!, amount, grouping, names);
            var moved = now == nothing || fee == nothing ? parts : Split(fee);
            foreach (var (key, net) in Differences(parts, moved))
                yield return new(day, contract.Id, key, Transfer(net), net);
            var split = Split(now);
            foreach (var (key, net) in Differences(moved, split))
                yield return new(day, contract.Id, key, Kind(fee.MinorUnits, now.MinorUnits, hasServed), net);
            (fee, parts, hasServed) = (now, split, hasServed || now != nothing);
        }
    }

    /// <summary>
    /// The days, ascending, on which the live fee may change, or whom and which place it belongs to.
    /// </summary>
    private static SortedSet<DateOnly> Turns(Agreement agreement) =>
    [
        .. TurnsOfFee(agreement),
        .. agreement.Providers.Steps.Select(step => step.From),
        .. agreement.Customers.Steps.Select(step => step.From),
        .. agreement.Capacity.Steps.Select(step => step.From),
    ];

    /// <summary>The days, ascending, on which the live fee may change; some may come twice.</summary>
    private static List<DateOnly> TurnsOfFee(Agreement agreement)
    {
        var days = new List<DateOnly>(4) { agreement.SignedOn };
        foreach (var (first, last) in agreement.Charges.Runs)
        {
            days.Add(first);
            if (last < CalendarBounds.Last)
                days.Add(last.AddDays(1));
        }
        days.Sort();
        return days;
    }

    private static Part[] Parts(
        string id, ContractView view, Money amount, RunRateGrouping grouping, Names names)
    {
        var rate = default(Rate) with { Live = amount.MinorUnits };
        return
        [
            .. RunRateGroups.Split(id, view, rate, grouping, names)
                .Select(part => new Part(part.Key, new(part.Rate.Live, amount.Currency))),
        ];
    }

    /// <summary>What each group has more after than before, where that is anything.</summary>
    private static IEnumerable<Part> Differences(Part[] before, Part[] after) => after
        .Concat(before.Select(part => part with { Amount = Money.Zero(part.Amount.Currency) - part.Amount }))
        .GroupBy(part => part.Key, (key, parts) => new Part(
            key, parts.Select(part => part.Amount).Aggregate((sum, amount) => sum + amount)))
        .Where(part => part.Amount.MinorUnits != 0);

    private static MovementKind Transfer(Money net) =>
        net.MinorUnits > 0 ? MovementKind.TransferIn : MovementKind.TransferOut;

    private static MovementKind Kind(Int128 before, Int128 after, bool hasServed) =>
        before == 0 ? hasServed ? MovementKind.Reactivation : MovementKind.New
        : after == 0 ? MovementKind.Churn
        : after > before ? MovementKind.Expansion
        : MovementKind.Contraction;

    private readonly record struct Part(RunRateGroups.Key Key, Money Amount);
}
