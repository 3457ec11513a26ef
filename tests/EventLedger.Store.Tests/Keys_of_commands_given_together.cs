using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Keys_of_commands_given_together(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Make_a_repeated_group_answer_the_first_results_on_every_node()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        LedgerCommand[] group =
            [Asking.Deposit("a", 1, key: "k1"), Asking.Deposit("a", 2, key: "k2", expected: 2)];
        var first = await nodes[0].ExecuteTogether(group, default);
        foreach (var node in nodes)
            ShouldBeReplayed(await node.ExecuteTogether(group, default), first);
        (await nodes[0].Reader.Head(default)).Position.ShouldBe(3);
    }

    [Fact]
    public async Task That_are_known_leave_the_rest_to_be_stored_without_them()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 5, key: "k"));
        // Decided with the first, the second would find version 3.
        var outcomes = await ledger.ExecuteTogether(
            [Asking.Deposit("a", 5, key: "k"), Asking.Deposit("a", 7, expected: 2)], default);
        outcomes[0].ShouldBeOfType<CommandOutcome.Replayed>().Version.ShouldBe(2);
        outcomes[1].ShouldBeOfType<CommandOutcome.Stored>()
            .Command.State.ShouldBe(new Account(true, "ann", 12));
    }

    [Fact]
    public async Task That_are_known_are_replayed_also_when_the_rest_is_not_stored()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 5, key: "k"));
        var outcomes = await ledger.ExecuteTogether(
            [Asking.Deposit("a", 1), Asking.Deposit("a", 5, key: "k"), Asking.Deposit("a", 0)], default);
        outcomes[0].ShouldBe(new CommandOutcome.NotStored(2));
        outcomes[1].ShouldBeOfType<CommandOutcome.Replayed>();
        outcomes[2].ShouldBe(new CommandOutcome.Refused("amount-too-small"));
        (await ledger.Reader.Head(default)).Position.ShouldBe(2);
    }

    [Fact]
    public async Task That_were_used_for_another_request_make_the_group_fail()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 5, key: "k"));
        var outcomes = await ledger.ExecuteTogether(
            [Asking.Deposit("a", 1, key: "fresh"), Asking.Deposit("a", 6, key: "k"), Asking.Deposit("a", 1)],
            default);
        outcomes.ShouldBe(
        [
            new CommandOutcome.NotStored(1), new CommandOutcome.KeyReused(), new CommandOutcome.NotStored(1),
        ]);
        await ledger.Stores(Asking.Deposit("a", 2, key: "fresh", expected: 2));
    }

    [Fact]
    public async Task That_two_of_them_share_for_the_same_request_store_once()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        LedgerCommand[] group =
        [
            Asking.Deposit("a", 5, key: "k"), Asking.Deposit("a", 1), Asking.Deposit("a", 5, key: "k"),
        ];
        var outcomes = await ledger.ExecuteTogether(group, default);
        var first = outcomes[0].ShouldBeOfType<CommandOutcome.Stored>();
        outcomes[1].ShouldBeOfType<CommandOutcome.Stored>()
            .Command.State.ShouldBe(new Account(true, "ann", 6));
        ShouldBeReplayed([outcomes[2]], [first]);
    }

    [Fact]
    public async Task That_two_of_them_share_are_not_stored_when_the_first_is_refused()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await ledger.ExecuteTogether(
            [Asking.Deposit("a", 0, key: "k"), Asking.Deposit("a", 0, key: "k")], default);
        outcomes.ShouldBe(
            [new CommandOutcome.Refused("amount-too-small"), new CommandOutcome.NotStored(0)]);
    }

    [Fact]
    public async Task That_two_of_them_share_for_different_requests_make_the_group_fail()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await ledger.ExecuteTogether(
            [Asking.Deposit("a", 5, key: "k"), Asking.Deposit("a", 6, key: "k")], default);
        outcomes.ShouldBe([new CommandOutcome.NotStored(1), new CommandOutcome.KeyReused()]);
        (await ledger.Reader.Head(default)).Position.ShouldBe(1);
    }

    [Fact]
    public async Task That_are_in_flight_elsewhere_at_once_store_each_command_once()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        for (var i = 0; i < 20; i++)
        {
            LedgerCommand[] group =
                [Asking.Deposit("a", 1, key: $"k{i}"), Asking.Deposit("a", 2, key: $"l{i}")];
            var outcomes = await Task.WhenAll(nodes.Select(node => node.ExecuteTogether(group, default))
                .Append(Alone(nodes[0], group[0])));
            var all = outcomes.SelectMany(one => one).ToList();
            all.OfType<CommandOutcome.Stored>().Count().ShouldBe(2);
            all.OfType<CommandOutcome.Replayed>().Count().ShouldBe(3);
        }
        (await nodes[0].Reader.Head(default)).Position.ShouldBe(41);
    }

    private static async Task<IReadOnlyList<CommandOutcome>> Alone(Ledger ledger, LedgerCommand command) =>
        [await ledger.Execute(command, default)];

    private static void ShouldBeReplayed(
        IReadOnlyList<CommandOutcome> outcomes, IReadOnlyList<CommandOutcome> first)
    {
        outcomes.Count.ShouldBe(first.Count);
        foreach (var (outcome, before) in outcomes.Zip(first.Cast<CommandOutcome.Stored>()))
        {
            var replayed = outcome.ShouldBeOfType<CommandOutcome.Replayed>();
            (replayed.Status, replayed.Version).ShouldBe((before.Status, before.Command.Version));
            replayed.Answer.ShouldBe(before.Answer);
        }
    }
}
