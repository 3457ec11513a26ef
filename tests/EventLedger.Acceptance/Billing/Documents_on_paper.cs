namespace EventLedger.Acceptance.Billing;

/// <summary>Invoices, credit notes and statements as pages, and on paper by Chromium.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Documents_on_paper(LedgerServer server, BrowserlessServer browserless)
    : IClassFixture<LedgerServer>, IClassFixture<BrowserlessServer>
{
    private static async Task Billed(LedgerClient ledger, string id)
    {
        await ledger.Sign(id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell(id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Accepted();
        await ledger.Tell(id, "amend", new
        {
            effectiveOn = "2026-07-01",
            fees = new[] { new { from = "2026-07-01", monthlyFee = "900.00" } },
            reason = "<b>fewer</b> racks & chips",
        }).Accepted();
        await ledger.Tell(id, "invoice-month", new { month = "2026-08", issuedOn = "2026-08-01" }).Accepted();
        await ledger.Tell(id, "issue-credit-note", new
        {
            invoice = $"{id}-0001",
            amount = "250.00",
            issuedOn = "2026-08-02",
            reason = "an outage",
        }).Accepted();
    }

    [Theory]
    [InlineData("invoices/paged-0002", "Change for July 2026|-100.00|900.00|800.00 USD|The customer")]
    [InlineData("credit-notes/paged-C0001", "Concession: an outage|250.00|paged-0001|2 August 2026")]
    [InlineData("statement", "Invoice paged-0002|Credit note paged-C0001|1,550.00 USD|The provider")]
    public async Task Are_pages_in_HTML(string document, string expected)
    {
        var ledger = await server.FreshLedger();
        await Billed(ledger, "paged");
        var path = $"/v1/contracts/paged/{document}?asOf=2026-08-31";

        var page = await ledger.With("Accept", "text/html,*/*;q=0.8").Get(path).Accepted();

        page.MediaType.ShouldBe("text/html");
        foreach (var text in expected.Split('|'))
            page.Text.Replace("&#160;", " ", StringComparison.Ordinal).ShouldContain(text);
        page.Text.ShouldNotContain("<b>", Case.Sensitive, "what people wrote is text");
        page.Header("Content-Security-Policy")!.ShouldContain("default-src 'none'");
        (await ledger.Get(path + "&format=html").Accepted()).Text.ShouldBe(page.Text);
        (await ledger.With("Accept", "*/*").Get(path).Accepted()).MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Say_what_made_each_line()
    {
        var ledger = await server.FreshLedger();
        await Billed(ledger, "told");

        var page = await ledger.Get("/v1/contracts/told/invoices/told-0002?asOf=2026-08-31&format=html");

        page.Text.ShouldContain("&lt;b&gt;fewer&lt;/b&gt; racks &amp; chips");
        page.Text.ShouldContain("Issued as event 4 of the contract");
    }

    [Theory]
    [InlineData("invoices/paper-0002")]
    [InlineData("credit-notes/paper-C0001")]
    [InlineData("statement")]
    public async Task Are_printed_as_PDF(string document)
    {
        var ledger = await server.FreshLedger();
        await Billed(ledger, "paper");

        var pdf = await ledger.With("Accept", "application/pdf")
            .Get($"/v1/contracts/paper/{document}?asOf=2026-08-31&paper=letter").Accepted();

        pdf.MediaType.ShouldBe("application/pdf");
        pdf.Text.ShouldStartWith("%PDF-");
        pdf.Text.ShouldContain("/MediaBox [0 0 612 792]", Case.Sensitive, "Letter, in points");
    }

    [Fact]
    public async Task Are_406_as_PDF_without_a_browser()
    {
        await Billed(browserless.Ledger, "bare");

        var refused = await browserless.Ledger.With("Accept", "application/pdf")
            .Get("/v1/contracts/bare/invoices/bare-0001?asOf=2026-08-31");

        refused.Status.ShouldBe(406);
        refused["code"].ShouldBe("not-acceptable");
        refused["detail"]!.ShouldContain("Chromium");
        (await browserless.Ledger.Get("/v1/contracts/bare/statement?format=html").Accepted())
            .MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Refuse_formats_and_paper_that_do_not_exist()
    {
        var ledger = await server.FreshLedger();
        await Billed(ledger, "odd");
        const string path = "/v1/contracts/odd/invoices/odd-0001?asOf=2026-08-31";

        (await ledger.With("Accept", "image/png").Get(path)).Status.ShouldBe(406);
        await ledger.Get(path + "&format=csv").Malformed("format");
        await ledger.Get(path + "&format=pdf&paper=A5").Malformed("paper");
        (await ledger.Get("/v1/contracts/odd/invoices/odd-0009?format=html")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task There_is_no_statement_of_a_deal_that_is_only_announced()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("hearsay", "announce", new
        {
            providerId = "provider",
            customerId = "customer",
            announcedOn = "2026-07-01",
        }).Accepted();

        (await ledger.Get("/v1/contracts/hearsay/statement?asOf=2026-08-31&format=html"))
            .Status.ShouldBe(404);
    }
}
