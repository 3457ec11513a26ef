using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.RunRate;

/// <summary>Monthly fees by whether they stay among parties of one controller.</summary>
/// <param name="External">Between parties without a common controller.</param>
/// <param name="Intercompany">The rest.</param>
internal readonly record struct Fees(Money External, Money Intercompany)
{
    /// <summary>Both together.</summary>
    public Money Total => External + Intercompany;

    public static Fees Nothing(Currency currency) => new(Money.Zero(currency), Money.Zero(currency));

    /// <summary>The fee of one contract, wholly the one or the other.</summary>
    public static Fees Of(Money fee, bool isIntercompany)
    {
        var nothing = Money.Zero(fee.Currency);
        return isIntercompany ? new(nothing, fee) : new(fee, nothing);
    }

    public static Fees operator +(Fees left, Fees right) =>
        new(left.External + right.External, left.Intercompany + right.Intercompany);
}

/// <summary>What one contract, or a part of it, adds to run-rate.</summary>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only.</param>
/// <param name="Suspended">Suspended free of fees, and so in none of the others.</param>
internal readonly record struct ContractRunRate(
    Fees Live, Fees Contracted, Fees Announced, Fees Suspended)
{
    public static ContractRunRate Nothing(Currency currency)
    {
        var nothing = Fees.Nothing(currency);
        return new(nothing, nothing, nothing, nothing);
    }

    public static ContractRunRate Of(ContractView view, Currency currency, bool isIntercompany)
    {
        Fees Fee(Money? fee) => Fees.Of(fee ?? Money.Zero(currency), isIntercompany);
        var live = Fee(view.LiveFee);
        var contracted = live + Fee(view.FeeToCome);
        return new(live, contracted, contracted + Fee(view.AnnouncedFee), Fee(view.SuspendedFee));
    }

    public static ContractRunRate operator +(ContractRunRate left, ContractRunRate right) => new(
        left.Live + right.Live,
        left.Contracted + right.Contracted,
        left.Announced + right.Announced,
        left.Suspended + right.Suspended);
}
