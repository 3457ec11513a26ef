using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Webhooks;

/// <summary>The tables behind lists of webhooks.</summary>
internal static class WebhookTables
{
    public static Table Webhooks(IReadOnlyList<WebhookAnswer> items) => Table.Of(
        "webhooks",
        items,
        ("id", item => item.Id),
        ("url", item => item.Url),
        ("types", item => item.Types is null ? null : string.Join(' ', item.Types)),
        ("checkpoint", item => item.Checkpoint),
        ("lastPosition", item => item.LastDelivery?.Position),
        ("lastAt", item => item.LastDelivery?.At),
        ("errorPosition", item => item.LastError?.Position),
        ("errorAt", item => item.LastError?.At),
        ("error", item => item.LastError?.Error),
        ("failingSince", item => item.FailingSince),
        ("pending", item => item.Pending),
        ("deadLetters", item => item.DeadLetters));

    public static Table DeadLetters(IReadOnlyList<DeadLetterItem> items) => Table.Of(
        "dead-letters",
        items,
        ("position", item => item.Position),
        ("stream", item => item.Stream),
        ("tries", item => item.Tries),
        ("failedAt", item => item.FailedAt),
        ("triedAt", item => item.TriedAt),
        ("error", item => item.Error));
}
