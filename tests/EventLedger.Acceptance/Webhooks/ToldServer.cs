namespace EventLedger.Acceptance.Webhooks;

/// <summary>A server that may send events to a receiver, and a ledger for each test.</summary>
public sealed class ToldServer(Cluster cluster) : LedgerServer(cluster)
{
    public const string Secret = "a secret of these tests";

    public Receiver Receiver { get; private set; } = null!;

    protected override string WebhookTargets => Receiver.Url;

    public override async Task InitializeAsync()
    {
        Receiver = await Receiver.Start();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>A ledger of its own and an inbox that is told of its events.</summary>
    public async Task<(LedgerClient Ledger, Inbox Inbox)> Told(string[]? types = null, long? from = null)
    {
        var (ledger, inbox) = (await FreshLedger(), Receiver.NewInbox());
        await ledger.Put("/v1/webhooks/erp", new { url = inbox.Url, secret = Secret }
            .With(types, from)).Accepted();
        return (ledger, inbox);
    }
}

/// <summary>Bodies that ask for webhooks.</summary>
public static class WebhookBodies
{
    public static Draft With(this object body, string[]? types, long? from)
    {
        var draft = Draft.Of(body);
        if (types is not null)
            draft = draft.With("types", types);
        return from is null ? draft : draft.With("from", from);
    }
}
