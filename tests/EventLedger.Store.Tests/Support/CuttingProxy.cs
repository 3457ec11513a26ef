using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace EventLedger.Store.Tests.Support;

/// <summary>
/// Stands between a node and PostgreSQL. Armed, it lets the next message through, swallows the answer, and
/// cuts the connection: the commit is done and nobody hears of it.
/// </summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _target;
    private readonly List<Socket> _sockets = [];
    private readonly CancellationTokenSource _end = new();
    private volatile bool _armed;
    private volatile bool _refusing;
    private volatile bool _refuseAfterCut;

    public CuttingProxy(string connectionString)
    {
        _target = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        _ = Accept();
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_target.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Cuts the next answer; then, if told so, lets nobody in again.</summary>
    public void CutNextAnswer(bool andRefuse = false)
    {
        _armed = true;
        _refuseAfterCut = andRefuse;
    }



    public void CutAll()
    {
        _refusing = true;
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Dispose());
            _sockets.Clear();
        }
    }

    public void LetIn() => _refusing = false;

    public ValueTask DisposeAsync()
    {
        CutAll();
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync();
            if (_refusing)
            {
                client.Dispose();
                continue;
            }
            var server = await Connect();
            lock (_sockets)
                _sockets.AddRange([client, server]);
            _ = Pump(client, server, answers: false);
            _ = Pump(server, client, answers: true);
        }
    }

    private async Task<Socket> Connect()
    {
        var isFolder = _target.Host!.StartsWith('/');
        var socket = isFolder
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (isFolder)
            await socket.ConnectAsync(
                new UnixDomainSocketEndPoint($"{_target.Host}/.s.PGSQL.{_target.Port}"));
        else
            await socket.ConnectAsync(_target.Host, _target.Port);
        return socket;
    }

    private async Task Pump(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (answers && _armed)
                {
                    // ReadyForQuery outside a transaction ends the answer to the commit.
                    if (!buffer.AsSpan(0, count).EndsWith("Z\0\0\0\u0005I"u8))
                        continue;
                    _armed = false;
                    _refusing = _refuseAfterCut;
                    break;
                }
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
        }
        from.Dispose();
        to.Dispose();
    }
}
