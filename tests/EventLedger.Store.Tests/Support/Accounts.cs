using System.Text.Json;

namespace EventLedger.Store.Tests.Support;

public abstract record AccountEvent
{
    public sealed record Opened(string Owner) : AccountEvent;

    public sealed record Deposited(long Amount, string Note) : AccountEvent;

    public sealed record LimitSet(long Limit) : AccountEvent;
}

public sealed record Account(bool Exists, string Owner, long Balance)
{
    public static readonly Account None = new(false, "", 0);

    public static Account Evolve(Account state, object payload) => payload switch
    {
        AccountEvent.Opened opened => state with { Exists = true, Owner = opened.Owner },
        AccountEvent.Deposited deposited => state with { Balance = state.Balance + deposited.Amount },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

public sealed record Limit(long Amount)
{
    public static readonly Limit None = new(long.MaxValue);
}

/// <summary>A toy ledger: accounts, and limits that accounts look at.</summary>
public static class Accounts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static readonly LedgerModel Model = new(
        [
            new StreamKind(
                "account-", "account", Account.None, (state, e) => Account.Evolve((Account)state, e)),
            new StreamKind(
                "limit-", "limit", Limit.None, (_, e) => new Limit(((AccountEvent.LimitSet)e).Limit)),
        ],
        new EventCodec(Write, Read, PublicName),
        Project);

    private static StoredForm Write(object payload)
    {
        var type = payload switch
        {
            AccountEvent.Opened => "account_opened",
            AccountEvent.Deposited => "money_deposited",
            AccountEvent.LimitSet => "limit_set",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var data = JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), Json);
        return new StoredForm(type, $"{payload.GetType().FullName}, EventLedger.Store.Tests", data);
    }

    private static object Read(string type, ReadOnlyMemory<byte> data) => type switch
    {
        "account_opened" => JsonSerializer.Deserialize<AccountEvent.Opened>(data.Span, Json)!,
        "money_deposited" => JsonSerializer.Deserialize<AccountEvent.Deposited>(data.Span, Json)!,
        "limit_set" => JsonSerializer.Deserialize<AccountEvent.LimitSet>(data.Span, Json)!,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string PublicName(string type) =>
        string.Concat(type.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static ReadModelRows Project(EventInContext e)
    {
        if (e.After is not Account after)
            return ReadModelRows.None;
        var id = e.Stream["account-".Length..];
        var terms = new TermsRow(
            id, ["p-" + after.Owner], after.Owner.Length > 0 ? [after.Owner, "all"] : [], [],
            after.Balance > 0 ? "EUR" : null, null,
            e.EffectiveOn, null, null, null,
            JsonSerializer.SerializeToUtf8Bytes(new { balance = after.Balance }));
        return e.Payload switch
        {
            AccountEvent.Opened opened => new ReadModelRows(
                terms, new RegisterRow("owner", id, opened.Owner, "{}"u8.ToArray()), []),
            AccountEvent.Deposited deposited => new ReadModelRows(
                terms, null,
                [
                    new EntryRow(id, "slip", "deposit", e.EffectiveOn, null, "EUR", deposited.Amount, null),
                    new EntryRow(id, "slip", "fee", e.EffectiveOn, e.EffectiveOn, "EUR", -1, deposited.Note),
                ]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
