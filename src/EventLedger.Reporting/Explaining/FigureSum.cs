using EventLedger.Domain;

namespace EventLedger.Reporting.Explaining;

/// <summary>
/// Adds figures of one kind: amounts of a currency, whole numbers, decimals. What is null is nothing;
/// days and texts have no sum.
/// </summary>
public static class FigureSum
{
    /// <summary>Whether figures such as this one can be added.</summary>
    public static bool CanAdd(object? figure) => figure is Money or int or long or decimal;

    /// <summary>Whether a figure adds nothing: it is zero, or there is none.</summary>
    public static bool IsNothing(object? figure) => figure is null || (CanAdd(figure) && Size(figure) == 0);

    /// <summary>The sum of some figures; of none, nothing of the kind of another figure.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="like">A figure of their kind; null when none is known, and then so is the sum.</param>
    public static object? Of(IEnumerable<object?> figures, object? like)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Aggregate(Difference(like, like), Plus);
    }

    /// <summary>What one figure has more than another; null where neither can be added.</summary>
    public static object? Difference(object? one, object? other) => Plus(one, Negative(other));

    /// <summary>The size of a figure, whatever its sign, to compare those of one kind.</summary>
    public static decimal Size(object? figure) => figure switch
    {
        Money money => Math.Abs(money.ToDecimal()),
        decimal number => Math.Abs(number),
        int number => Math.Abs((decimal)number),
        long number => Math.Abs((decimal)number),
        _ => 0,
    };

    private static object? Plus(object? one, object? other) => (one, other) switch
    {
        (Money a, Money b) => a + b,
        (decimal a, decimal b) => a + b,
        (int a, int b) => a + b,
        (long a, long b) => a + b,
        (Money or decimal or int or long, null) => one,
        (null, Money or decimal or int or long) => other,
        _ => null,
    };

    private static object? Negative(object? figure) => figure switch
    {
        Money money => Money.Zero(money.Currency) - money,
        decimal number => -number,
        int number => -number,
        long number => -number,
        _ => null,
    };
}
