using System.Globalization;

namespace EventLedger.Domain;

/// <summary>
/// Reads decimals without ever rounding: more than 28 significant digits or decimals are refused, where
/// <see cref="decimal.Parse(string)"/> would drop digits.
/// </summary>
public static class ExactDecimal
{
    private const int MostDigits = 28;

    /// <summary>
    /// Reads <c>150000000.00</c> or <c>-1.5</c>, and with <paramref name="allowExponent"/> <c>1.5e8</c> as
    /// JSON numbers may be written. No thousands separators, no plus sign, no blanks.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, bool allowExponent, out decimal value)
    {
        value = 0;
        var exponent = 0;
        var e = allowExponent ? text.IndexOfAny('e', 'E') : -1;
        if (e >= 0)
        {
            const NumberStyles sign = NumberStyles.AllowLeadingSign;
            if (!int.TryParse(text[(e + 1)..], sign, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -MostDigits or > MostDigits)
                return false;
            text = text[..e];
        }
        if (!HasPlainForm(text))
            return false;
        var point = text.IndexOf('.');
        var scale = Math.Max(0, (point < 0 ? 0 : text.Length - point - 1) - exponent);
        var significant = SignificantDigits(text);
        if (scale > MostDigits || significant + Math.Max(0, exponent) > MostDigits)
            return false;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out value))
            return false;
        for (; exponent > 0; exponent--)
            value *= 10;
        for (; exponent < 0; exponent++)
            value /= 10;
        return true;
    }

    private static bool HasPlainForm(ReadOnlySpan<char> text)
    {
        var digits = text is ['-', ..] ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        return IsDigits(whole) && (point < 0 || IsDigits(digits[(point + 1)..]));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 64 && !text.ContainsAnyExceptInRange('0', '9');

    private static int SignificantDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (c is >= '1' and <= '9' || (c == '0' && count > 0))
                count++;
        return count;
    }
}
