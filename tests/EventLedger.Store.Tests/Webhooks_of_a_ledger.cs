using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>
/// Who is told of events, and how far that has come. What stands before a checkpoint was delivered or is
/// written down; a node that has lost its lease writes nothing.
/// </summary>
public sealed class Webhooks_of_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTime Now = new(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Webhook Hook = new("erp", "https://erp.example/a", "a-secret", ["Opened"]);

    private static async Task<JobLease> Take(Ledger ledger) =>
        (await ledger.Jobs.Take("webhooks", Guid.CreateVersion7(), TimeSpan.FromHours(1), default))
            .ShouldNotBeNull();

    private static FailedTry Failed(int tries, DateTime nextTryAt, bool isDead = false) =>
        new(tries, Now, nextTryAt, $"no {tries}", isDead);

    private static async Task<WebhookTarget> Target(Ledger ledger) =>
        (await ledger.Webhooks.Targets(default)).Single(one => one.Webhook.Id == "erp");

    private static async Task<WebhookState> State(Ledger ledger) =>
        (await ledger.Webhooks.State("erp", default)).ShouldNotBeNull();

    private static async Task<long[]> Due(Ledger ledger, DateTime now) =>
        [.. (await ledger.Webhooks.Due((await Target(ledger)).Key, now, 10, default))
            .Select(e => e.Position)];

    /// <summary>A ledger with events 1 to 6 and a webhook at 6, of which 2, 4 and 5 are kept.</summary>
    private async Task<(Ledger Ledger, WebhookProgress Progress, JobLease Lease)> Begun()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["a", "b", "c", "d", "e", "f"])
            await ledger.Stores(Asking.Open(id));
        await ledger.Webhooks.Put(Hook, 0, default);
        var lease = await Take(ledger);
        var progress = ledger.Webhooks.Under(lease);
        KeptEvent[] kept =
        [
            new(4, "one", null), new(2, "one", Failed(1, Now.AddSeconds(1))),
            new(5, "two", Failed(1, Now.AddSeconds(5))),
        ];
        (await progress.Advance(await Target(ledger), 6, Now, 3, kept, default)).ShouldBeTrue();
        return (ledger, progress, lease);
    }

    [Fact]
    public async Task Begin_after_the_head_or_where_they_are_told_and_go_on_when_they_are_changed()
    {
        var ledger = await database.Fresh();
        (await ledger.Webhooks.State("erp", default)).ShouldBeNull();
        await ledger.Stores(Asking.Open("a"));
        (await ledger.Webhooks.Put(Hook, null, default)).ShouldBeTrue();
        var state = await State(ledger);
        state.Types.ShouldBe(Hook.Types);
        (state with { Types = null }).ShouldBe(new("erp", Hook.Url, null, 1, null, null, null, 0, 0));
        await ledger.Stores(Asking.Open("b"));
        var key = (await Target(ledger)).Key;
        (await ledger.Webhooks.Put(Hook with { Url = "https://b.example", Types = null }, null, default))
            .ShouldBeFalse();
        var target = await Target(ledger);
        (target.Key, target.Checkpoint, target.Webhook.Url, target.Webhook.Types)
            .ShouldBe((key, 1, "https://b.example", null));
        await ledger.Webhooks.Put(Hook with { Id = "all" }, 0, default);
        (await ledger.Webhooks.States(null, 10, default)).Select(one => (one.Id, one.Checkpoint))
            .ShouldBe([("all", 0), ("erp", 1)]);
        (await ledger.Webhooks.States("all", 10, default)).ShouldHaveSingleItem().Id.ShouldBe("erp");
    }

    [Fact]
    public async Task Move_their_checkpoint_together_with_what_is_still_to_be_delivered()
    {
        var (ledger, _, _) = await Begun();
        var state = await State(ledger);
        state.Checkpoint.ShouldBe(6);
        state.Delivered.ShouldBe(new(3, Now));
        state.Failed.ShouldBe(new(5, Now, "no 1"));
        (state.FailingSince, state.Pending, state.DeadLetters).ShouldBe((Now, 3, 0));
        (await ledger.Webhooks.HeldBack((await Target(ledger)).Key, default))
            .ShouldBe(new Dictionary<string, long> { ["one"] = 2, ["two"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Try_the_first_of_each_stream_when_its_time_has_come()
    {
        var (ledger, progress, _) = await Begun();
        (await Due(ledger, Now)).ShouldBeEmpty();
        (await Due(ledger, Now.AddSeconds(1))).ShouldBe([2]);
        (await Due(ledger, Now.AddSeconds(5))).ShouldBe([2, 5]);
        var target = await Target(ledger);
        (await progress.Failed(target, 2, Failed(2, Now.AddSeconds(9)), default)).ShouldBeTrue();
        (await Due(ledger, Now.AddSeconds(8))).ShouldBe([5]);
        (await progress.Delivered(target, 2, Now.AddSeconds(9), default)).ShouldBeTrue();
        (await Due(ledger, Now)).ShouldBe([4]);
        (await progress.Delivered(target, 2, Now, default)).ShouldBeFalse();
        (await State(ledger)).Delivered.ShouldBe(new(2, Now.AddSeconds(9)));
    }

    [Fact]
    public async Task Give_up_dead_letters_and_have_them_replayed()
    {
        var (ledger, progress, _) = await Begun();
        var target = await Target(ledger);
        await progress.Failed(target, 2, Failed(2, Now, isDead: true), default);
        await progress.Failed(target, 5, Failed(2, Now, isDead: true), default);
        (await Due(ledger, Now)).ShouldBe([4]);
        var dead = await ledger.Webhooks.DeadLetters("erp", 0, 10, default);
        dead.ShouldBe([new(2, "one", 2, Now, Now, "no 2"), new(5, "two", 2, Now, Now, "no 2")]);
        (await ledger.Webhooks.DeadLetters("erp", 2, 10, default)).Select(e => e.Position).ShouldBe([5]);
        var state = await State(ledger);
        (state.FailingSince, state.Pending, state.DeadLetters).ShouldBe((null, 1, 2));
        (await ledger.Webhooks.Replay("erp", [5, 4], Now, default)).ShouldBe(0);
        (await ledger.Webhooks.Replay("erp", [5], Now.AddSeconds(3), default)).ShouldBe(1);
        (await Due(ledger, Now.AddSeconds(3))).ShouldBe([4, 5]);
        (await ledger.Webhooks.Replay("erp", null, Now, default)).ShouldBe(1);
        (await Due(ledger, Now.AddSeconds(3))).ShouldBe([2, 5]);
        (await ledger.Webhooks.Replay("erp", null, Now, default)).ShouldBe(0);
        (await ledger.Webhooks.Replay("nobody", null, Now, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Take_nothing_from_a_node_that_has_lost_the_lease()
    {
        var (ledger, progress, lease) = await Begun();
        var target = await Target(ledger);
        await lease.Release(default);
        await Take(ledger);
        (await progress.Advance(target, 9, Now, 9, [], default)).ShouldBeFalse();
        (await progress.Delivered(target, 2, Now, default)).ShouldBeFalse();
        (await progress.Failed(target, 2, Failed(9, Now, isDead: true), default)).ShouldBeFalse();
        var state = await State(ledger);
        (state.Checkpoint, state.Delivered, state.Pending, state.DeadLetters)
            .ShouldBe((6, new DeliveredEvent(3, Now), 3, 0));
    }

    [Fact]
    public async Task Take_nothing_about_one_that_was_moved_or_made_anew_meanwhile()
    {
        var (ledger, progress, _) = await Begun();
        var before = await Target(ledger);
        await ledger.Webhooks.Put(Hook, 3, default);
        (await progress.Advance(before, 9, Now, null, [new(7, "one", null)], default)).ShouldBeFalse();
        var state = await State(ledger);
        (state.Checkpoint, state.Pending).ShouldBe((3, 1));
        (await ledger.Webhooks.Delete("erp", default)).ShouldBeTrue();
        (await ledger.Webhooks.Delete("erp", default)).ShouldBeFalse();
        await ledger.Webhooks.Put(Hook, 6, default);
        (await State(ledger)).Pending.ShouldBe(0);
        (await progress.Advance(before, 9, Now, null, [], default)).ShouldBeFalse();
        (await progress.Delivered(before, 2, Now, default)).ShouldBeFalse();
        (await ledger.Webhooks.Target(before.Key, default)).ShouldBeNull();
        (await progress.Advance(await Target(ledger), 9, Now, null, [], default)).ShouldBeTrue();
    }
}
