using System.Globalization;
using System.Net.Http.Headers;
using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>Sends an event to where a webhook wants it: once, signed, and to nowhere else.</summary>
/// <param name="targets">Where events may be sent.</param>
/// <param name="clock">Dates the signature, and gives up after <see cref="Longest"/>.</param>
public sealed class WebhookSender(WebhookTargets targets, TimeProvider clock) : IDisposable
{
    /// <summary>A receiver that has not answered by then has not taken the event.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // A redirect would lead around the list of targets. Names are looked up anew now and then.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = Longest / 2,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 16,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Null when the receiver has taken the event, otherwise why it has not.</summary>
    public async Task<string?> Send(LedgerName ledger, Webhook webhook, RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(recorded);
        if (WebhookTargets.Read(webhook.Url).Address is not { } address || !targets.Allow(address))
            return "The address is not among the targets that webhooks may have.";
        using var tooLong = new CancellationTokenSource(Longest, clock);
        try
        {
            using var request = Request(address, ledger, webhook, recorded);
            using var response = await _http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, tooLong.Token);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? null : $"It answered {status}.";
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested)
        {
            return $"It did not answer within {Longest.TotalSeconds} seconds.";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return $"It cannot be reached: {e.Message}";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(
        Uri address, LedgerName ledger, Webhook webhook, RecordedEvent recorded)
    {
        var body = recorded.Line;
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(HttpMethod.Post, address)
        {
            Content = content,
            Headers =
            {
                { "X-EventLedger-Ledger", ledger.Value },
                { "X-EventLedger-Webhook", webhook.Id },
                { "X-EventLedger-Event", recorded.Position.ToString(CultureInfo.InvariantCulture) },
                { "X-EventLedger-Timestamp", timestamp },
                { "X-EventLedger-Signature", WebhookSignature.Of(webhook.Secret, timestamp, body) },
            },
        };
    }
}
