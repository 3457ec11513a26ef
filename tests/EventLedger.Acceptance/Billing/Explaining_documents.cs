using System.Globalization;
using System.Text.Json;

namespace EventLedger.Acceptance.Billing;

/// <summary>Statement, billing and documents open into the contract's events.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Explaining_documents(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "owed";

    // July is billed, paid in part and amended; August trues it up; an outage is credited.
    private async Task<LedgerClient> Billed()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell(Id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Accepted();
        await ledger.Tell(Id, "record-payment", new
        {
            invoice = "owed-0001",
            amount = "400.00",
            paidOn = "2026-07-20",
            reference = "wire-1",
        }).Accepted();
        await ledger.Tell(Id, "amend", new
        {
            effectiveOn = "2026-07-01",
            fees = Terms.Fee("2026-07-01", "1100.00"),
        }).Accepted();
        await ledger.Tell(Id, "invoice-month", new { month = "2026-08", issuedOn = "2026-08-01" }).Accepted();
        await ledger.Tell(Id, "issue-credit-note", new
        {
            invoice = "owed-0002",
            amount = "50.00",
            issuedOn = "2026-08-02",
            reason = "an outage",
        }).Accepted();
        return ledger;
    }

    private static async Task<Answer> Explain(LedgerClient ledger, string read, string cell)
    {
        var answer = await ledger.Get($"/v1/contracts/{Id}/{read}").Accepted();
        return await ledger.Get($"/v1/answers/{answer["token"]}/explain?cell={cell}");
    }

    [Fact]
    public async Task Of_a_statement_names_what_was_owed_before_and_the_document()
    {
        var ledger = await Billed();
        const string Statement = "statement?from=2026-07-10&to=2026-08-31";
        await Explain(ledger, Statement, "/opening").Says(
            ("value", "1000.00"), ("currency", "USD"), ("events[type=MonthInvoiced].change", "1000.00"));
        await Explain(ledger, Statement, "/lines/1/balance").Says(
            ("label", "Balance of the line of owed-0002 on 2026-08-01"),
            ("value", "1800.00"),
            ("inputs[role=owed before].value", "600.00"),
            ("inputs[role=and the line's amount].value", "1200.00"),
            ("events[0].type", "MonthInvoiced"));
        await Explain(ledger, Statement, "/closing").Says(
            ("value", "1750.00"),
            ("inputs[role=receivable].value", "1750.00"),
            ("inputs[role=less unapplied].value", "0.00"),
            ("events[type=PaymentRecorded].change", "-400.00"),
            ("events[type=CreditNoteIssued].change", "-50.00"));
        await Explain(ledger, Statement, "/lines/0/kind").Says(
            ("kind", "Text"), ("value", "Payment"), ("events[0].type", "PaymentRecorded"));
        await Explain(ledger, Statement, "/lines/0/on").Says(("kind", "Day"), ("value", "2026-07-20"));
    }

    [Fact]
    public async Task Of_billing_names_what_changed_a_balance_and_a_status()
    {
        var ledger = await Billed();
        const string Billing = "billing?asOf=2026-08-31";
        await Explain(ledger, Billing, "/invoices/0/status").Says(
            ("value", "Overdue"), ("events[0].type", "MonthInvoiced"));
        await Explain(ledger, Billing, "/invoices/1/balance").Says(
            ("value", "1150.00"),
            ("events[type=MonthInvoiced].change", "1200.00"),
            ("events[type=CreditNoteIssued].change", "-50.00"));
        await Explain(ledger, Billing, "/totals/balance").Says(
            ("value", "1750.00"),
            ("inputs[role=billed].value", "2200.00"),
            ("inputs[role=less paid].value", "400.00"));
        await Explain(ledger, "invoices/owed-0002?asOf=2026-08-31", "/lines/1/reason").Accepted();
        await Explain(ledger, "credit-notes/owed-C0001?asOf=2026-08-31", "/reason").Says(
            ("value", "an outage"), ("events[0].type", "CreditNoteIssued"));
    }

    [Theory]
    [InlineData("statement?to=2026-08-31")]
    [InlineData("billing?asOf=2026-08-31")]
    [InlineData("invoices/owed-0001?asOf=2026-08-31")]
    [InlineData("credit-notes/owed-C0001?asOf=2026-08-31")]
    [InlineData("")]
    public async Task Opens_every_cell_and_adds_events_up_to_every_amount(string read)
    {
        var ledger = await Billed();
        var answer = await ledger.Get($"/v1/contracts/{Id}/{read}".TrimEnd('/')).Accepted();
        foreach (var cell in Cells(answer.Json, "").Where(cell => cell is not ("/position" or "/token")))
        {
            var explained = await ledger.Get(
                $"/v1/answers/{answer["token"]}/explain?cell={Uri.EscapeDataString(cell)}").Accepted();
            explained["rule.text"].ShouldNotBeNullOrWhiteSpace(cell);
            explained["label"].ShouldNotBeNullOrWhiteSpace(cell);
            if (explained["currency"] is null || explained["kind"] == "Asked"
                || !Amount(explained["value"], out var value))
                continue;
            explained.At("events").EnumerateArray()
                .Sum(e => Amount(e.GetProperty("change").ToString(), out var change) ? change : 0)
                .ShouldBe(value, explained.ToString());
        }
    }

    [Fact]
    public async Task Is_refused_for_what_is_no_cell_or_not_there()
    {
        var ledger = await Billed();
        await Explain(ledger, "statement", "/lines").IsProblem(422, "not-a-figure");
        await Explain(ledger, "statement", "").IsProblem(422, "not-a-figure");
        await Explain(ledger, "statement", "/lines/99/amount").NotFound();
        await Explain(ledger, "statement", "closing").Malformed("cell");
        await Explain(ledger, "events", "/items/0/type").Malformed("token");
    }

    private static bool Amount(string? text, out decimal amount) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
        out amount);

    private static IEnumerable<string> Cells(JsonElement here, string pointer) => here.ValueKind switch
    {
        JsonValueKind.Object =>
            here.EnumerateObject().SelectMany(one => Cells(one.Value, $"{pointer}/{one.Name}")),
        JsonValueKind.Array => here.EnumerateArray().SelectMany((one, i) => Cells(one, $"{pointer}/{i}")),
        _ => [pointer],
    };
}
