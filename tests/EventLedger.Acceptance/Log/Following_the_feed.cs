using System.Globalization;
using System.Net.Http.Headers;

namespace EventLedger.Acceptance.Log;

/// <summary>The feed as server-sent events goes on with what is recorded, and resumes.</summary>
[Collection(OneCluster.Name)]
public sealed class Following_the_feed(LedgerServer server) : IClassFixture<LedgerServer>
{
    private sealed record Sent(long Id, string Type, string Data);

    private Task<StreamReader> Open(long? lastEventId, CancellationToken gone) =>
        Open(server.Ledger, lastEventId, gone);

    private static async Task<StreamReader> Open(
        LedgerClient ledger, long? lastEventId, CancellationToken gone)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is { } id)
            request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        var response = await ledger.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, gone);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new(await response.Content.ReadAsStreamAsync(gone));
    }

    private static async Task<Sent> Next(StreamReader stream, CancellationToken gone)
    {
        var fields = new Dictionary<string, string>();
        while (await stream.ReadLineAsync(gone) is { } line)
        {
            if (line.Length == 0 && fields.Count > 0)
                return new(
                    long.Parse(fields["id"], CultureInfo.InvariantCulture), fields["event"], fields["data"]);
            if (line.Split(": ", 2) is [{ Length: > 0 } name, var value])
                fields[name] = value;
        }
        throw new ShouldAssertException("The stream ended.");
    }

    [Fact]
    public async Task Gives_all_events_in_order_and_then_those_to_come()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var head = await server.Ledger.Head();
        using var stream = await Open(null, gone.Token);
        for (var position = 1L; position <= head; position++)
            (await Next(stream, gone.Token)).Id.ShouldBe(position);
        await server.Ledger.Sign("followed", Terms.Reflection);
        var signed = await Next(stream, gone.Token);
        signed.Id.ShouldBe(head + 1);
        signed.Type.ShouldBe("ContractSigned");
        var page = await server.Ledger.Get($"/v1/events?after={head}");
        signed.Data.ShouldBe(page.At("items[0]").GetRawText());
    }

    [Fact]
    public async Task Resumes_after_the_last_event_that_was_seen()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var head = await server.Ledger.Head();
        using var stream = await Open(head, gone.Token);
        await server.Ledger.Sign("resumed", Terms.Reflection);
        (await Next(stream, gone.Token)).Id.ShouldBe(head + 1);
    }

    [Fact]
    public async Task Sees_what_another_server_records()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var other = await server.StartAnother();
        var head = await server.Ledger.Head();
        using var stream = await Open(head, gone.Token);
        await other.Sign("from-elsewhere", Terms.Reflection);
        (await Next(stream, gone.Token)).Id.ShouldBe(head + 1);
    }

    [Fact]
    public async Task Misses_nothing_and_repeats_nothing_however_often_it_is_opened_on_either_server()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        LedgerClient[] servers = [server.Ledger, await server.StartAnother()];
        var (first, seen) = (await server.Ledger.Head(), new List<long>());
        var recording = Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            servers[i % 2].Sign($"opened-{i}", Terms.Reflection)));
        for (var opened = 0; seen.Count < 40; opened++)
        {
            using var stream = await Open(servers[opened % 2], first + seen.Count, gone.Token);
            for (var i = 0; i <= opened % 4 && seen.Count < 40; i++)
                seen.Add((await Next(stream, gone.Token)).Id);
        }
        await recording;
        seen.ShouldBe(Enumerable.Range(1, 40).Select(i => first + i));
        (await servers[1].Head()).ShouldBe(first + 40);
    }

    [Fact]
    public async Task Refuses_an_id_that_is_no_position()
    {
        var request = server.Ledger.With("Accept", "text/event-stream").With("Last-Event-ID", "yesterday");
        await request.Get("/v1/events").Malformed("Last-Event-ID");
    }
}
