namespace EventLedger.Acceptance.Reports;

/// <summary>What is owed, billed and earned opens into documents and lines.</summary>
[Collection(OneCluster.Name)]
public sealed class Explaining_money(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static Task<Answer> Explain(LedgerClient ledger, string report, string cell) =>
        Explaining_a_figure.Explain(ledger, report, cell);

    [Fact]
    public async Task Of_receivables_names_the_documents()
    {
        var ledger = await Billed();
        var owed = await Explain(ledger, "receivables?asOf=2026-08-10", "/totals/0/total").Says(
            ("value", "1800.00"),
            ("partsTotal", "1800.00"),
            ("parts[0].how", "owed-0001: 600.00 USD open, due on 2026-07-31; owed-0002: 1,200.00 USD open, "
                + "due on 2026-08-31."),
            ("inputs[role=1 to 30 days late].value", "600.00"));
        owed.At("parts[0].events").EnumerateArray()
            .Select(e => (e.GetProperty("type").GetString(), e.GetProperty("change").GetString()))
            .ShouldBe(
            [
                ("MonthInvoiced", "1000.00"), ("PaymentRecorded", "-400.00"), ("MonthInvoiced", "1200.00"),
            ]);
    }

    [Fact]
    public async Task Of_revenue_names_the_lines_and_what_changed_a_month()
    {
        var ledger = await Billed();
        var billed = await Explain(ledger, "revenue?from=2026-08", "/rows/0/billed").Says(
            ("value", "1200.00"), ("partsTotal", "1200.00"));
        billed["parts[0].how"]!.ShouldStartWith(
            "owed-0002 charges 2026-08 with 1,100.00 USD; owed-0002 trues up 2026-07 by 100.00 USD (");
        await Explain(ledger, "revenue?from=2026-07", "/rows/0/earned").Says(
            ("value", "1100.00"),
            ("parts[0].how", "1,100.00 USD a month, the whole month."),
            ("parts[0].events[type=ContractAmended].change", "100.00"));
    }

    /// <summary>"closed" costs 1,300.00 from May on, 300.00 more than when May was closed.</summary>
    internal static async Task CloseMayAndRaiseItsFee(LedgerClient ledger)
    {
        await ledger.Sign("closed", Terms.Plain("2026-05-01", "2026-12-31", "1000.00"));
        await ledger.Post(
            "/v1/books/provider/close-month", new { month = "2026-05", closedOn = "2026-06-02" }).Accepted();
        await ledger.Tell("closed", "amend", new
        {
            effectiveOn = "2026-05-01",
            fees = Terms.Fee("2026-05-01", "1300.00"),
            bookInOpenMonth = true,
        }).Accepted();
    }

    [Fact]
    public async Task Of_a_closed_month_names_what_changed_it()
    {
        var ledger = await server.FreshLedger();
        await CloseMayAndRaiseItsFee(ledger);
        const string Report = "changed-since-close?asOf=2026-06-30";
        await Explain(ledger, Report, "/rows/0/earned/difference").Says(
            ("kind", "Difference"),
            ("value", "300.00"),
            ("inputs[role=less at close].value", "1000.00"),
            ("partsTotal", "300.00"),
            ("parts[0].events[type=ContractAmended].change", "300.00"));
        await Explain(ledger, Report, "/rows/0/earned/atClose").Says(
            ("value", "1000.00"), ("partsTotal", "1000.00"));
    }

    /// <summary>July is billed and paid in part, amended, and trued up with August.</summary>
    private async Task<LedgerClient> Billed()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("owed", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await Invoice("2026-07");
        await ledger.Tell("owed", "record-payment", new
        {
            invoice = "owed-0001",
            amount = "400.00",
            paidOn = "2026-07-20",
            reference = "wire-1",
        }).Accepted();
        await ledger.Tell("owed", "amend", new
        {
            effectiveOn = "2026-07-01",
            fees = Terms.Fee("2026-07-01", "1100.00"),
            reason = "mistyped",
        }).Accepted();
        await Invoice("2026-08");
        return ledger;

        Task<Answer> Invoice(string month) => ledger
            .Tell("owed", "invoice-month", new { month, issuedOn = $"{month}-01" }).Accepted();
    }
}
