using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using EventLedger.Domain;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Scenarios;

/// <summary>A part of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsKept">Whether it says where the record is from: neither compared nor subtracted.</param>
/// <param name="Get">Its value in a record.</param>
internal sealed record AnswerMember(string Name, Type Type, bool IsKept, Func<object, object?> Get);

/// <summary>How the records that reports answer are put together, read off their types.</summary>
internal sealed class AnswerShape
{
    private static readonly Type[] Figures = [typeof(Money), typeof(decimal), typeof(int), typeof(long)];

    // Whole numbers that count nothing: where in the log something stands.
    private static readonly string[] Places =
    [
        nameof(ReportAnswer.Position), nameof(StandingClosing.Position), nameof(ChangedSinceClose.ClosedAt),
        nameof(EventSince.Version),
    ];

    private static readonly ConcurrentDictionary<Type, AnswerShape?> Known = new();

    private readonly ConstructorInfo _constructor;
    private readonly AnswerMember[] _given;
    private readonly (PropertyInfo Property, AnswerMember Member)[] _set;
    private readonly Lazy<bool> _isTakenApart;

    private AnswerShape(Type type)
    {
        _constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        _given = [.. _constructor.GetParameters().Select(one => Member(type.GetProperty(one.Name!)!))];
        _set =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(one => one.SetMethod is { IsPublic: true }
                    && _given.All(member => member.Name != one.Name))
                .Select(one => (one, Member(one))),
        ];
        _isTakenApart = new(() => Members.Any(member => !member.IsKept && IsPart(member.Type)));
    }

    /// <summary>All of its parts.</summary>
    public IEnumerable<AnswerMember> Members => _given.Concat(_set.Select(one => one.Member));

    /// <summary>Whether a figure, or a list whose items are matched, is anywhere in it.</summary>
    public bool IsTakenApart => _isTakenApart.Value;

    /// <summary>The shape of a record; null of anything else.</summary>
    public static AnswerShape? Of(Type type) => Known.GetOrAdd(
        type,
        one => one.GetMethod("<Clone>$") is null || one.GetConstructors().Length == 0 ? null : new(one));

    /// <summary>Whether values of a type are figures: they are subtracted.</summary>
    public static bool IsFigure(Type type) => Figures.Contains(type);

    /// <summary>The type of a list's items; null of anything else.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;

    /// <summary>The items of a list.</summary>
    public static object[] ItemsOf(object list) => [.. ((IEnumerable)list).Cast<object>()];

    /// <summary>Whether two values say the same; items that are matched may stand in any order.</summary>
    public static bool AreSame(Type type, object? one, object? other)
    {
        if (Equals(one, other))
            return true;
        if (one is null || other is null)
            return false;
        if (ItemOf(type) is { } item)
            return AreSame(item, ItemsOf(one), ItemsOf(other));
        return Of(type) is { } shape && shape.Members.All(member =>
            member.IsKept || AreSame(member.Type, member.Get(one), member.Get(other)));
    }

    /// <summary>A record of these parts.</summary>
    public object Make(Func<AnswerMember, object?> value)
    {
        var made = _constructor.Invoke([.. _given.Select(value)]);
        foreach (var (property, member) in _set)
            property.SetValue(made, value(member));
        return made;
    }

    private static bool AreSame(Type item, object[] ones, object[] others)
    {
        if (ones.Length != others.Length)
            return false;
        if (!RowIdentity.IsCompared(item))
            return ones.Zip(others).All(pair => AreSame(item, pair.First, pair.Second));
        var there = RowIdentity.ByIdentity(item, others);
        return RowIdentity.ByIdentity(item, ones).All(one =>
            there.TryGetValue(one.Key, out var other) && AreSame(item, one.Value, other));
    }

    private static bool IsPart(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return ItemOf(plain) is { } item
            ? RowIdentity.IsCompared(item) || Of(item) is { IsTakenApart: true }
            : IsFigure(plain) || Of(plain) is { IsTakenApart: true };
    }

    private static AnswerMember Member(PropertyInfo property) => new(
        property.Name,
        property.PropertyType,
        property.PropertyType == typeof(long) && Places.Contains(property.Name),
        property.GetValue);
}
