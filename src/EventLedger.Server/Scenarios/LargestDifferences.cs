using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Scenarios;

/// <summary>
/// Where the rows that a comparison shows stand in its whole answers, which their tokens repeat.
/// </summary>
/// <param name="Before">
/// Of the side that is compared from: by list, as a JSON Pointer, the place of each row that is shown.
/// </param>
/// <param name="After">The same of the side that is compared to.</param>
/// <param name="LeftOff">In how many more rows something differs.</param>
public sealed record LargestShown(
    IReadOnlyDictionary<string, IReadOnlyList<int>> Before,
    IReadOnlyDictionary<string, IReadOnlyList<int>> After,
    int LeftOff);

/// <summary>
/// A comparison's rows with the largest differences: of each list so many of each currency, the largest
/// amount that differs first, and of both sides the same rows. Totals and months stay whole.
/// </summary>
/// <param name="top">How many.</param>
internal sealed class LargestDifferences(int top)
{
    private readonly Dictionary<string, IReadOnlyList<int>> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<int>> _after = new(StringComparer.Ordinal);
    private int _leftOff;

    /// <summary>Two answers and their difference, with so many rows, and where those stand.</summary>
    public static (T Before, T After, T Difference, LargestShown Shown) Of<T>(
        T before, T after, T difference, int top)
        where T : class
    {
        var largest = new LargestDifferences(top);
        var cut = largest.Cut(typeof(T), new(before, ""), new(after, ""), difference);
        return (
            (T)cut.Before!, (T)cut.After!, (T)cut.Difference!,
            new(largest._before, largest._after, largest._leftOff));
    }

    private Sides Cut(Type type, Placed before, Placed after, object? difference)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (AnswerShape.ItemOf(plain) is { } item && RowIdentity.IsCompared(item))
            return RowIdentity.IsSum(item)
                ? Sums(item, before, after, difference)
                : Rows(item, before, after, difference);
        return AnswerShape.Of(plain) is { IsTakenApart: true } shape
            ? Parts(shape, before, after, difference)
            : new(before.Value, after.Value, difference);
    }

    private Sides Parts(AnswerShape shape, Placed before, Placed after, object? difference)
    {
        var cut = shape.Members.ToDictionary(
            member => member.Name,
            member => Cut(
                member.Type, before.Part(member), after.Part(member),
                difference is null ? null : member.Get(difference)),
            StringComparer.Ordinal);
        object? Made(object? side, Func<Sides, object?> part) =>
            side is null ? null : shape.Make(member => part(cut[member.Name]));
        return new(
            Made(before.Value, one => one.Before), Made(after.Value, one => one.After),
            Made(difference, one => one.Difference));
    }

    // Every item stays, with what is left of the lists in it.
    private Sides Sums(Type item, Placed before, Placed after, object? difference)
    {
        var (left, right) = (before.Items(item), after.Items(item));
        var differs = RowIdentity.ByIdentity(item, difference is null ? [] : AnswerShape.ItemsOf(difference));
        var cut = left.Keys.Union(right.Keys, StringComparer.Ordinal).ToDictionary(
            key => key,
            key => Cut(item, before.At(left, key), after.At(right, key), differs.GetValueOrDefault(key)),
            StringComparer.Ordinal);
        return new(
            Array(item, left.Keys.Select(key => cut[key].Before!)),
            Array(item, right.Keys.Select(key => cut[key].After!)),
            difference is null ? null : Array(item, differs.Keys.Select(key => cut[key].Difference!)));
    }

    private Sides Rows(Type item, Placed before, Placed after, object? difference)
    {
        var differs = RowIdentity.ByIdentity(item, difference is null ? [] : AnswerShape.ItemsOf(difference));
        var largest = differs.Keys
            .Select(key => (Key: key, Size: SizeOf(item, differs[key])))
            .ToArray()
            .LargestOfEach(top, row => row.Size?.Currency, row => row.Size)
            .Select(row => row.Key)
            .ToArray();
        _leftOff += differs.Count - largest.Length;
        return new(
            Kept(item, before, largest, _before), Kept(item, after, largest, _after),
            difference is null ? null : Array(item, largest.Select(key => differs[key])));
    }

    private static Array? Kept(
        Type item, Placed side, string[] keys, Dictionary<string, IReadOnlyList<int>> shown)
    {
        if (side.Value is null)
            return null;
        var items = side.Items(item);
        var kept = keys.Select(items.IndexOf).Where(index => index >= 0).ToArray();
        shown[side.Pointer] = kept;
        return Array(item, kept.Select(index => items.GetAt(index).Value));
    }

    /// <summary>The largest amount in a row, without its sign; null where it has none.</summary>
    private static Money? SizeOf(Type type, object? value) => value switch
    {
        null => null,
        Money amount => amount.MinorUnits < 0 ? amount * -1 : amount,
        _ => PartsOf(type, value).Select(part => SizeOf(part.Type, part.Value))
            .OfType<Money>()
            .Select(amount => (Money?)amount)
            .MaxBy(amount => amount?.MinorUnits),
    };

    private static IEnumerable<(Type Type, object? Value)> PartsOf(Type type, object value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (AnswerShape.ItemOf(plain) is { } item)
            return AnswerShape.ItemsOf(value).Select(one => (item, (object?)one));
        return AnswerShape.Of(plain)?.Members.Select(member => (member.Type, member.Get(value))) ?? [];
    }

    private static Array Array(Type item, IEnumerable<object> items)
    {
        object[] all = [.. items];
        var array = System.Array.CreateInstance(item, all.Length);
        all.CopyTo(array, 0);
        return array;
    }

    /// <summary>What is left of a value of the two answers and of their difference.</summary>
    private readonly record struct Sides(object? Before, object? After, object? Difference);

    /// <summary>A value of an answer and where it stands in it.</summary>
    private readonly record struct Placed(object? Value, string Pointer)
    {
        public Placed Part(AnswerMember member) => new(
            Value is null ? null : member.Get(Value),
            $"{Pointer}/{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}");

        public OrderedDictionary<string, object> Items(Type item) =>
            RowIdentity.ByIdentity(item, Value is null ? [] : AnswerShape.ItemsOf(Value));

        public Placed At(OrderedDictionary<string, object> items, string key) =>
            items.IndexOf(key) is >= 0 and var index
                ? new(items.GetAt(index).Value, $"{Pointer}/{index}")
                : new(null, Pointer);
    }
}
