using System.Diagnostics;
using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.Concentration;

/// <summary>Which run-rate is looked at.</summary>
public enum ConcentrationBasis
{
    /// <summary>Serving on the day.</summary>
    Live,

    /// <summary>Live and signed to start later.</summary>
    Contracted,

    /// <summary>Contracted and announced only.</summary>
    Announced,
}

/// <summary>One of those who share a run-rate.</summary>
/// <param name="Id">Of the customer or facility; null where none is stated.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Monthly">Its monthly fees.</param>
/// <param name="Share">Their part of the whole, 0 to 1, rounded to six decimals.</param>
public sealed record ConcentrationShare(string? Id, string Name, Money Monthly, decimal Share);

/// <summary>How a run-rate is shared.</summary>
/// <param name="Hhi">
/// The Herfindahl-Hirschman index: 10,000 times the sum of the squared exact shares, rounded once; 10,000 is
/// one alone. Null where nothing is shared.
/// </param>
/// <param name="Shares">Largest first.</param>
public sealed record Concentrated(int? Hhi, IReadOnlyList<ConcentrationShare> Shares);

/// <summary>The concentration of one currency's run-rate.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Monthly">The whole.</param>
/// <param name="ByCustomer">Who buys.</param>
/// <param name="ByFacility">Where the capacity is; a contract on several is split by its shares.</param>
public sealed record ConcentrationCurrency(
    Currency Currency, Money Monthly, Concentrated ByCustomer, Concentrated ByFacility);

/// <summary>How much of the run-rate hangs on whom, and on which place.</summary>
public static class ConcentrationReport
{
    /// <summary>The concentration on a day of contracts as they are known, per currency.</summary>
    public static IReadOnlyList<ConcentrationCurrency> Of(
        IReadOnlyList<KnownContract> contracts,
        DateOnly asOf,
        ConcentrationBasis basis,
        Names names,
        Control control)
    {
        var rates = RunRateReport.Of(
            contracts, asOf, [RunRateGrouping.Customer, RunRateGrouping.Facility], names, control);
        return
        [
            .. rates[0].Zip(rates[1], (customers, facilities) => new ConcentrationCurrency(
                customers.Currency,
                Whole(customers, basis),
                Shared(customers, basis),
                Shared(facilities, basis))),
        ];
    }

    private static Money Whole(RunRateCurrency rate, ConcentrationBasis basis) => basis switch
    {
        ConcentrationBasis.Live => rate.Live.Monthly,
        ConcentrationBasis.Contracted => rate.Contracted.Monthly,
        ConcentrationBasis.Announced => rate.Announced.Monthly,
        _ => throw new UnreachableException($"{basis} is no basis."),
    };

    private static Money Part(RunRateGroup group, ConcentrationBasis basis) => basis switch
    {
        ConcentrationBasis.Live => group.Live,
        ConcentrationBasis.Contracted => group.Contracted,
        ConcentrationBasis.Announced => group.Announced,
        _ => throw new UnreachableException($"{basis} is no basis."),
    };

    private static Concentrated Shared(RunRateCurrency rate, ConcentrationBasis basis)
    {
        var whole = (BigInteger)Whole(rate, basis).MinorUnits;
        var parts = rate.Groups
            .Select(group => (group.Id, group.Name, Monthly: Part(group, basis)))
            .Where(part => part.Monthly.MinorUnits != 0)
            .OrderByDescending(part => part.Monthly)
            .ThenBy(part => part.Id, StringComparer.Ordinal)
            .ToArray();
        var squares = parts.Select(part => BigInteger.Pow((BigInteger)part.Monthly.MinorUnits, 2))
            .Aggregate(BigInteger.Zero, (sum, square) => sum + square);
        return new(
            parts.Length == 0 ? null : (int)Rounded(10_000 * squares, whole * whole),
            [
                .. parts.Select(part => new ConcentrationShare(
                    part.Id,
                    part.Name,
                    part.Monthly,
                    (decimal)Rounded(1_000_000 * (BigInteger)part.Monthly.MinorUnits, whole) * 0.000001m)),
            ]);
    }

    // Neither is below zero, so half away from zero is half up.
    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator) =>
        (numerator * 2 + denominator) / (denominator * 2);
}
