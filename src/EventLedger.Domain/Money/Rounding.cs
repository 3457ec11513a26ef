namespace EventLedger.Domain;

/// <summary>The one rounding of the ledger: half away from zero, to the minor unit.</summary>
public static class Rounding
{
    /// <summary>The whole number nearest to a fraction; a half goes away from zero.</summary>
    /// <param name="numerator">Any sign.</param>
    /// <param name="denominator">More than zero.</param>
    public static Int128 HalfAwayFromZero(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var (quotient, remainder) = Int128.DivRem(numerator, denominator);
        return Int128.Abs(remainder) * 2 >= denominator ? quotient + Int128.Sign(numerator) : quotient;
    }
}
