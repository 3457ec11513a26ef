using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventLedger.Acceptance.Webhooks;

/// <summary>A request that a receiver got.</summary>
public sealed record Received(string Body, IReadOnlyDictionary<string, string> Headers)
{
    private readonly JsonElement _event = JsonSerializer.Deserialize<JsonElement>(Body);

    public long Position => _event.GetProperty("position").GetInt64();

    public string Stream => _event.GetProperty("stream").GetString()!;

    public string Type => _event.GetProperty("type").GetString()!;

    /// <summary>Whether the signature is that of somebody who knows a secret.</summary>
    public bool IsSignedWith(string secret)
    {
        var signed = Encoding.UTF8.GetBytes($"{Headers["X-EventLedger-Timestamp"]}.{Body}");
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Headers["X-EventLedger-Signature"]
            == "v1=" + Convert.ToHexString(hmac.ComputeHash(signed)).ToLowerInvariant();
    }
}

/// <summary>One address of a receiver, what came there, and how it answers.</summary>
public sealed class Inbox(string url)
{
    private readonly Lock _gate = new();
    private readonly List<Received> _got = [];
    private readonly List<Received> _taken = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Url => url;

    /// <summary>The status that a request is answered with.</summary>
    public Func<Received, int> Answer { get; set; } = _ => 204;

    /// <summary>Every request, in the order they came.</summary>
    public IReadOnlyList<Received> Got
    {
        get
        {
            lock (_gate)
                return [.. _got];
        }
    }

    /// <summary>The positions that were answered with a success, in their order.</summary>
    public IReadOnlyList<long> Taken
    {
        get
        {
            lock (_gate)
                return [.. _taken.Select(one => one.Position)];
        }
    }

    /// <summary>The positions of one stream that were taken.</summary>
    public IReadOnlyList<long> TakenOf(string stream)
    {
        lock (_gate)
            return [.. _taken.Where(one => one.Stream == stream).Select(one => one.Position)];
    }

    /// <summary>Waits until what came fulfils a condition; a minute at most.</summary>
    public async Task Until(Func<Inbox, bool> condition)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Task more;
            lock (_gate)
                more = _more.Task;
            if (condition(this))
                return;
            await more.WaitAsync(late.Token);
        }
    }

    public int Receive(Received received)
    {
        var status = Answer(received);
        TaskCompletionSource more;
        lock (_gate)
        {
            _got.Add(received);
            if (status is >= 200 and < 300)
                _taken.Add(received);
            (more, _more) = (_more, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        more.TrySetResult();
        return status;
    }
}

/// <summary>A server that webhooks are sent to, with as many addresses as tests want.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Inbox> _inboxes = new();
    private readonly WebApplication _app;
    private int _count;

    private Receiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.MapPost("/in/{name}", receiver.Take);
        await receiver._app.StartAsync();
        return receiver;
    }

    public Inbox NewInbox()
    {
        var name = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        return _inboxes[name] = new($"{Url}/in/{name}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http, string name)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var headers = http.Request.Headers.ToDictionary(
            h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        http.Response.StatusCode = _inboxes[name].Receive(new(await reader.ReadToEndAsync(), headers));
        if (http.Response.StatusCode is >= 300 and < 400)
            http.Response.Headers.Location = $"{Url}/in/elsewhere";
    }
}
