using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Health;

/// <summary>What a balancer asks.</summary>
public sealed record HealthAnswer(string Status);

/// <summary>Whether the process lives, and whether it can take commands.</summary>
public static class HealthRoutes
{
    /// <summary>GET /healthz: 200 while the process answers.</summary>
    public static IResult Alive() => TypedResults.Ok(new HealthAnswer("Alive"));

    /// <summary>
    /// GET /readyz: 200 only when a command to the default ledger would be decided and stored, and the seeds
    /// are in it.
    /// </summary>
    public static async Task<IResult> Ready(HttpContext http, LedgerDatabase database, LedgerStart start)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(start);
        if (!start.Done.IsCompletedSuccessfully)
            return Problem.Unavailable("The default ledger is still being made ready.");
        if (await database.Find(LedgerName.Default, http.RequestAborted) is not { } ledger)
            return Problem.Unavailable("The default ledger is not there yet.");
        var readiness = await ledger.CanTakeCommands(http.RequestAborted);
        return readiness.Ready
            ? TypedResults.Ok(new HealthAnswer("Ready"))
            : Problem.Unavailable(readiness.Reason!);
    }
}
