using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>One array parameter, filled value by value.</summary>
/// <param name="type">The type of an element.</param>
/// <param name="expected">About how many values there will be.</param>
internal sealed class Column<T>(NpgsqlDbType type, int expected = 0)
{
    private readonly List<T> _values = new(expected);

    public void Add(T value) => _values.Add(value);

    public void Set(int index, T value) => _values[index] = value;

    public NpgsqlParameter ToParameter() =>
        new NpgsqlParameter<List<T>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
