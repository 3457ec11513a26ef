using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLedger.Domain.Stored.Forms;

/// <summary>Collects what is read of a record, and makes the record of it.</summary>
internal interface IDraft<out T>
{
    /// <summary>The record.</summary>
    public T Make();
}

/// <summary>Puts what was read of a property into a draft.</summary>
internal delegate void Put<TDraft, in TValue>(ref TDraft draft, TValue value);

/// <summary>
/// The stored form of a record that every report reads by the hundred thousand: the same JSON that the
/// serializer makes of it, read and written several times as fast, because no value is boxed on its way into
/// the constructor and properties are expected in the order in which they are written.
/// </summary>
internal sealed class RecordForm<T, TDraft> : JsonConverter<T>
    where T : class
    where TDraft : struct, IDraft<T>
{
    private RecordProperty<T, TDraft>[] _properties = [];
    private int _needed;

    /// <summary>The form with one more property, which is left out where it is null.</summary>
    public RecordForm<T, TDraft> Has<TValue>(string name, Func<T, TValue?> get, Put<TDraft, TValue> put)
    {
        _properties = [.. _properties, new RecordProperty<T, TDraft, TValue>(name, get, put)];
        return this;
    }

    /// <summary>The form with one more property, without which no record is read.</summary>
    public RecordForm<T, TDraft> Needs<TValue>(string name, Func<T, TValue> get, Put<TDraft, TValue> put)
        where TValue : notnull
    {
        _needed |= 1 << _properties.Length;
        return Has(name, get, put);
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"expected an object, a {typeof(T).Name}");
        var draft = new TDraft();
        var (seen, next) = (0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref reader, next);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }
            if (_properties[index].Read(ref reader, ref draft, options))
                seen |= 1 << index;
            next = index + 1;
        }
        return (seen & _needed) == _needed ? draft.Make() : throw Incomplete(seen);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var property in _properties)
            property.Write(writer, value, options);
        writer.WriteEndObject();
    }

    // What is not stored was left out, so the next one is often the next but one.
    private int IndexOf(ref Utf8JsonReader reader, int next)
    {
        for (var i = 0; i < _properties.Length; i++)
        {
            var index = next + i < _properties.Length ? next + i : next + i - _properties.Length;
            if (reader.ValueTextEquals(_properties[index].Name.EncodedUtf8Bytes))
                return index;
        }
        return -1;
    }

    private JsonException Incomplete(int seen)
    {
        var missing = _properties.Where((_, i) => (_needed & ~seen & (1 << i)) != 0).Select(one => one.Name);
        return new($"a {typeof(T).Name} without {string.Join(", ", missing)}");
    }
}

/// <summary>A stored property of a record.</summary>
/// <param name="name">Its name in the JSON.</param>
internal abstract class RecordProperty<T, TDraft>(string name)
{
    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

    /// <summary>Reads its value into a draft; false when it is null.</summary>
    public abstract bool Read(ref Utf8JsonReader reader, ref TDraft draft, JsonSerializerOptions options);

    /// <summary>Writes name and value; nothing of a null.</summary>
    public abstract void Write(Utf8JsonWriter writer, T record, JsonSerializerOptions options);
}

/// <inheritdoc cref="RecordProperty{T, TDraft}"/>
/// <param name="name">Its name in the JSON.</param>
/// <param name="get">The value of a record.</param>
/// <param name="put">Puts a value into a draft.</param>
internal sealed class RecordProperty<T, TDraft, TValue>(
    string name, Func<T, TValue?> get, Put<TDraft, TValue> put) : RecordProperty<T, TDraft>(name)
{
    private readonly ValueForm<TValue> _form = new();

    public override bool Read(ref Utf8JsonReader reader, ref TDraft draft, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return false;
        put(ref draft, _form.In(options).Read(ref reader, typeof(TValue), options)!);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, T record, JsonSerializerOptions options)
    {
        if (get(record) is not { } value)
            return;
        writer.WritePropertyName(Name);
        _form.In(options).Write(writer, value, options);
    }
}

/// <summary>A list as an array, element by element with the form of its elements.</summary>
internal sealed class ListForm<T> : JsonConverter<IReadOnlyList<T>>
{
    private readonly ValueForm<T> _form = new();

    public override IReadOnlyList<T> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("expected an array");
        var (form, list) = (_form.In(options), default(List<T>));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            (list ??= []).Add(form.Read(ref reader, typeof(T), options)!);
        return list is null ? [] : list.ToArray();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var form = _form.In(options);
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
            form.Write(writer, value[i], options);
        writer.WriteEndArray();
    }
}

/// <summary>The form of a value, found at its first use: only then are all converters known.</summary>
internal sealed class ValueForm<T>
{
    private JsonConverter<T>? _found;

    public JsonConverter<T> In(JsonSerializerOptions options) =>
        _found ??= (JsonConverter<T>)options.GetConverter(typeof(T));
}
