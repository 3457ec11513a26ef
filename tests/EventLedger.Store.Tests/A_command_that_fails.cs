using EventLedger.Store.Tests.Support;
using Npgsql;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class A_command_that_fails(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task In_the_database_leaves_the_rest_of_its_batch_stored()
    {
        var ledger = await database.Fresh();
        await database.Sql(
            ledger.Name, "alter table {schema}.rm_entries_g2 add constraint ck_poison check (amount <> 666)");
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.Of(
            ledger,
            Asking.Deposit("a", 1), Asking.Open("b"), Asking.Deposit("b", 666), Asking.Deposit("b", 2),
            Asking.Deposit("b", 0), Asking.Deposit("a", 3, key: "k"));

        var failed = outcomes[2].ShouldBeOfType<CommandOutcome.Failed>();
        failed.Exception.ShouldBeOfType<PostgresException>().ConstraintName.ShouldBe("ck_poison");
        foreach (var i in (int[])[0, 1, 3, 5])
            outcomes[i].ShouldBeOfType<CommandOutcome.Stored>();
        outcomes[4].ShouldBeOfType<CommandOutcome.Refused>();
        (await ledger.Reader.Fold("account-b", null, null, default))
            .ShouldBe((new Account(true, "ann", 2), 2L));
        (await ledger.Reader.Head(default)).Position.ShouldBe(5);
    }

    [Fact]
    public async Task In_its_own_code_fails_alone()
    {
        var ledger = await database.Fresh();
        var outcomes = await OneBatch.Of(
            ledger,
            Asking.Open("a"),
            Asking.To("account-b", _ => throw new ArithmeticException("decide")),
            Asking.Deposit("a", 1, answer: _ => throw new ArithmeticException("answer")),
            Asking.Deposit("a", 2, note: "\ud83d"),
            Asking.To("nobody-knows", _ => Asking.Append(new AccountEvent.Opened("ann"))),
            Asking.To("account-c", scope => new Decision.Refuse(scope.Read<Account>("who-knows"))),
            Asking.To("account-c", _ => new Decision.Append([])),
            Asking.To("account-\0", _ => Asking.Append(new AccountEvent.Opened("ann"))),
            Asking.Deposit("a", 3, note: new string('x', 70_000)),
            Asking.Deposit("a", 4));
        outcomes[0].ShouldBeOfType<CommandOutcome.Stored>();
        outcomes.Skip(1).SkipLast(1).Where((_, i) => i != 2)
            .ShouldAllBe(outcome => outcome is CommandOutcome.Failed);
        outcomes[^1].ShouldBeOfType<CommandOutcome.Stored>();
    }

    [Fact]
    public async Task Because_a_stored_event_cannot_be_read_leaves_other_streams_alone()
    {
        var name = database.FreshName();
        var writer = await database.Node().Create(name, default);
        await writer.Stores(Asking.Open("a"));
        var model = Accounts.Model with
        {
            Codec = Accounts.Model.Codec with { Read = (_, _) => throw new FormatException("unknown") },
        };
        var reader = await database.Node(model: model).Create(name, default);
        var outcomes = await OneBatch.Of(reader, Asking.Deposit("a", 1), Asking.Open("b"));
        outcomes[0].ShouldBeOfType<CommandOutcome.Failed>();
        outcomes[1].ShouldBeOfType<CommandOutcome.Stored>();
    }
}
