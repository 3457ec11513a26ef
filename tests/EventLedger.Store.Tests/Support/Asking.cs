using System.Text;

namespace EventLedger.Store.Tests.Support;

/// <summary>Commands of the toy ledger.</summary>
public static class Asking
{
    public static readonly DateOnly Day = new(2026, 7, 1);

    public static LedgerCommand To(
        string stream, Func<DecisionScope, Decision> decide, string? key = null, string body = "",
        long? expected = null, bool dryRun = false,
        Func<StoredCommand, (short, byte[])>? answer = null) =>
        new(
            stream, decide, new CommandContext("ann", "work-1", null), expected,
            key is null ? null : new IdempotencyKey(key, Encoding.UTF8.GetBytes("hash of " + body)), dryRun,
            answer ?? (stored => (201, Encoding.UTF8.GetBytes($"{stored.Stream}@{stored.Version}"))));

    public static LedgerCommand Open(string id, string owner = "ann") =>
        To("account-" + id, _ => Append(new AccountEvent.Opened(owner)));

    /// <summary>Deposits into an account that must exist; refuses amounts below one.</summary>
    public static LedgerCommand Deposit(
        string id, long amount, string? key = null, long? expected = null, bool dryRun = false,
        string note = "", Func<StoredCommand, (short, byte[])>? answer = null) =>
        To(
            "account-" + id,
            scope => !scope.Read<Account>("account-" + id).State.Exists ? new Decision.NotFound()
                : amount < 1 ? new Decision.Refuse("amount-too-small")
                : Append(new AccountEvent.Deposited(amount, note)),
            key, $"{id} {amount}", expected, dryRun, answer);

    /// <summary>Refuses what would bring the balance above the limit that another stream holds.</summary>
    public static LedgerCommand DepositWithin(string limit, string id, long amount) =>
        To(
            "account-" + id,
            scope => scope.Read<Account>("account-" + id).State.Balance + amount
                > scope.Read<Limit>("limit-" + limit).State.Amount
                    ? new Decision.Refuse("above-limit")
                    : Append(new AccountEvent.Deposited(amount, "")));

    public static LedgerCommand SetLimit(string limit, long amount) =>
        To("limit-" + limit, _ => Append(new AccountEvent.LimitSet(amount)));

    public static Decision.Append Append(params AccountEvent[] events) =>
        new([.. events.Select(e => new NewEvent(e, Day))]);

    public static async Task<CommandOutcome.Stored> Stores(this Ledger ledger, LedgerCommand command)
    {
        var outcome = await ledger.Execute(command, default);
        return outcome as CommandOutcome.Stored
            ?? throw new InvalidOperationException($"Not stored: {outcome}");
    }
}
