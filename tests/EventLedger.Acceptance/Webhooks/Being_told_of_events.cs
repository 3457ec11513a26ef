using System.Globalization;

namespace EventLedger.Acceptance.Webhooks;

/// <summary>
/// Every event that is committed is sent, signed, in order per contract, and nothing else is.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Being_told_of_events(ToldServer server) : IClassFixture<ToldServer>
{
    private const string Bad = "contract-bad";
    private const string Good = "contract-good";

    private static Task<Answer> State(LedgerClient ledger) => ledger.Get("/v1/webhooks/erp").Accepted();

    /// <summary>Waits until the state says so: it is written after a request was answered.</summary>
    private static async Task<Answer> Until(LedgerClient ledger, string path, string? value)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            late.Token.ThrowIfCancellationRequested();
            var state = await State(ledger);
            if (state[path] == value)
                return state;
        }
    }

    /// <summary>Lets time pass, step by step, until something has come.</summary>
    private async Task Passes(TimeSpan step, LedgerClient ledger, Func<bool> hasCome)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!hasCome())
        {
            late.Token.ThrowIfCancellationRequested();
            server.Clock.GoesOn(step);
            await State(ledger);
        }
    }

    private static async Task Invoice(LedgerClient ledger, string contract, params string[] months)
    {
        foreach (var month in months)
            await ledger.Tell(contract, "invoice-month", new { month }).Accepted();
    }

    private static Func<Received, int> Fails(string stream) =>
        received => received.Stream == stream ? 500 : 200;

    [Fact]
    public async Task Gives_each_event_once_as_the_feed_prints_it_and_signed()
    {
        var (ledger, inbox) = await server.Told(from: 1);
        await ledger.Sign("a", Terms.Reflection);
        var feed = await ledger.Get("/v1/events?limit=1000").Accepted();
        await inbox.Until(it => it.Taken.Count == feed.Count("items"));
        foreach (var (i, item) in feed.At("items").EnumerateArray().Index())
        {
            var received = inbox.Got.Single(one => one.Position == i + 1);
            received.Body.ShouldBe(item.GetRawText());
            received.IsSignedWith(ToldServer.Secret).ShouldBeTrue();
            received.IsSignedWith(ToldServer.Secret + "x").ShouldBeFalse();
            received.Headers["X-EventLedger-Event"].ShouldBe($"{i + 1}");
            received.Headers["X-EventLedger-Webhook"].ShouldBe("erp");
            received.Headers["X-EventLedger-Timestamp"].ShouldBe(
                server.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            received.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        }
        var state = await Until(ledger, "checkpoint", $"{feed.Count("items")}");
        state["lastError"].ShouldBeNull();
        state["pending"].ShouldBe("0");
        state["lastDelivery.at"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Begins_with_what_is_recorded_after_it_was_asked_for()
    {
        var (ledger, inbox) = await server.Told();
        var head = await ledger.Head();
        await ledger.Sign("a", Terms.Reflection);
        await inbox.Until(it => it.Taken.Count == 1);
        inbox.Taken.ShouldBe([head + 1]);
    }

    [Fact]
    public async Task Holds_back_a_contract_that_fails_and_no_other()
    {
        var (ledger, inbox) = await server.Told();
        inbox.Answer = Fails(Bad);
        await ledger.Sign("bad", Terms.Reflection);
        await ledger.Sign("good", Terms.Reflection);
        await Invoice(ledger, "bad", "2026-07", "2026-08");
        await Invoice(ledger, "good", "2026-07", "2026-08");
        var head = await ledger.Head();
        await inbox.Until(it => it.TakenOf(Good).Count == 3);
        inbox.TakenOf(Good).ShouldBe([head - 4, head - 1, head]);
        var state = await Until(ledger, "pending", "3");
        inbox.Got.Where(one => one.Stream == Bad).ShouldHaveSingleItem().Position.ShouldBe(head - 5);
        state["lastError.position"].ShouldBe($"{head - 5}");
        state["lastError.error"].ShouldBe("It answered 500.");
        state["failingSince"].ShouldBe(state["lastError.at"]);
        var second = TimeSpan.FromSeconds(1);
        await Passes(second, ledger, () => inbox.Got.Count(one => one.Stream == Bad) == 2);
        inbox.Got[^1].Position.ShouldBe(head - 5);
        inbox.Answer = _ => 200;
        await Passes(second, ledger, () => inbox.TakenOf(Bad).Count == 3);
        inbox.TakenOf(Bad).ShouldBe([head - 5, head - 3, head - 2]);
        inbox.Taken.Count.ShouldBe(6);
        (await Until(ledger, "pending", "0"))["failingSince"].ShouldBeNull();
    }

    [Fact]
    public async Task Lists_what_was_given_up_and_sends_it_again_when_it_is_asked_to()
    {
        var (ledger, inbox) = await server.Told(["ContractSigned", "MonthInvoiced"]);
        inbox.Answer = one => one.Type == "ContractSigned" ? 503 : 200;
        await ledger.Sign("bad", Terms.Reflection);
        await ledger.Sign("good", Terms.Reflection);
        await Invoice(ledger, "bad", "2026-07");
        var head = await ledger.Head();
        await Until(ledger, "pending", "3");
        await ledger.Get("/v1/webhooks/erp/dead-letters").Says(("items", "[]"));
        // Twelve of each of the two, and the one behind the first: it may come before the other's last.
        await Passes(TimeSpan.FromMinutes(1), ledger, () => inbox.Got.Count >= 25);
        await inbox.Until(it => it.Taken.Count == 1);
        inbox.Taken.ShouldBe([head]);
        await Until(ledger, "deadLetters", "2");
        inbox.Got.CountBy(one => one.Position).ShouldBe(
            [new(head - 2, 12), new(head - 1, 12), new(head, 1)], ignoreOrder: true);
        var letters = await ledger.Get("/v1/webhooks/erp/dead-letters").Says(
            ("items[0].position", $"{head - 2}"), ("items[0].stream", Bad), ("items[0].tries", "12"),
            ("items[0].error", "It answered 503."), ("items[1].stream", Good), ("next", null));
        letters["items[0].failedAt"].ShouldNotBe(letters["items[0].triedAt"]);
        (await ledger.Pages("/v1/webhooks/erp/dead-letters?limit=1", "position"))
            .ShouldBe([$"{head - 2}", $"{head - 1}"]);

        inbox.Answer = _ => 200;
        await Replay(ledger, new { positions = new[] { head - 1, head } }).NotFound();
        await Replay(ledger, new { positions = new[] { head - 1 } }).Says(("replayed", "1"));
        await inbox.Until(it => it.TakenOf(Good).Count == 1);
        await Replay(ledger, new { }).Says(("replayed", "1"));
        await inbox.Until(it => it.TakenOf(Bad).Count == 2);
        await Until(ledger, "pending", "0");
        await Replay(ledger, new { }).Says(("replayed", "0"));
        (await State(ledger))["deadLetters"].ShouldBe("0");
    }

    private static Task<Answer> Replay(LedgerClient ledger, object body) =>
        ledger.Post("/v1/webhooks/erp/dead-letters/replay", body);

    [Fact]
    public async Task Gives_the_types_that_were_asked_for()
    {
        var (ledger, inbox) = await server.Told(["MonthInvoiced"], 1);
        await ledger.Sign("a", Terms.Reflection);
        await Invoice(ledger, "a", "2026-07");
        await ledger.GiveNotice("a", "Customer", "2026-10-01").Accepted();
        await Invoice(ledger, "a", "2026-08");
        await inbox.Until(it => it.Taken.Count == 2);
        inbox.Got.Select(one => one.Type).ShouldBe(["MonthInvoiced", "MonthInvoiced"]);
        await Until(ledger, "checkpoint", $"{await ledger.Head()}");
    }

    [Fact]
    public async Task Says_nothing_of_what_was_refused_or_only_tried()
    {
        var (ledger, inbox) = await server.Told();
        await ledger.Post("/v1/contracts/a/sign?dryRun=true", Terms.Reflection).Accepted();
        await ledger.Sign("a", Terms.Reflection);
        await ledger.Tell("a", "sign", Terms.Reflection).Refused("already-signed");
        await Invoice(ledger, "a", "2026-07");
        var head = await ledger.Head();
        await inbox.Until(it => it.Taken.Count >= 2);
        await Until(ledger, "checkpoint", $"{head}");
        inbox.Taken.ShouldBe([head - 1, head]);
    }

    [Fact]
    public async Task Follows_no_redirect()
    {
        var (ledger, inbox) = await server.Told();
        inbox.Answer = _ => 307;
        await ledger.Sign("a", Terms.Reflection);
        (await Until(ledger, "pending", "1"))["lastError.error"].ShouldBe("It answered 307.");
        inbox.Got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Goes_elsewhere_from_when_it_is_changed_and_again_from_where_it_is_told()
    {
        var (ledger, inbox) = await server.Told();
        await ledger.Sign("a", Terms.Reflection);
        await inbox.Until(it => it.Taken.Count == 1);
        await Until(ledger, "checkpoint", $"{await ledger.Head()}");
        var other = server.Receiver.NewInbox();
        var secret = "another secret of these tests";
        (await ledger.Put("/v1/webhooks/erp", new { url = other.Url, secret })).Status.ShouldBe(200);
        await Invoice(ledger, "a", "2026-07");
        await other.Until(it => it.Taken.Count == 1);
        other.Got[0].IsSignedWith(secret).ShouldBeTrue();
        var head = await ledger.Head();
        await Until(ledger, "checkpoint", $"{head}");
        await ledger.Put("/v1/webhooks/erp", new { url = other.Url, secret, from = head - 1 })
            .Says(("checkpoint", $"{head - 2}"));
        await other.Until(it => it.Taken.Count == 3);
        other.Taken.ShouldBe([head, head - 1, head]);
        inbox.Got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ends_when_it_is_deleted()
    {
        var (ledger, inbox) = await server.Told();
        var other = server.Receiver.NewInbox();
        await ledger.Put("/v1/webhooks/other", new { url = other.Url, secret = ToldServer.Secret })
            .Accepted();
        (await ledger.Delete("/v1/webhooks/erp")).Status.ShouldBe(204);
        await ledger.Sign("a", Terms.Reflection);
        await other.Until(it => it.Taken.Count == 1);
        inbox.Got.ShouldBeEmpty();
        await ledger.Get("/v1/webhooks/erp").NotFound();
    }
}
