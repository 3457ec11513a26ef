using EventLedger.Server.Http;
using EventLedger.Server.OpenApi;

namespace EventLedger.Server.Seeding;

/// <summary>What loading the shipped deals did to a ledger.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Position">The last position of the ledger afterwards.</param>
/// <param name="Stored">How many commands were stored by this request.</param>
/// <param name="Repeated">How many the ledger held already, from an earlier load.</param>
/// <param name="PassedOver">
/// Those that a rule refused, since the ledger holds something else by the id.
/// </param>
/// <param name="Scenarios">The scenarios that speak of these deals, now in the ledger's list.</param>
public sealed record SeedsAnswer(
    string Ledger,
    long Position,
    int Stored,
    int Repeated,
    IReadOnlyList<SeedPassedOver> PassedOver,
    IReadOnlyList<string> Scenarios);

/// <summary>Loading the deals that come with the product into a ledger that has none.</summary>
internal static class SeedRoutes
{
    public static void MapSeeds(this WebApplication app) =>
        app.MapPost("/v1/seeds", (Delegate)((HttpContext http) => LedgerRequest.With(http, Load)))
            .DescribeAction<SeedsAnswer>(
                "Ledgers",
                "Stores the deals that come with the product, each command under a key: twice is once.",
                200, 503);

    /// <summary>
    /// POST /v1/seeds: the shipped deals, each command through the same slice as over HTTP. What is refused
    /// is answered and keeps no other from being stored; a load that broke off is ended by the next.
    /// </summary>
    private static async Task<IResult> Load(LedgerRequest request)
    {
        var services = request.Http.RequestServices;
        var (context, malformed) = RequestHeaders.Context(request.Http);
        if ((new RequestQuery(request.Http).Problem ?? malformed) is { } problem)
            return problem;
        var loaded = await services.GetRequiredService<Seeds>()
            .Load(request.Ledger, Seeds.Folder, context!.Actor, request.Cancelled);
        var scenarios = await ShippedScenarios.Load(
            request.Ledger, ShippedScenarios.Folder, services.GetRequiredService<TimeProvider>(),
            request.Cancelled);
        var head = await request.Ledger.Reader.Head(request.Cancelled);
        return TypedResults.Ok(new SeedsAnswer(
            request.Ledger.Name.Value, head.Position, loaded.Stored, loaded.Repeated, loaded.PassedOver,
            scenarios));
    }
}
