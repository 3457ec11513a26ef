using System.Collections.Frozen;
using System.Text.Json;

namespace EventLedger.Domain.Stored;

/// <summary>A form of an event that the log may hold.</summary>
/// <param name="Name">The event's name in the API and in the rules: <c>ContractSigned</c>.</param>
/// <param name="StoredName">
/// The form's stable name in the log: <c>contract_signed</c>, its second version <c>contract_signed_v2</c>.
/// </param>
/// <param name="Form">The record that holds this form.</param>
/// <param name="Upcast">Turns an old form into the next; null for the form that is written today.</param>
public sealed record EventType(
    string Name, string StoredName, Type Form, Func<object, object>? Upcast = null)
{
    /// <summary>
    /// The record as the log names it beside the stored name, <c>Full.Type.Name, Assembly</c>, which a reader
    /// of the same tables finds its own type by. It is made once: it takes longer than deciding most commands.
    /// </summary>
    public string ClrName { get; } = $"{Form.FullName}, {Form.Assembly.GetName().Name}";
}

/// <summary>
/// Names, versions and forms of events. A form that was ever stored stays in the map for ever: it is read as
/// it was written and then lifted, step by step, to the form of today. Nothing in the log is rewritten.
/// </summary>
public sealed class EventTypeMap
{
    private readonly FrozenDictionary<string, EventType> _byStoredName;
    private readonly FrozenDictionary<Type, EventType> _byForm;

    /// <summary>A map of forms; of each event one, the form of today, has no upcast.</summary>
    /// <exception cref="ArgumentException">
    /// A stored name or a record stands twice, or an event has no form of today, or two.
    /// </exception>
    public EventTypeMap(IReadOnlyList<EventType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach (var forms in types.GroupBy(type => type.Name, StringComparer.Ordinal))
            if (forms.Count(form => form.Upcast is null) != 1)
                throw new ArgumentException($"{forms.Key} needs exactly one form of today.", nameof(types));
        All = types;
        _byStoredName = types.ToFrozenDictionary(type => type.StoredName, StringComparer.Ordinal);
        _byForm = types.ToFrozenDictionary(type => type.Form);
    }

    /// <summary>Every form.</summary>
    public IReadOnlyList<EventType> All { get; }

    /// <summary>The type of an event's record.</summary>
    /// <exception cref="KeyNotFoundException">The record is no event.</exception>
    public EventType Of(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return _byForm[@event.GetType()];
    }

    /// <summary>The type of a stored name.</summary>
    /// <exception cref="KeyNotFoundException">
    /// The name was never stored by this version of the product.
    /// </exception>
    public EventType Stored(string storedName) => _byStoredName[storedName];

    /// <summary>The stored form of an event, UTF-8 JSON; only today's form is ever written.</summary>
    /// <exception cref="ArgumentException">The record is an old form.</exception>
    public byte[] Write(object @event)
    {
        var type = Of(@event);
        return type.Upcast is null
            ? JsonSerializer.SerializeToUtf8Bytes(@event, type.Form, LedgerJson.Stored)
            : throw new ArgumentException($"{type.StoredName} is an old form.", nameof(@event));
    }

    /// <summary>The event of a stored form, lifted to the form of today.</summary>
    public object Read(string storedName, ReadOnlySpan<byte> data)
    {
        var type = Stored(storedName);
        var e = JsonSerializer.Deserialize(data, type.Form, LedgerJson.Stored)!;
        for (; type.Upcast is { } upcast; type = Of(e))
            e = upcast(e);
        return e;
    }
}
