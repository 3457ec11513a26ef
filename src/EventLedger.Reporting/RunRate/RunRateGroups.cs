using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.RunRate;

/// <summary>Which group, or groups, a contract's run-rate belongs to.</summary>
internal static class RunRateGroups
{
    internal readonly record struct Key(string? Id, string Name);

    public static IEnumerable<(Key Key, ContractRunRate Rate)> Split(
        string contractId, ContractView view, ContractRunRate rate, RunRateGrouping grouping, Names names) =>
        grouping switch
        {
            RunRateGrouping.Customer => [(new(view.CustomerId, names.Party(view.CustomerId)), rate)],
            RunRateGrouping.Provider => [(new(view.ProviderId, names.Party(view.ProviderId)), rate)],
            RunRateGrouping.Contract => [(new(contractId, view.Agreement?.Title ?? contractId), rate)],
            RunRateGrouping.Facility => ByFacility(view, rate, names),
            _ => throw new System.Diagnostics.UnreachableException($"{grouping} is no grouping."),
        };

    private static IEnumerable<(Key, ContractRunRate)> ByFacility(
        ContractView view, ContractRunRate rate, Names names)
    {
        if (view.Capacity.Count == 0)
            return [(Facility(view.Agreement is null ? view.Announced?.Deal.FacilityId : null, names), rate)];
        var shares = Shares(view.Capacity);
        var (live, contracted) = (Parts(rate.Live, shares), Parts(rate.Contracted, shares));
        var (announced, suspended) = (Parts(rate.Announced, shares), Parts(rate.Suspended, shares));
        return view.Capacity.Select((line, i) => (
            Facility(line.FacilityId, names),
            new ContractRunRate(live[i], contracted[i], announced[i], suspended[i])));
    }

    private static Key Facility(string? id, Names names) =>
        new(id, id is null ? "No facility stated" : names.Facility(id));

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

    /// <summary>Of a contract's fees one part is nothing, and nothing is split into nothing.</summary>
    private static Fees[] Parts(Fees fees, BigInteger[] shares) =>
    [
        .. Parts(fees.External, shares)
            .Zip(Parts(fees.Intercompany, shares), (external, intercompany) =>
                new Fees(external, intercompany)),
    ];

    /// <summary>
    /// The amount split by shares, rounded cumulatively in their order: the parts add up to it.
    /// </summary>
    private static Money[] Parts(Money amount, BigInteger[] shares)
    {
        var whole = shares.Aggregate(BigInteger.Add);
        var (parts, taken, before) = (new Money[shares.Length], BigInteger.Zero, BigInteger.Zero);
        for (var i = 0; i < shares.Length; i++)
        {
            taken += shares[i];
            var upToHere = Rounded((BigInteger)amount.MinorUnits * taken, whole);
            parts[i] = new((Int128)(upToHere - before), amount.Currency);
            before = upToHere;
        }
        return parts;
    }

    // Fees are never negative, so half away from zero is half up.
    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator) =>
        (numerator * 2 + denominator) / (denominator * 2);
}
