namespace EventLedger.Acceptance.Books;

/// <summary>July 2026 is closed for the provider of the tests.</summary>
[Collection(AnotherCluster.Name)]
public sealed class With_closed_books(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "a-contract";

    private async Task<LedgerClient> JulyClosed()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell(Id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Accepted();
        await ledger.Post(
            "/v1/books/provider/close-month", new { month = "2026-07", closedOn = "2026-08-05" }).Accepted();
        return ledger;
    }

    [Fact]
    public async Task Documents_of_open_months_are_taken()
    {
        var ledger = await JulyClosed();
        await ledger.Tell(Id, "invoice-month", new { month = "2026-08", issuedOn = "2026-08-01" }).Accepted();
        await ledger.Tell(Id, "record-payment", new
        {
            invoice = $"{Id}-0001",
            amount = "1000.00",
            paidOn = "2026-08-01",
            reference = "wire-1",
        }).Accepted();
    }

    [Fact]
    public async Task Terms_change_where_no_closed_month_does()
    {
        var ledger = await JulyClosed();
        await ledger.Tell(
            Id, "amend", new { effectiveOn = "2026-08-01", fees = Terms.Fee("2026-08-01", "1200.00") })
            .Accepted();
    }

    [Fact]
    public async Task A_contract_that_would_have_served_then_is_not_signed_any_more()
    {
        var ledger = await JulyClosed();
        await ledger.Tell("late", "sign", Terms.Plain("2026-07-31", "2026-12-31", "1000.00"))
            .Refused("period-closed", ("months[0]", "2026-07"));
        await ledger.Sign("later", Terms.Plain("2026-08-01", "2026-12-31", "1000.00"));
    }

    [Fact]
    public async Task A_fact_of_then_is_not_corrected_where_that_changes_the_charge()
    {
        var ledger = await JulyClosed();
        var correction = Draft.Of(new { version = 1, reason = "mistyped" })
            .With("replacement", Terms.Plain("2026-07-01", "2026-12-31", "1100.00"));
        await ledger.Tell(Id, "correct-event", correction)
            .Refused("period-closed", ("months[0]", "2026-07"));
    }

    [Fact]
    public async Task Reopening_lets_everything_pass_again()
    {
        var ledger = await JulyClosed();
        var late = new
        {
            invoice = $"{Id}-0001",
            amount = "1.00",
            paidOn = "2026-07-31",
            reference = "wire-1",
        };
        await ledger.Tell(Id, "record-payment", late).Refused("period-closed", ("on", "2026-07-31"));
        await ledger.Post(
            "/v1/books/provider/reopen-month", new { month = "2026-07", reason = "forgotten" }).Accepted();
        await ledger.Tell(Id, "record-payment", late).Accepted();
    }

    [Fact]
    public async Task Another_rule_that_refuses_too_comes_first()
    {
        var ledger = await JulyClosed();
        await ledger.Tell(Id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-02" })
            .Refused("month-already-invoiced");
    }
}
