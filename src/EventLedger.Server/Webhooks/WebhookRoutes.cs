using EventLedger.Server.Http;
using EventLedger.Server.OpenApi;

namespace EventLedger.Server.Webhooks;

/// <summary>The routes of webhooks.</summary>
internal static class WebhookRoutes
{
    private const string Tag = "Webhooks";
    private const string Json = "application/json";

    private static readonly string[] List = ListAnswer.Parameters;

    private static readonly WebhookRequest Example = new(
        "https://erp.example/ledger", "a-secret-of-your-own-choice",
        ["ContractSigned", "MonthInvoiced"], 1);

    public static void MapWebhooks(this WebApplication app)
    {
        app.MapGet("/v1/webhooks", (Delegate)((HttpContext http) =>
                LedgerRequest.With(http, WebhookReads.List)))
            .Describe<Page<WebhookAnswer>>(Tag, "Who is told of events.", List);
        app.MapGet("/v1/webhooks/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => WebhookReads.One(request, id)))
            .Describe<WebhookAnswer>(
                Tag, "Who is told of events, how far that has come, what fails.", [], 404);
        app.MapPut("/v1/webhooks/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => WebhookWrites.Put(request, id)))
            .WithMetadata(new BodyExample(Example))
            .Accepts<WebhookRequest>(Json)
            .Describe<WebhookAnswer>(
                Tag, "Has events sent to an address, signed, one a request; 200 when it exists.", [],
                201, 404, 413, 415, 422);
        app.MapDelete("/v1/webhooks/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => WebhookWrites.Delete(request, id)))
            .DescribeDelete(Tag, "Sends nothing there any more, and forgets its dead letters.");
        app.MapGet("/v1/webhooks/{id}/dead-letters", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => WebhookReads.DeadLetters(request, id)))
            .Describe<Page<DeadLetterItem>>(Tag, "Events that were given up.", List, 404);
        app.MapPost("/v1/webhooks/{id}/dead-letters/replay", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => WebhookWrites.Replay(request, id)))
            .WithMetadata(new BodyExample(new ReplayRequest()))
            .Accepts<ReplayRequest>(Json)
            .Describe<ReplayAnswer>(
                Tag, "Has dead letters sent again, all or those named.", [], 404, 413, 415);
    }
}
