using System.Globalization;
using EventLedger.Domain;

namespace EventLedger.Reporting.Claims;

/// <summary>
/// A figure as somebody states it, and the least and the most that it can mean: "at least 300" has no most,
/// the date 2029 means any of its days.
/// </summary>
internal sealed record Figure
{
    private Figure(string text, string? currency, Qualifier? qualifier, decimal least, decimal most)
    {
        (Text, Currency, Qualifier) = (text, currency, qualifier);
        (Least, Most) = (
            qualifier == Domain.Qualifier.UpTo ? decimal.MinValue : least,
            qualifier == Domain.Qualifier.AtLeast ? decimal.MaxValue : most);
    }

    public string Text { get; }

    public string? Currency { get; }

    public Qualifier? Qualifier { get; }

    private decimal Least { get; }

    private decimal Most { get; }

    public static Figure Of(Money amount, Qualifier? qualifier = null) => new(
        amount.ToString(), amount.Currency.Code, qualifier, amount.ToDecimal(), amount.ToDecimal());

    public static Figure Of(decimal number, Qualifier? qualifier = null) =>
        new(number.ToString(CultureInfo.InvariantCulture), null, qualifier, number, number);

    public static Figure Of(ReducedDate date, Qualifier? qualifier = null) =>
        new(date.ToString(), null, qualifier, date.First.DayNumber, date.Last.DayNumber);

    /// <summary>A term in a word, which no sentence is read for.</summary>
    public static Figure Of(string word) => new(word, null, null, 0, 0);

    /// <summary>Whether both state the same; what is stated plainly is exact.</summary>
    public bool IsSame(Figure? other) => Text == other?.Text && Currency == other.Currency
        && (Qualifier ?? Domain.Qualifier.Exact) == (other.Qualifier ?? Domain.Qualifier.Exact);

    /// <summary>
    /// Whether the two cannot both hold. An amount of another currency is another figure; "about" excuses
    /// nothing: about 16 and 16.7 differ, about 16 and 16 do not.
    /// </summary>
    public bool Disagrees(Figure other) =>
        Currency != other.Currency || Least > other.Most || other.Least > Most;
}
