using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.RunRate;

/// <summary>What one contract, or a part of it, adds to run-rate.</summary>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only.</param>
/// <param name="Suspended">Suspended free of fees, and so in none of the others.</param>
internal readonly record struct ContractRunRate(
    Money Live, Money Contracted, Money Announced, Money Suspended)
{
    public static ContractRunRate Nothing(Currency currency)
    {
        var zero = Money.Zero(currency);
        return new(zero, zero, zero, zero);
    }

    public static ContractRunRate Of(ContractView view, Currency currency)
    {
        var live = view.LiveFee ?? Money.Zero(currency);
        var contracted = live + (view.FeeToCome ?? Money.Zero(currency));
        return new(
            live,
            contracted,
            contracted + (view.AnnouncedFee ?? Money.Zero(currency)),
            view.SuspendedFee ?? Money.Zero(currency));
    }

    public static ContractRunRate operator +(ContractRunRate left, ContractRunRate right) => new(
        left.Live + right.Live,
        left.Contracted + right.Contracted,
        left.Announced + right.Announced,
        left.Suspended + right.Suspended);
}
