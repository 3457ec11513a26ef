namespace EventLedger.Acceptance.Books;

[Collection(AnotherCluster.Name)]
public sealed class Closing_books(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static Task<Answer> Close(LedgerClient ledger, string month, string closedOn) =>
        ledger.Post("/v1/books/provider/close-month", new { month, closedOn });

    private static Task<Answer> Reopen(LedgerClient ledger, string month, string on) =>
        ledger.Post(
            "/v1/books/provider/reopen-month", new { month, reason = "an invoice was forgotten", on });

    [Fact]
    public async Task Is_answered_and_shown_with_the_position_at_which_the_month_is_frozen()
    {
        var ledger = await server.FreshLedger();
        var closed = await Close(ledger, "2026-07", "2026-08-05").Says(
            ("stream", "books-provider"),
            ("version", "1"),
            ("events[0].type", "MonthClosed"),
            ("events[0].data.month", "2026-07"),
            ("events[0].effectiveOn", "2026-08-05"));
        closed.Status.ShouldBe(201);
        await ledger.Get("/v1/books/provider?asOf=2026-08-05").Says(
            ("providerId", "provider"),
            ("version", "1"),
            ("months[0].month", "2026-07"),
            ("months[0].state", "Closed"),
            ("months[0].closedOn", "2026-08-05"),
            ("months[0].closedAt", closed["recordedAt"]),
            ("months[0].position", closed["position"]),
            ("months[0].reopenedOn", null));
        (await ledger.Get("/v1/books/provider?asOf=2026-08-04")).Count("months").ShouldBe(0);
    }

    [Fact]
    public async Task Is_undone_from_a_day_on_and_known_as_it_was_before()
    {
        var ledger = await server.FreshLedger();
        var closed = await Close(ledger, "2026-07", "2026-08-05").Accepted();
        await Reopen(ledger, "2026-07", "2026-08-12").Says(
            ("version", "2"), ("events[0].type", "MonthReopened"));
        await ledger.Get("/v1/books/provider?asOf=2026-08-11").Says(
            ("months[0].state", "Closed"), ("months[0].reason", null));
        await ledger.Get("/v1/books/provider?asOf=2026-08-12").Says(
            ("months[0].state", "Open"),
            ("months[0].reopenedOn", "2026-08-12"),
            ("months[0].reason", "an invoice was forgotten"));
        await ledger.Get($"/v1/books/provider?asOf=2026-08-12&knownAt={closed["recordedAt"]}").Says(
            ("version", "1"), ("months[0].state", "Closed"));
    }

    [Fact]
    public async Task Can_be_tried_without_storing_it()
    {
        var ledger = await server.FreshLedger();
        await ledger.Post(
            "/v1/books/provider/close-month?dryRun=true", new { month = "2026-05", closedOn = "2026-06-05" })
            .Says(
                ("dryRun", "true"),
                ("state.months[0].state", "Closed"),
                ("state.months[0].position", null));
        await ledger.Get("/v1/books/provider").Says(("version", "0"));
    }

    [Fact]
    public async Task Of_nobody_who_is_known_is_not_found()
    {
        await server.Ledger.Get("/v1/books/nobody-knows").NotFound();
        await server.Ledger.Post("/v1/books/nobody-knows/close-month", new { month = "2026-07" }).NotFound();
        await server.Ledger
            .Post("/v1/books/nobody-knows/reopen-month", new { month = "2026-07", reason = "r" }).NotFound();
    }

    [Theory]
    [InlineData("close-month", """{"closedOn":"2026-08-05"}""", "$.month")]
    [InlineData("close-month", """{"month":"2026-07-01"}""", "$.month")]
    [InlineData("reopen-month", """{"month":"2026-07"}""", "$.reason")]
    public async Task That_cannot_be_read_is_malformed(string command, string body, string where) =>
        await server.Ledger.PostRaw($"/v1/books/provider/{command}", body).Malformed(where);
}
