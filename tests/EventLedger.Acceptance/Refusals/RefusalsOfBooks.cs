namespace EventLedger.Acceptance.Refusals;

/// <summary>Closing and reopening months; the provider is {id}.</summary>
public static class RefusalsOfBooks
{
    public static IEnumerable<RefusalCase> All =>
    [
        Close(
            "month-not-over", "it is the month's last day", NothingClosed, "2026-07", "2026-07-31",
            ("month", "2026-07"), ("closedOn", "2026-07-31"), ("lastDay", "2026-07-31")),
        Close(
            "earlier-month-open", "the month before is open", JulyAndAugust, "2026-10", "2026-11-01",
            ("openMonth", "2026-09")),
        Close(
            "already-closed", "it is", JulyAndAugust, "2026-08", "2026-09-05", ("closedOn", "2026-09-01")),
        Close(
            "later-month-closed", "it lies before all that is closed", JulyAndAugust, "2026-06", "2026-09-05",
            ("closedMonth", "2026-08")),
        Reopen("not-closed", "no month ever was", NothingClosed, "2026-07", ("month", "2026-07")),
        Reopen("not-closed", "it is not", JulyAndAugust, "2026-09", ("month", "2026-09")),
        Reopen(
            "later-month-closed", "August is closed", JulyAndAugust, "2026-07", ("closedMonth", "2026-08")),
    ];

    private static RefusalCase Close(
        string code, string because, Func<LedgerClient, string, Task> given, string month, string closedOn,
        params (string, string?)[] facts) =>
        new("books", code, because, given, "/v1/books/{id}/close-month", new { month, closedOn }, facts);

    private static RefusalCase Reopen(
        string code, string because, Func<LedgerClient, string, Task> given, string month,
        params (string, string?)[] facts) =>
        new(
            "books", code, because, given, "/v1/books/{id}/reopen-month", new { month, reason = "forgotten" },
            facts);

    private static async Task NothingClosed(LedgerClient ledger, string id) =>
        await ledger.Post($"/v1/parties/{id}/register", new { name = "A provider" }).Accepted();

    private static async Task JulyAndAugust(LedgerClient ledger, string id)
    {
        await NothingClosed(ledger, id);
        foreach (var (month, closedOn) in ((string, string)[])
            [("2026-07", "2026-08-05"), ("2026-08", "2026-09-01")])
            await ledger.Post($"/v1/books/{id}/close-month", new { month, closedOn }).Accepted();
    }
}
