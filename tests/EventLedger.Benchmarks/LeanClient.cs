using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace EventLedger.Benchmarks;

/// <summary>
/// One connection that sends a command and reads its answer, as sparing as pgbench is beside the floors: a
/// client of the framework takes as much of the processor as the server does.
/// </summary>
internal sealed class LeanClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Connects to a port of this machine.</summary>
    public static async Task<LeanClient> Connect(int port)
    {
        var client = new LeanClient();
        await client._socket.ConnectAsync("127.0.0.1", port);
        return client;
    }

    /// <summary>Posts JSON; throws when the answer is no 200.</summary>
    public async Task Post(string route, string json)
    {
        var request = Encoding.ASCII.GetBytes(
            $"POST {route} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {json.Length}\r\n\r\n{json}");
        await _socket.SendAsync(request);
        var (read, end) = (0, -1);
        while (end < 0 || read < end)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            if (count == 0)
                throw new IOException("The server closed the connection.");
            read += count;
            if (end < 0)
                end = End(_buffer.AsSpan(0, read));
        }
        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, read));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Where the answer ends; -1 while its headers are not all there.</summary>
    private static int End(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return -1;
        var at = answer[..headers].IndexOf("Content-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(answer[(at + 16)..], out int length, out _))
            return headers + 4 + length;
        // Chunked: the last chunk is empty.
        return answer.EndsWith("\r\n0\r\n\r\n"u8) ? answer.Length : -1;
    }
}
