using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>Which way bytes go.</summary>
public enum Way
{
    ToServer,
    ToClient,
}

/// <summary>
/// The wire between a node and PostgreSQL. It counts bytes and cuts the connection after as many as a test
/// says, or in the place of an answer: then a commit is done and nobody hears of it. It may keep a message
/// back until long after who sent it is cut off. It may let nobody in, and it may change the text of
/// statements, by which a test takes away one of the engine's protections without a seam in the product.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _target;
    private readonly StatementPlant? _plant;
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _sockets = [];
    private readonly long[] _counts = new long[2];
    private readonly Task _accepting;
    private (Socket Server, byte[] Bytes)? _kept;
    private readonly ManualResetEventSlim _keptIsClosed = new();
    private bool _keepsNext;
    private Way? _armed;
    private long _left;
    private bool _swallows;
    private bool _refusesThen;
    private bool _refuses;
    private bool _closed;

    public Wire(string connectionString, StatementPlant? plant = null)
    {
        _target = new NpgsqlConnectionStringBuilder(connectionString);
        _plant = plant;
        _listener.Start();
        _accepting = Accept();
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_target.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>How many bytes went that way since the last call.</summary>
    public long Counted(Way way)
    {
        lock (_gate)
        {
            var count = _counts[(int)way];
            _counts[(int)way] = 0;
            return count;
        }
    }

    /// <summary>Cuts the connection once that many more bytes have gone that way.</summary>
    public void CutAfter(Way way, long bytes)
    {
        lock (_gate)
            (_armed, _left) = (way, bytes);
    }

    /// <summary>Cuts in the place of the next answer; then, if told so, lets nobody in again.</summary>
    public void CutNextAnswer(bool andRefuse = false)
    {
        lock (_gate)
            (_swallows, _refusesThen) = (true, andRefuse);
    }

    /// <summary>
    /// Keeps back what is sent to the server next and cuts its sender off; the server sees no end yet.
    /// </summary>
    public void KeepNext()
    {
        lock (_gate)
            _keepsNext = true;
    }

    /// <summary>What was kept back; null while nothing is.</summary>
    public byte[]? Kept
    {
        get
        {
            lock (_gate)
                return _kept?.Bytes;
        }
    }

    /// <summary>
    /// Lets the server have what was kept back, and waits until it has answered or was closed.
    /// </summary>
    public void Deliver()
    {
        var (server, bytes) = _kept!.Value;
        try
        {
            server.Send(bytes);
            // The answer finds nobody there, and then this end is closed.
            _keptIsClosed.Wait();
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Cuts what is connected, and lets nobody in.</summary>
    public void CutAll()
    {
        lock (_gate)
        {
            _refuses = true;
            CutOpen();
        }
    }

    public void LetIn()
    {
        lock (_gate)
            _refuses = false;
    }

    /// <summary>Cuts no more; true when it had not cut yet.</summary>
    public bool Disarm()
    {
        lock (_gate)
        {
            var was = _armed is not null;
            _armed = null;
            return was;
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            CutOpen();
        }
        _listener.Stop();
        await _accepting;
        _keptIsClosed.Dispose();
    }

    private void CutOpen()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
        _sockets.Clear();
    }

    private async Task Accept()
    {
        Socket? client = null;
        while (true)
        {
            try
            {
                client = await _listener.AcceptSocketAsync();
                client.NoDelay = true;
                var server = await Connect();
                lock (_gate)
                {
                    if (_closed || _refuses)
                    {
                        client.Dispose();
                        server.Dispose();
                        continue;
                    }
                    _sockets.UnionWith([client, server]);
                }
                _ = Pump(client, server, Way.ToServer);
                _ = Pump(server, client, Way.ToClient);
            }
            catch (Exception) when (_closed)
            {
                return;
            }
            catch (SocketException)
            {
                client?.Dispose(); // PostgreSQL is away.
            }
        }
    }

    private async Task<Socket> Connect()
    {
        // One wire may lead to another.
        if (!_target.Host!.StartsWith('/'))
        {
            var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await tcp.ConnectAsync(_target.Host, _target.Port);
            return tcp;
        }
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint($"{_target.Host}/.s.PGSQL.{_target.Port}"));
        return socket;
    }

    private async Task Pump(Socket from, Socket to, Way way)
    {
        var buffer = new byte[64 * 1024];
        var statements = way == Way.ToServer ? _plant?.OfConnection() : null;
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                ReadOnlyMemory<byte> bytes = buffer.AsMemory(0, count);
                if (way == Way.ToServer && Keeps(to, bytes.Span))
                {
                    from.Dispose();
                    return;
                }
                if (statements is not null)
                    bytes = statements.Change(bytes);
                var (let, cut) = Pass(way, bytes.Span);
                for (var sent = 0; sent < let;)
                    sent += await to.SendAsync(bytes[sent..let]);
                if (cut)
                    break;
            }
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
        }
        lock (_gate)
        {
            _sockets.ExceptWith([from, to]);
            if (_kept?.Server == from)
                _keptIsClosed.Set();
        }
        from.Dispose();
        to.Dispose();
    }

    private bool Keeps(Socket server, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (!_keepsNext)
                return false;
            (_keepsNext, _kept) = (false, (server, bytes.ToArray()));
            return true;
        }
    }

    /// <summary>How many of the bytes may go, and whether the connection is cut after them.</summary>
    private (int Let, bool Cut) Pass(Way way, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_swallows && way == Way.ToClient)
                return (0, Swallowed(bytes));
            var let = _armed == way ? (int)Math.Min(bytes.Length, _left) : bytes.Length;
            _counts[(int)way] += let;
            if (_armed != way || (_left -= let) > 0)
                return (let, false);
            _armed = null;
            return (let, true);
        }
    }

    /// <summary>Whether that was all of the answer.</summary>
    private bool Swallowed(ReadOnlySpan<byte> bytes)
    {
        // ReadyForQuery outside a transaction ends the answer to the commit.
        if (!bytes.EndsWith("Z\0\0\0\u0005I"u8))
            return false;
        _swallows = false;
        _refuses |= _refusesThen;
        return true;
    }
}
