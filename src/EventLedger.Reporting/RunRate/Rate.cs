using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.RunRate;

/// <summary>A run-rate in minor units of one currency.</summary>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only.</param>
/// <param name="Suspended">Suspended with abatement.</param>
internal readonly record struct Rate(Int128 Live, Int128 Contracted, Int128 Announced, Int128 Suspended)
{
    /// <summary>The run-rate of a contract on the day of the view.</summary>
    public static Rate Of(ContractView view)
    {
        static Int128 Fee(Money? fee) => fee?.MinorUnits ?? 0;
        var live = Fee(view.LiveFee);
        var contracted = live + Fee(view.FeeToCome);
        return new(live, contracted, contracted + Fee(view.AnnouncedFee), Fee(view.SuspendedFee));
    }

    public static Rate operator +(Rate one, Rate other) => new(
        one.Live + other.Live,
        one.Contracted + other.Contracted,
        one.Announced + other.Announced,
        one.Suspended + other.Suspended);

    public static Rate operator -(Rate one, Rate other) => new(
        one.Live - other.Live,
        one.Contracted - other.Contracted,
        one.Announced - other.Announced,
        one.Suspended - other.Suspended);
}

/// <summary>Run-rates of many contracts in one currency, added up: what is intercompany apart.</summary>
internal sealed class RateSums
{
    private Rate _external;
    private Rate _intercompany;

    public Rate External => _external;

    public Rate Intercompany => _intercompany;

    public Rate Total => _external + _intercompany;

    public void Add(RateSums other)
    {
        _external += other._external;
        _intercompany += other._intercompany;
    }

    public void Add(in Rate rate, bool isIntercompany)
    {
        if (isIntercompany)
            _intercompany += rate;
        else
            _external += rate;
    }
}
