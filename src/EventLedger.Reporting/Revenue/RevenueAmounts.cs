using EventLedger.Domain;

namespace EventLedger.Reporting.Revenue;

/// <summary>The amounts of a row of revenue, in minor units of one currency.</summary>
internal readonly record struct RevenueAmounts(
    Int128 Billed, Int128 Earned, Int128 PriorMonths, Int128 Deferred, Int128 Unbilled, Int128 Concessions)
{
    public static RevenueAmounts operator +(RevenueAmounts one, RevenueAmounts other) => new(
        one.Billed + other.Billed,
        one.Earned + other.Earned,
        one.PriorMonths + other.PriorMonths,
        one.Deferred + other.Deferred,
        one.Unbilled + other.Unbilled,
        one.Concessions + other.Concessions);

    public RevenueRow In(Month month, Currency currency, string? contractId, string? providerId) => new(
        month,
        currency,
        contractId,
        providerId,
        new(Billed, currency),
        new(Earned, currency),
        new(PriorMonths, currency),
        new(Deferred, currency),
        new(Unbilled, currency),
        new(Concessions, currency));
}
