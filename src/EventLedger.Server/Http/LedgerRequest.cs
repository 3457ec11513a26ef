using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>A request to one ledger: which one, and what time it is there.</summary>
/// <param name="Http">The HTTP request.</param>
/// <param name="Ledger">The ledger that <c>X-Ledger</c> names, or the default one.</param>
/// <param name="Now">The instant of the request, UTC.</param>
/// <param name="Today">The day of it in the ledger's time zone.</param>
public sealed record LedgerRequest(HttpContext Http, Ledger Ledger, DateTime Now, DateOnly Today)
{
    /// <summary>Signalled when the client has gone.</summary>
    public CancellationToken Cancelled => Http.RequestAborted;

    /// <summary>
    /// Runs a handler for the ledger that the request names; an unknown one is 404 <c>unknown-ledger</c>.
    /// </summary>
    public static async Task<IResult> With(HttpContext http, Func<LedgerRequest, Task<IResult>> handle)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(handle);
        var services = http.RequestServices;
        var asked = http.Request.Headers.TryGetValue("X-Ledger", out var header) ? header.ToString() : null;
        var name = LedgerName.Default;
        if (asked is not null && !LedgerName.TryParse(asked, out name))
            return Problem.UnknownLedger(asked);
        var database = services.GetRequiredService<LedgerDatabase>();
        if (await database.Find(name, http.RequestAborted) is not { } ledger)
            return Problem.UnknownLedger(name.Value);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var zone = services.GetRequiredService<TimeZoneInfo>();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        return await handle(new(http, ledger, now, today));
    }
}
