using System.Globalization;

namespace EventLedger.Domain;

/// <summary>
/// An amount in a currency, exact: whole minor units (cents of USD, yen, fils of BHD). Sums are checked:
/// they fit or they throw; nothing is ever rounded silently.
/// </summary>
/// <param name="MinorUnits">The amount in the currency's minor unit.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(Int128 MinorUnits, Currency Currency) : IComparable<Money>
{
    /// <summary>
    /// The largest single amount that a command may name: 10^15 minor units (ten trillion USD).
    /// </summary>
    public const long LargestMinorUnits = 1_000_000_000_000_000;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>
    /// A decimal amount as money. Fails when it has more decimals than the currency or is larger than
    /// <see cref="LargestMinorUnits"/>; <c>1.50</c> and <c>1.5</c> are the same amount of USD.
    /// </summary>
    public static bool TryFrom(decimal amount, Currency currency, out Money money)
    {
        money = Zero(currency);
        var limit = (decimal)LargestMinorUnits / currency.MinorPerUnit;
        if (amount > limit || amount < -limit)
            return false;
        var minor = amount * currency.MinorPerUnit;
        if (minor != decimal.Truncate(minor))
            return false;
        money = new((long)minor, currency);
        return true;
    }

    /// <summary>
    /// Why a decimal cannot be an amount that a command names, in words; null when it can. Nothing is below
    /// zero there, and everything fits the currency.
    /// </summary>
    public static string? FaultOf(decimal amount, Currency currency) => amount switch
    {
        < 0 => "it is negative",
        _ when TryFrom(amount, currency, out _) => null,
        _ when amount > (decimal)LargestMinorUnits / currency.MinorPerUnit =>
            "it is larger than 10^15 minor units",
        _ => $"{currency} has {currency.Decimals} decimals",
    };

    /// <summary>The amount that an event holds: it was checked when the event was decided.</summary>
    /// <exception cref="ArgumentException">The amount is no whole number of minor units.</exception>
    public static Money Of(decimal amount, Currency currency)
    {
        var minor = amount * currency.MinorPerUnit;
        return minor == decimal.Truncate(minor)
            ? new((Int128)minor, currency)
            : throw new ArgumentException($"{amount} is no amount of {currency}.", nameof(amount));
    }

    /// <summary>
    /// The amount as a decimal with exactly the currency's decimals, the form that events hold.
    /// </summary>
    /// <exception cref="OverflowException">The amount has more than 28 digits.</exception>
    public decimal ToDecimal()
    {
        var magnitude = (UInt128)Int128.Abs(MinorUnits);
        return new decimal(
            unchecked((int)(uint)(magnitude & uint.MaxValue)),
            unchecked((int)(uint)((magnitude >> 32) & uint.MaxValue)),
            checked((int)(uint)(magnitude >> 64)),
            Int128.IsNegative(MinorUnits),
            (byte)Currency.Decimals);
    }

    /// <summary>The amount as reports print it: <c>895161290.32</c>, <c>1000</c> for JPY.</summary>
    public override string ToString()
    {
        var digits = Int128.Abs(MinorUnits).ToString(CultureInfo.InvariantCulture);
        if (Currency.Decimals > 0)
        {
            digits = digits.PadLeft(Currency.Decimals + 1, '0');
            digits = digits[..^Currency.Decimals] + "." + digits[^Currency.Decimals..];
        }
        return MinorUnits < 0 ? "-" + digits : digits;
    }

    /// <summary>The amount as a sentence prints it: <c>895,161,290.32 USD</c>.</summary>
    public string ToSentence()
    {
        var text = ToString();
        var whole = text.IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0 ? text.Length : dot;
        var first = MinorUnits < 0 ? 1 : 0;
        for (var i = whole - 3; i > first; i -= 3)
            text = text.Insert(i, ",");
        return $"{text} {Currency.Code}";
    }

    /// <inheritdoc/>
    public int CompareTo(Money other) => MinorUnits.CompareTo(Same(other).MinorUnits);

    /// <summary>The sum of two amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) =>
        new(left.MinorUnits + left.Same(right).MinorUnits, left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) =>
        new(left.MinorUnits - left.Same(right).MinorUnits, left.Currency);

    /// <summary>The amount, as many times.</summary>
    public static Money operator *(Money left, int times) => new(left.MinorUnits * times, left.Currency);

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>More than.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Not more than.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Not less than.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private Money Same(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"{Currency} and {other.Currency} are never added.");
}
