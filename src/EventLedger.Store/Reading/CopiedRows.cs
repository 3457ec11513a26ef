using System.Buffers.Binary;

namespace EventLedger.Store;

/// <summary>
/// The rows of a COPY in PostgreSQL's binary form (its documentation: COPY, Binary Format), one after the
/// other, without an object for each.
/// </summary>
/// <param name="stream">Where they come from.</param>
/// <param name="columns">How many columns they have.</param>
internal sealed class CopiedRows(Stream stream, int columns)
{
    private const int FirstRoom = 1 << 18;
    // The signature, the flags and the length of what may follow them.
    private const int Header = 11 + sizeof(int) + sizeof(int);

    private readonly (int Start, int Length)[] _row = new (int, int)[columns];
    private byte[] _room = new byte[FirstRoom];
    private int _start;
    private int _end;
    private bool _isBegun;

    /// <summary>Whether there are no more rows.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Waits for more; after it there may be rows.</summary>
    /// <exception cref="EndOfStreamException">It broke off.</exception>
    public async ValueTask Receive(CancellationToken ct)
    {
        if (_end == _room.Length)
        {
            _room.AsSpan(_start, _end - _start).CopyTo(_room);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _room.Length)
            Array.Resize(ref _room, _room.Length * 2);
        var more = await stream.ReadAsync(_room.AsMemory(_end), ct);
        if (more == 0)
            throw new EndOfStreamException("The rows broke off.");
        _end += more;
    }

    /// <summary>
    /// Goes on to the next of the rows that were received; false when it is not there wholly.
    /// </summary>
    public bool Next()
    {
        var at = _start;
        if (!_isBegun && !Begin(ref at))
            return false;
        if (IsAtEnd || _end - at < sizeof(short))
            return false;
        var count = BinaryPrimitives.ReadInt16BigEndian(_room.AsSpan(at));
        at += sizeof(short);
        if (count < 0)
        {
            IsAtEnd = true;
            return false;
        }
        for (var i = 0; i < _row.Length; i++)
        {
            if (_end - at < sizeof(int))
                return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(_room.AsSpan(at));
            at += sizeof(int);
            if (_end - at < length)
                return false;
            _row[i] = (at, length);
            at += Math.Max(0, length);
        }
        _start = at;
        return true;
    }

    /// <summary>Whether a column is null.</summary>
    public bool IsNull(int column) => _row[column].Length < 0;

    /// <summary>A column's bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int column) =>
        _room.AsSpan(_row[column].Start, Math.Max(0, _row[column].Length));

    /// <summary>A column of a bigint.</summary>
    public long Long(int column) => BinaryPrimitives.ReadInt64BigEndian(Bytes(column));

    /// <summary>A column of an integer or, as days from 2000-01-01 on, of a date.</summary>
    public int Int(int column) => BinaryPrimitives.ReadInt32BigEndian(Bytes(column));

    private bool Begin(ref int at)
    {
        if (_end - at < Header)
            return false;
        var more = BinaryPrimitives.ReadInt32BigEndian(_room.AsSpan(at + Header - sizeof(int)));
        if (_end - at < Header + more)
            return false;
        at += Header + more;
        (_isBegun, _start) = (true, at);
        return true;
    }
}
