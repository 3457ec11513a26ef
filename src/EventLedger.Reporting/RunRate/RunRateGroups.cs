using System.Numerics;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.RunRate;

/// <summary>The run-rates of the groups that contracts belong to.</summary>
/// <param name="grouping">What they are grouped by.</param>
/// <param name="names">What parties and facilities are called.</param>
internal sealed class RunRateGroups(RunRateGrouping grouping, Names names)
{
    // No group's id is empty: that is where none is stated.
    private readonly Dictionary<string, (Key Key, RateSums Sums)> _groups = new(StringComparer.Ordinal);

    internal readonly record struct Key(string? Id, string Name);

    /// <summary>All groups, in the order they were added.</summary>
    public IEnumerable<(Key Key, RateSums Sums)> All => _groups.Values;

    /// <summary>Adds a contract's run-rate to its group, or its parts to its groups.</summary>
    public void Add(SteadyContract contract, bool isIntercompany)
    {
        var view = contract.View!;
        if (IdOfOne(contract.Contract.Id, view, grouping, out var id))
            Of(id, contract.Contract.Id, view).Add(contract.Rate, isIntercompany);
        else
            foreach (var (part, rate) in ByFacility(view, contract.Rate))
                Of(part, contract.Contract.Id, view).Add(rate, isIntercompany);
    }

    /// <summary>Adds the groups of other contracts.</summary>
    public void Add(RunRateGroups other)
    {
        foreach (var (id, group) in other._groups)
            if (_groups.TryGetValue(id, out var own))
                own.Sums.Add(group.Sums);
            else
                _groups.Add(id, group);
    }

    /// <summary>The groups that a contract belongs to, and what each has of its run-rate.</summary>
    public static IEnumerable<(Key Key, Rate Rate)> Split(
        string contractId, ContractView view, Rate rate, RunRateGrouping grouping, Names names) =>
        IdOfOne(contractId, view, grouping, out var id)
            ? [(Named(id, contractId, view, grouping, names), rate)]
            : ByFacility(view, rate).Select(part =>
                (Named(part.Id, contractId, view, grouping, names), part.Rate));

    private RateSums Of(string? id, string contractId, ContractView view)
    {
        if (!_groups.TryGetValue(id ?? "", out var group))
            _groups.Add(id ?? "", group = (Named(id, contractId, view, grouping, names), new()));
        return group.Sums;
    }

    /// <summary>
    /// The one group that a contract belongs to wholly; false where its capacity is on several facilities.
    /// </summary>
    private static bool IdOfOne(
        string contractId, ContractView view, RunRateGrouping grouping, out string? id)
    {
        var capacity = grouping == RunRateGrouping.Facility ? view.Capacity : [];
        id = grouping switch
        {
            RunRateGrouping.Customer => view.CustomerId,
            RunRateGrouping.Provider => view.ProviderId,
            RunRateGrouping.Contract => contractId,
            RunRateGrouping.Facility when capacity.Count == 1 => capacity[0].FacilityId,
            RunRateGrouping.Facility when view.Agreement is null => view.Announced?.Deal.FacilityId,
            RunRateGrouping.Facility => null,
            _ => throw new System.Diagnostics.UnreachableException($"{grouping} is no grouping."),
        };
        return capacity.Count < 2;
    }

    private static Key Named(
        string? id, string contractId, ContractView view, RunRateGrouping grouping, Names names) =>
        new(id, grouping switch
        {
            RunRateGrouping.Contract => view.Agreement?.Title ?? contractId,
            RunRateGrouping.Facility => id is null ? "No facility stated" : names.Facility(id),
            _ => names.Party(id!),
        });

    private static IEnumerable<(string Id, Rate Rate)> ByFacility(ContractView view, Rate rate)
    {
        var shares = Shares(view.Capacity);
        var (live, contracted) = (Parts(rate.Live, shares), Parts(rate.Contracted, shares));
        var (announced, suspended) = (Parts(rate.Announced, shares), Parts(rate.Suspended, shares));
        return view.Capacity.Select((line, i) => (
            line.FacilityId, new Rate(live[i], contracted[i], announced[i], suspended[i])));
    }

    /// <summary>The lines' shares as whole parts of their sum; equal when none are given.</summary>
    private static BigInteger[] Shares(IReadOnlyList<CapacityLine> lines)
    {
        if (lines[0].Share is null)
            return [.. lines.Select(_ => BigInteger.One)];
        var scale = lines.Max(line => line.Share!.Value.Scale);
        return [.. lines.Select(line => new BigInteger(line.Share!.Value * Power(10m, scale)))];
    }

    private static decimal Power(decimal value, int exponent) =>
        exponent == 0 ? 1 : value * Power(value, exponent - 1);

    private static Int128[] Parts(Int128 amount, BigInteger[] shares)
    {
        var whole = shares.Aggregate(BigInteger.Add);
        var (parts, taken, before) = (new Int128[shares.Length], BigInteger.Zero, BigInteger.Zero);
        for (var i = 0; i < shares.Length; i++)
        {
            taken += shares[i];
            var upToHere = Rounded((BigInteger)amount * taken, whole);
            parts[i] = (Int128)(upToHere - before);
            before = upToHere;
        }
        return parts;
    }

    // Fees are never negative, so half away from zero is half up.
    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator) =>
        (numerator * 2 + denominator) / (denominator * 2);
}
