using System.Buffers.Binary;
using System.Text;

namespace EventLedger.Faults.Support;

/// <summary>
/// Changes the text of statements on their way to PostgreSQL: in each Parse message of the protocol, one text
/// for another. A test demands that it was found, so that it does not pass because the product's SQL changed.
/// </summary>
public sealed class StatementPlant(string text, string instead)
{
    private const byte ParseMessage = (byte)'P';
    private int _found;

    /// <summary>How many statements were changed.</summary>
    public int Found => _found;

    /// <summary>What one connection needs: messages may arrive in pieces.</summary>
    public Statements OfConnection() => new(this);

    private byte[] Changed(ReadOnlySpan<byte> message)
    {
        var name = message[5..].IndexOf((byte)0) + 6;
        var end = name + message[name..].IndexOf((byte)0);
        var sql = Encoding.UTF8.GetString(message[name..end]);
        var changed = sql.Replace(text, instead, StringComparison.Ordinal);
        if (changed == sql)
            return message.ToArray();
        Interlocked.Increment(ref _found);
        byte[] all = [.. message[..name], .. Encoding.UTF8.GetBytes(changed), .. message[end..]];
        BinaryPrimitives.WriteInt32BigEndian(all.AsSpan(1), all.Length - 1);
        return all;
    }

    public sealed class Statements(StatementPlant plant)
    {
        private readonly List<byte> _rest = [];
        private bool _begun;

        /// <summary>The bytes to send on; what is not yet a whole message waits for the rest of it.</summary>
        public byte[] Change(ReadOnlyMemory<byte> bytes)
        {
            _rest.AddRange(bytes.Span);
            var (all, at, send) = (_rest.ToArray(), 0, new List<byte>());
            while (true)
            {
                var mark = _begun ? 1 : 0; // The first message of a connection has no type.
                if (all.Length - at < mark + 4)
                    break;
                var length = mark + BinaryPrimitives.ReadInt32BigEndian(all.AsSpan(at + mark));
                if (all.Length - at < length)
                    break;
                var message = all.AsSpan(at, length);
                send.AddRange(_begun && message[0] == ParseMessage ? plant.Changed(message) : message);
                (_begun, at) = (true, at + length);
            }
            _rest.RemoveRange(0, at);
            return [.. send];
        }
    }
}
