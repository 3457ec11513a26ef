using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>A request to one ledger: which one, and what time it is there.</summary>
/// <param name="Http">The HTTP request.</param>
/// <param name="Ledger">The ledger that <c>X-Ledger</c> names, or the default one.</param>
/// <param name="Now">The instant of the request, UTC.</param>
/// <param name="Zone">The ledger's time zone.</param>
public sealed record LedgerRequest(HttpContext Http, Ledger Ledger, DateTime Now, TimeZoneInfo Zone)
{
    /// <summary>Which read it asks for; null of what no token repeats.</summary>
    internal AskedRead? Read { get; init; }

    /// <summary>The day of the request in the ledger's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now, Zone));

    /// <summary>
    /// What repeats the answer of this read at a position; null where no token repeats it.
    /// </summary>
    internal AnswerToken? TokenAt(long position, RequestQuery query) => Read is { } read
        ? new(Ledger.Name.Value, position, read.Route, read.Form, query.Question(read))
        : null;

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
        return await handle(new(http, ledger, now, zone));
    }

    /// <summary>The last microsecond of a day in the ledger's time zone, UTC.</summary>
    public DateTime EndOf(DateOnly day)
    {
        if (day == DateOnly.MaxValue)
            return DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight, the next day begins when they have.
        while (Zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, Zone).AddMicroseconds(-1);
    }
}
