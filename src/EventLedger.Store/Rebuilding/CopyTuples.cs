using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace EventLedger.Store.Rebuilding;

/// <summary>
/// Rows of one table as PostgreSQL's COPY takes them in its binary format, written one value after the other.
/// The memory is used again after <see cref="Clear"/>.
/// </summary>
/// <param name="table">The table's name, without that of its generation.</param>
/// <param name="columns">Its columns in the order in which values are written, with commas between.</param>
internal sealed class CopyTuples(string table, string columns)
{
    /// <summary>What the rows of a COPY are preceded by: the signature, no flags, no extension.</summary>
    public static readonly ReadOnlyMemory<byte> Header =
        new([.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>What follows the last row.</summary>
    public static readonly ReadOnlyMemory<byte> Trailer = new([0xFF, 0xFF]);

    private const int TextOid = 25;
    private static readonly DateOnly Epoch = new(2000, 1, 1);
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly short _count = (short)(columns.Count(one => one is ',') + 1);

    public string Table => table;

    public string Columns => columns;

    private static ReadOnlySpan<byte> JsonbForm => [1];

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    public void Clear() => _bytes.ResetWrittenCount();

    public void StartRow()
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(sizeof(short)), _count);
        _bytes.Advance(sizeof(short));
    }

    public void Null() => Int32(-1);

    public void Integer(int value)
    {
        Int32(sizeof(int));
        Int32(value);
    }

    public void Bigint(long value)
    {
        Int32(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    public void Date(DateOnly? value)
    {
        if (value is { } day)
            Integer(day.DayNumber - Epoch.DayNumber);
        else
            Null();
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        var length = Encoding.UTF8.GetByteCount(value);
        Int32(length);
        _bytes.Advance(Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length)));
    }

    /// <summary>A text[] without nulls; an empty one has no dimension.</summary>
    public void Texts(string[] values)
    {
        const int Head = 3 * sizeof(int), Dimension = 2 * sizeof(int);
        var length = Head;
        if (values.Length > 0)
            length += Dimension;
        foreach (var value in values)
            length += sizeof(int) + Encoding.UTF8.GetByteCount(value);
        Int32(length);
        Int32(values.Length > 0 ? 1 : 0);
        Int32(0);
        Int32(TextOid);
        if (values.Length == 0)
            return;
        Int32(values.Length);
        Int32(1);
        foreach (var value in values)
            Text(value);
    }

    public void Json(ReadOnlySpan<byte> utf8)
    {
        Int32(utf8.Length);
        _bytes.Write(utf8);
    }

    /// <summary>As json, after the number of the format.</summary>
    public void Jsonb(ReadOnlySpan<byte> utf8)
    {
        Int32(utf8.Length + 1);
        _bytes.Write(JsonbForm);
        _bytes.Write(utf8);
    }

    private void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }
}
