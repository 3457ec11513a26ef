namespace EventLedger.Acceptance.Books;

/// <summary>
/// July 2026 is closed for the provider of the tests; what changes it is booked in August.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class Booking_in_an_open_month(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "a-contract";
    private const string Revenue = "/v1/reports/revenue?from=2026-07&to=2026-10";

    private static readonly Draft Plain = Terms.Plain("2026-07-01", "2026-12-31", "1000.00");

    /// <summary>1,100.00 from 1 July on: every month costs 100.00 more.</summary>
    private static readonly Draft Raise = Draft.Of(new
    {
        effectiveOn = "2026-07-01",
        fees = Terms.Fee("2026-07-01", "1100.00"),
        bookInOpenMonth = true,
    });

    private static readonly object Flood = new { from = "2026-07-01", abateFees = true, reason = "flood" };

    private static readonly Draft Leave = Draft.Of(new
    {
        by = "Either",
        noticeDays = 10,
        lockInMonths = 0,
        lockIn = "Notice",
        counting = "ExcludeNoticeDay",
    });

    private static readonly Dictionary<string, Change> Changes = new(StringComparer.Ordinal)
    {
        ["delay-commencement"] = new(
            Plain, new { newStartsOn = "2026-08-01", delayedOn = "2026-06-25" }, "0.00"),
        ["amend"] = new(
            Plain, new { effectiveOn = "2026-07-01", fees = Terms.Fee("2026-07-01", "1100.00") }, "1100.00"),
        ["renew"] = new(
            Terms.Plain("2026-01-01", "2026-06-30", "1000.00").With("signedOn", "2026-01-01"),
            new { newEndsOn = "2026-12-31", renewedOn = "2026-06-15" }, "1000.00"),
        ["suspend"] = new(Plain, Flood, "0.00"),
        ["resume"] = new(Plain, new { from = "2026-07-01" }, "1000.00", ("suspend", Flood)),
        ["give-termination-notice"] = new(
            Plain.With("termination", Leave), new { by = "Customer", givenOn = "2026-07-11" }, "677.42"),
        ["withdraw-termination-notice"] = new(
            Plain.With("termination", Leave), new { withdrawnOn = "2026-07-11" }, "1000.00",
            ("give-termination-notice", new { by = "Customer", givenOn = "2026-07-01" })),
        ["terminate-for-cause"] = new(
            Plain, new { givenOn = "2026-07-10", lastServiceDay = "2026-07-10", reason = "r" }, "322.58"),
        ["rescind"] = new(Plain, new { rescindedOn = "2026-06-30", reason = "no finance" }, "0.00"),
        ["assign"] = new(
            Plain, new { role = "Provider", toPartyId = "stranger", effectiveOn = "2026-07-01" }, "1000.00"),
        ["correct-event"] = new(
            Plain,
            Draft.Of(new { version = 1, reason = "mistyped" })
                .With("replacement", Terms.Plain("2026-07-01", "2026-12-31", "1100.00")),
            "1100.00"),
    };

    /// <summary>A change of July: how the contract was, what is sent, what July earns by then.</summary>
    private sealed record Change(
        Draft Signed, object Body, string July, (string Command, object Body)? Before = null);

    public static TheoryData<string> Commands => [.. Changes.Keys];

    private static Task<Answer> CloseJuly(LedgerClient ledger) => ledger.Post(
        "/v1/books/provider/close-month", new { month = "2026-07", closedOn = "2026-08-05" }).Accepted();

    private async Task<LedgerClient> JulyClosed()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Plain);
        await CloseJuly(ledger);
        return ledger;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Takes_what_is_refused_otherwise_and_leaves_the_closed_month_as_it_was(string command)
    {
        var (signed, body, july, before) = Changes[command];
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, signed);
        if (before is var (earlier, said))
            await ledger.Tell(Id, earlier, said).Accepted();
        await CloseJuly(ledger);
        var was = (await ledger.Get(Revenue).Accepted())["rows[month=2026-07].earned"];
        await ledger.Tell(Id, command, Draft.Of(body)).Refused("period-closed", ("months[0]", "2026-07"));
        await ledger.Tell(Id, command, Draft.Of(body).With("bookInOpenMonth", true)).Says(
            ("events[1].type", "DifferencesBooked"),
            ("events[1].effectiveOn", "2026-08-01"),
            ("events[1].data.differences[0].providerId", "provider"),
            ("events[1].data.differences[0].month", "2026-07"),
            ("events[1].data.differences[0].bookedIn", "2026-08"));
        var revenue = await ledger.Get(Revenue).Accepted();
        // The stranger's books are open: what it earns in July, it earns in July.
        revenue["rows[month=2026-07].earned"].ShouldBe(command == "assign" ? "2000.00" : was);
        await ledger.Get($"{Revenue}&basis=restated").Says(("rows[month=2026-07].earned", july));
    }

    [Fact]
    public async Task Earns_and_bills_the_difference_in_the_first_open_month()
    {
        var ledger = await JulyClosed();
        await ledger.Tell(Id, "amend", Raise).Says(
            ("version", "3"),
            ("events[0].type", "ContractAmended"),
            ("events[1].data.change", "2"),
            ("events[1].data.command", "AmendContract"),
            ("events[1].data.currency", "USD"),
            ("events[1].data.differences[0].amount", "100.00"),
            ("events[1].data.charges[0].month", "2026-07"),
            ("events[1].data.charges[0].amount", "100.00"));
        await ledger.Get(Revenue).Says(
            ("basis", "Books"),
            ("rows[month=2026-07].earned", "1000.00"), ("rows[month=2026-07].priorMonths", "0.00"),
            ("rows[month=2026-08].earned", "1200.00"), ("rows[month=2026-08].priorMonths", "100.00"),
            ("rows[month=2026-09].earned", "1100.00"), ("rows[month=2026-09].unbilled", "3300.00"));
        await ledger.Get($"{Revenue}&basis=restated").Says(
            ("basis", "Restated"), ("rows[month=2026-07].earned", "1100.00"),
            ("rows[month=2026-08].earned", "1100.00"), ("rows[month=2026-09].unbilled", "3300.00"));
        await ledger.Tell(Id, "invoice-month", new { month = "2026-08", issuedOn = "2026-08-06" }).Says(
            ("events[0].data.total", "1200.00"),
            ("events[0].data.lines[1].kind", "TrueUp"),
            ("events[0].data.lines[1].month", "2026-07"),
            ("events[0].data.lines[1].amount", "100.00"),
            ("events[0].data.lines[1].reason", "AmendContract (version 2) changed 2026-07"));
        await ledger.Tell(Id, "invoice-month", new { month = "2026-09", issuedOn = "2026-09-01" })
            .Says(("events[0].data.total", "1100.00"));
    }

    [Fact]
    public async Task Restates_commitments_and_run_rate_in_the_changes_own_month()
    {
        var ledger = await JulyClosed();
        await ledger.Tell(Id, "amend", Raise).Accepted();
        await ledger.Get("/v1/reports/commitments?asOf=2026-08-01").Says(("rows[0].earned", "1100.00"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-15")
            .Says(("currencies[0].live.monthly", "1100.00"));
        await ledger.Get($"/v1/contracts/{Id}?asOf=2026-08-01").Says(("commitment.earned", "1100.00"));
    }

    [Fact]
    public async Task Shows_what_was_reported_as_it_was_known_when_the_month_was_closed()
    {
        var ledger = await JulyClosed();
        var closing = await ledger.Get("/v1/books/provider?asOf=2026-08-05").Accepted();
        await ledger.Tell(Id, "amend", Raise).Accepted();
        closing["months[0].version"].ShouldBe("1");
        await ledger.Get($"{Revenue}&knownAt={closing["months[0].closedAt"]}").Says(
            ("position", closing["months[0].position"]), ("rows[month=2026-07].earned", "1000.00"),
            ("rows[month=2026-08].earned", "1000.00"));
    }

    [Fact]
    public async Task Is_told_in_the_history_and_tried_without_storing_it()
    {
        var ledger = await JulyClosed();
        await ledger.Post($"/v1/contracts/{Id}/amend?dryRun=true", Raise).Says(
            ("dryRun", "true"), ("events[1].type", "DifferencesBooked"), ("version", "3"));
        await ledger.Get($"/v1/contracts/{Id}").Says(("version", "1"));
        await ledger.Tell(Id, "amend", Raise).Accepted();
        var history = await ledger.Get($"/v1/contracts/{Id}/history").Accepted();
        history.Text.ShouldContain("100.00 USD of 2026-07 in 2026-08");
        await ledger.Tell(Id, "correct-event", new { version = 3, replacement = (object?)null, reason = "r" })
            .Refused("not-correctable", ("version", "3"));
    }

    [Fact]
    public async Task Books_nothing_where_no_closed_month_is_altered()
    {
        var ledger = await JulyClosed();
        var answer = await ledger.Tell(Id, "amend", Raise
            .With("effectiveOn", "2026-08-01").With("fees[0].from", "2026-08-01")).Accepted();
        answer.Count("events").ShouldBe(1);
        await ledger.Tell("late", "sign", Plain.With("bookInOpenMonth", true)).Says(
            ("events[0].type", "ContractSigned"), ("events[1].data.differences[0].amount", "1000.00"));
    }

    [Fact]
    public async Task Takes_an_invoice_of_a_closed_month_off_in_the_month_of_its_void()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Plain);
        await ledger.Tell(Id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Accepted();
        await CloseJuly(ledger);
        await ledger.Tell(
            Id, "void-invoice", new { invoice = $"{Id}-0001", voidedOn = "2026-08-06", reason = "wrong" })
            .Says(("events[0].data.takenOffIn", "2026-08"));
        await ledger.Get(Revenue).Says(
            ("rows[month=2026-07].billed", "1000.00"), ("rows[month=2026-08].billed", "-1000.00"),
            ("rows[month=2026-08].unbilled", "2000.00"));
    }
}
