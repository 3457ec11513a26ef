using EventLedger.Domain;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Scenarios;

/// <summary>
/// What a scenario's answer has more or less than the known one, in the shape of the answer itself.
/// <list type="bullet">
/// <item>A figure (money, a number) is scenario less base: null where either is unknown.</item>
/// <item>Items of a list are matched by what they are of (<see cref="RowIdentity"/>), never by their place.
/// One that stands on one side alone counts as zero on the other. One in which nothing differs is left
/// out.</item>
/// <item>What is no figure (a day, a status, a name) is the scenario's; of an item that the scenario does not
/// have, the base's. Lists of such are taken whole.</item>
/// </list>
/// </summary>
internal static class Difference
{
    /// <summary>The difference of two answers.</summary>
    public static T Of<T>(T known, T scenario)
        where T : class =>
        (T)Of(typeof(T), new(known), new(scenario))!;

    private static object? Of(Type type, Side known, Side scenario)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (AnswerShape.IsFigure(plain))
            return Figure(known, scenario);
        if (AnswerShape.ItemOf(plain) is { } item && RowIdentity.IsCompared(item))
            return Items(item, known.Items, scenario.Items);
        if (AnswerShape.Of(plain) is { IsTakenApart: true } shape)
            return Parts(shape, known, scenario);
        return scenario.Is ? scenario.Value : known.Value;
    }

    private static object? Figure(Side known, Side scenario) => (known, scenario) switch
    {
        ({ Is: true, Value: null }, _) or (_, { Is: true, Value: null }) => null,
        ({ Is: false }, _) => scenario.Value,
        (_, { Is: false }) => Less(Nothing(known.Value!), known.Value!),
        _ => Less(scenario.Value!, known.Value!),
    };

    private static object Less(object figure, object other) => figure switch
    {
        Money money => money - (Money)other,
        decimal number => number - (decimal)other,
        int number => number - (int)other,
        long number => number - (long)other,
        _ => throw new System.Diagnostics.UnreachableException($"{figure.GetType()} is no figure."),
    };

    private static object Nothing(object figure) => figure switch
    {
        Money money => Money.Zero(money.Currency),
        decimal => 0m,
        int => 0,
        long => 0L,
        _ => throw new System.Diagnostics.UnreachableException($"{figure.GetType()} is no figure."),
    };

    // Null where an object stands on the other side: it is not there.
    private static object? Parts(AnswerShape shape, Side known, Side scenario)
    {
        if (known.Value is null && scenario.Value is null)
            return null;
        var left = known.Value is null ? Side.None : known;
        var right = scenario.Value is null ? Side.None : scenario;
        return shape.Make(member => member.IsKept
            ? (right.Is ? right : left).Part(member).Value
            : Of(member.Type, left.Part(member), right.Part(member)));
    }

    private static Array Items(Type item, IReadOnlyList<object> known, IReadOnlyList<object> scenario)
    {
        var left = RowIdentity.ByIdentity(item, known);
        var right = RowIdentity.ByIdentity(item, scenario);
        var found = new List<object>();
        foreach (var (identity, here) in right)
            if (!left.TryGetValue(identity, out var there))
                found.Add(Of(item, Side.None, new(here))!);
            else if (!AnswerShape.AreSame(item, there, here))
                found.Add(Of(item, new(there), new(here))!);
        foreach (var (identity, there) in left)
            if (!right.ContainsKey(identity))
                found.Add(Of(item, new(there), Side.None)!);
        var items = Array.CreateInstance(item, found.Count);
        foreach (var (i, one) in found.Index())
            items.SetValue(one, i);
        return items;
    }

    /// <summary>A value of one of the two answers; none is not the same as null.</summary>
    private readonly record struct Side(object? Value, bool Is = true)
    {
        public static readonly Side None = new(null, false);

        public IReadOnlyList<object> Items => Value is null ? [] : AnswerShape.ItemsOf(Value);

        public Side Part(AnswerMember member) => Is ? new(member.Get(Value!)) : None;
    }
}
