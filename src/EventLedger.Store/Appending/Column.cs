using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>One array parameter, filled value by value.</summary>
internal sealed class Column<T>(NpgsqlDbType type)
{
    private readonly List<T> _values = [];

    public void Add(T value) => _values.Add(value);

    public void Set(int index, T value) => _values[index] = value;

    public NpgsqlParameter ToParameter() =>
        new NpgsqlParameter<List<T>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
