using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventLedger.Faults.Support;

/// <summary>
/// A server that events are sent to. It notes what it takes; now and then it takes one only the second time.
/// </summary>
public sealed class Inbox : IAsyncDisposable
{
    private const int RefusedOnce = 25;

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly HashSet<long> _refused = [];
    private readonly List<(long Position, string Stream)> _taken = [];
    private readonly HashSet<long> _positions = [];

    private Inbox(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>What was taken, in the order it was, repetitions and all.</summary>
    public IReadOnlyList<(long Position, string Stream)> Taken
    {
        get
        {
            lock (_gate)
                return [.. _taken];
        }
    }

    /// <summary>How many positions were taken at least once.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _positions.Count;
        }
    }

    public static async Task<Inbox> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var inbox = new Inbox(builder.Build());
        inbox._app.MapPost("/", inbox.Take);
        await inbox._app.StartAsync();
        return inbox;
    }

    /// <summary>Waits until so many positions were taken; two minutes at most.</summary>
    public async Task UntilItHas(long count)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Count < count)
            await Task.Delay(20, late.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        // A sender that is killed leaves half a body, which is no event.
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var position = body.RootElement.GetProperty("position").GetInt64();
        lock (_gate)
        {
            if (position % RefusedOnce == 0 && _refused.Add(position))
            {
                http.Response.StatusCode = 503;
                return;
            }
            _taken.Add((position, body.RootElement.GetProperty("stream").GetString()!));
            _positions.Add(position);
        }
    }
}
