using System.Text;
using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>The two kinds of nodes: a ledger in this process, and a server over HTTP.</summary>
public static class Nodes
{
    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public static Node Of(Ledger ledger) => async order =>
        Heard(await ledger.Execute(order.ToCommand(), default));

    /// <summary>A node that takes each order as history, recorded elsewhere at an instant.</summary>
    public static Node Importing(Ledger ledger, Func<DateTime> statedAt) => async order =>
    {
        var mark = new ImportMark(Whole(statedAt()), Whole(Now), "ann");
        return Heard((await ledger.Import([order.ToCommand() with { Import = mark }], default)).Single());
    };

    public static Node Of(HttpClient http) => async order =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, order.Path)
        {
            Content = new StringContent(order.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", order.Key);
        request.Headers.Add("X-Actor", "ann");
        try
        {
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            return Heard((int)response.StatusCode, body, response.Headers.Contains("Idempotent-Replay"));
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
        {
            return new Reply.Doubtful(lost.Message);
        }
    };

    private static Reply Heard(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Stored stored => new Reply.Stored(Encoding.UTF8.GetString(stored.Answer), false),
        CommandOutcome.Replayed before =>
            new Reply.Stored(Encoding.UTF8.GetString(before.Answer), true),
        CommandOutcome.Refused refused => new Reply.Refused(((Refusal)refused.Refusal).Code),
        CommandOutcome.NotFound => new Reply.Refused("not-found"),
        CommandOutcome.KeyReused => new Reply.Reused(),
        CommandOutcome.Unavailable { InDoubt: true } away => new Reply.Doubtful(away.Reason),
        CommandOutcome.Unavailable away => new Reply.NotNow(away.Reason),
        CommandOutcome.Failed failed => new Reply.Broken(failed.Exception.Message),
        var other => new Reply.NotNow(other.GetType().Name),
    };

    private static DateTime Whole(DateTime instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    // 503 does not tell what is in doubt from what is certainly not stored.
    private static Reply Heard(int status, string body, bool again) => status switch
    {
        200 or 201 => new Reply.Stored(body, again),
        404 => new Reply.Refused("not-found"),
        409 or 429 => new Reply.NotNow(body),
        503 => new Reply.Doubtful(body),
        422 => Code(body) is var code && code == "idempotency-key-reused"
            ? new Reply.Reused()
            : new Reply.Refused(code),
        _ => new Reply.Broken($"{status} {body}"),
    };

    private static string Code(string body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("code").GetString()!;
}
