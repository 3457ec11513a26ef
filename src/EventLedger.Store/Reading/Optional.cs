using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store;

/// <summary>
/// An argument of a query that may be left out; typed, so that one prepared statement serves both.
/// </summary>
internal readonly record struct Optional(object? Value, NpgsqlDbType Type)
{
    public static Optional Text(string? value) => new(value, NpgsqlDbType.Text);

    public static Optional Texts(string[]? value) => new(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static Optional Long(long? value) => new(value, NpgsqlDbType.Bigint);

    public static Optional Day(DateOnly? value) => new(value, NpgsqlDbType.Date);

    public static implicit operator Optional(string value) => Text(value);

    public static implicit operator Optional(long value) => Long(value);

    public NpgsqlParameter ToParameter() => new() { Value = Value ?? DBNull.Value, NpgsqlDbType = Type };
}
