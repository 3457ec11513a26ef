using System.Numerics;
using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Reporting.Tests.Naive;

/// <summary>One contract's net change of live fee on one day.</summary>
internal sealed record NaiveMovement(
    DateOnly On, string Id, string Currency, string Kind, BigInteger Amount);

/// <summary>
/// Every movement of live run-rate by the plainest way: each contract is looked at on each day, and
/// compared with the evening before.
/// </summary>
internal sealed class NaiveWaterfall(IReadOnlyList<NaiveDeal> deals, NaiveControl control)
{
    public IEnumerable<NaiveMovement> Movements(DateOnly until)
    {
        foreach (var deal in deals.Where(deal => deal.Signed is not null))
        {
            var (before, hasServed) = (BigInteger.Zero, false);
            for (var day = deal.Signed!.Contract.StartsOn; day <= until; day = day.AddDays(1))
            {
                var now = Live(deal, day);
                if (Kind(before, now, hasServed) is { } kind)
                    yield return new(
                        day, deal.Id, deal.Signed.Currency, kind, BigInteger.Abs(now - before));
                (before, hasServed) = (now, hasServed || now > 0);
            }
        }
    }

    private BigInteger Live(NaiveDeal deal, DateOnly day) =>
        new NaiveRunRate([deal], control, day).Total(deal.Signed!.Currency).Live;

    private static string? Kind(BigInteger before, BigInteger now, bool hasServed)
    {
        if (now == before)
            return null;
        if (before == 0)
            return hasServed ? "Reactivation" : "New";
        if (now == 0)
            return "Churn";
        return now > before ? "Expansion" : "Contraction";
    }
}
