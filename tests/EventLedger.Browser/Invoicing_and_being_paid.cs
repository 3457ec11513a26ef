using System.Text.RegularExpressions;

namespace EventLedger.Browser;

/// <summary>A month from its invoices to its close: run, paid, aged and frozen.</summary>
[Collection(Writing.Name)]
public sealed class Invoicing_and_being_paid(Site site)
{
    private const string Invoice = "reflection-colossus-2-0001";

    private const string Closing = "/billing?part=closing&provider=spacex&asOf=2026-08-05";

    /// <summary>July's invoice of 150,000,000.00, of 15 July and due 14 August, whoever is first.</summary>
    private Task<Answer> InvoiceJuly() => site.Ledger.WithKey("july").Post(
        "/v1/contracts/reflection-colossus-2/invoice-month", new { month = "2026-07" });

    [Fact]
    public async Task A_run_is_previewed_started_and_seen_to_its_end()
    {
        await site.Ledger.Put("/v1/ledgers/runs").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "runs");
        await ledger.Furnish();
        await ledger.Sign("first", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Sign("second", Terms.Plain("2026-07-01", "2026-12-31", "500.00"));
        await using var window = await site.Open("/billing?ledger=runs");
        await window.Shows("1,500.00");
        await window.Press("Preview");
        await window.Shows("2 invoices for Jul 2026");
        (await ledger.Get("/v1/contracts/first/billing")).Count("invoices").ShouldBe(0);
        await window.Press("Start the run");
        await Expect(window.Page.GetByText("Finished").First).ToBeVisibleAsync();
        await window.Shows("2 of 2 contracts done");
        await window.Shows("Nothing waits for an invoice as of this day.");
        await window.Press("Preview");
        await window.Shows("Nothing of Jul 2026 is due.");
        (await ledger.Get("/v1/contracts/second/billing")).Count("invoices").ShouldBe(1);
    }

    private static ILocator Preview(Window window) =>
        window.Drawer.GetByRole(AriaRole.Region, new() { NameString = "Preview" });

    private static Task Fill(Window window, string path, string text) =>
        window.Drawer.Locator($"[data-path='{path}']").FillAsync(text);

    private static Task Press(Window window, string name) => window.Drawer
        .GetByRole(AriaRole.Button, new() { NameString = name, Exact = true }).ClickAsync();

    [Fact]
    public async Task A_payment_is_refused_previewed_and_recorded_once()
    {
        await InvoiceJuly();
        await using var window = await site.Open("/billing?part=documents&contract=reflection-colossus-2");
        await window.Press($"Record a payment on {Invoice}");
        await Fill(window, "amount", "200,000,000");
        await Fill(window, "reference", "wire-7");
        await Press(window, "Preview");
        await Press(window, "Use 150,000,000.00");
        await Fill(window, "amount", "50,000,000");
        await Press(window, "Preview");
        await Expect(Preview(window)).ToContainTextAsync("100,000,000.00");
        await Expect(Preview(window)).ToContainTextAsync("Partly paid");
        await Fill(window, "amount", "150,000,000");
        await Press(window, "Preview again");
        await Expect(Preview(window)).Not.ToContainTextAsync("Partly paid");
        await window.Offline(true);
        await Press(window, "Commit");
        await Expect(window.Drawer).ToContainTextAsync("it is stored once, whichever way it went");
        await window.Offline(false);
        await Press(window, "Commit");
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Shows("wire-7");
        var billing = await site.Ledger.Get("/v1/contracts/reflection-colossus-2/billing").Accepted();
        billing["totals.paid"].ShouldBe("150000000.00");
        await window.Page.GetByRole(AriaRole.Link, new() { NameString = $"PDF of {Invoice}" }).WaitForAsync();
    }

    [Fact]
    public async Task A_credit_note_takes_no_more_than_is_owed()
    {
        await site.Ledger.Put("/v1/ledgers/credited").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "credited");
        await ledger.Furnish();
        await ledger.Sign("dark", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell("dark", "invoice-month", new { month = "2026-07" }).Accepted();
        await using var window = await site.Open("/billing?ledger=credited&part=documents&contract=dark");
        await window.Press("More to do with dark-0001");
        await window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "Issue a credit note" })
            .ClickAsync();
        await Fill(window, "amount", "1,200");
        await Press(window, "Preview");
        await Expect(window.Drawer.Locator("[data-path='reason']"))
            .ToHaveAttributeAsync("aria-invalid", "true");
        await Fill(window, "reason", "Two days without power");
        await Press(window, "Preview");
        await Press(window, "Use 1,000.00");
        await Fill(window, "amount", "250");
        await Press(window, "Preview");
        await Expect(Preview(window)).ToContainTextAsync("750.00");
        (await ledger.Get("/v1/contracts/dark/billing").Accepted()).Count("creditNotes").ShouldBe(0);
        await Press(window, "Commit");
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Shows("Two days without power");
        (await ledger.Get("/v1/contracts/dark/billing").Accepted())["totals.balance"].ShouldBe("750.00");
    }

    [Fact]
    public async Task What_is_owed_ages_with_the_time_bar()
    {
        await InvoiceJuly();
        var before = "&knownAt=" + (await site.Ledger.Get("/v1/contracts/reflection-colossus-2/events")
            .Accepted())["items[type=MonthInvoiced].recordedAt"];
        await using var window = await site.Open($"/billing?part=receivables&asOf=2026-07-20{before}");
        var cells = window.Page.Locator("main tbody tr").First.Locator("td");
        await Expect(cells.Nth(1)).ToContainTextAsync("150,000,000.00");
        await cells.Nth(1).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("Open and not due by Reflection AI in USD");
        await Expect(window.Drawer).ToContainTextAsync(Invoice);
        await window.Page.GoBackAsync();
        await window.Page.GetByLabel("As of", new() { Exact = true }).FillAsync("2026-10-01");
        await Expect(cells.Nth(1)).ToHaveTextAsync(new Regex("^0[.]00"));
        await Expect(cells.Nth(3)).ToContainTextAsync("150,000,000.00");
        await window.Press("Reflection AI");
        window.Query.ShouldContain("customer=reflection-ai");
    }

    [Fact]
    public async Task What_a_month_earned_opens_into_its_days()
    {
        await using var window = await site.Open("/billing?part=revenue&asOf=2026-07-31");
        await window.Press("Earned, Jul 2026");
        await Expect(window.Drawer).ToContainTextAsync("Earned in 2026-07 in USD");
        await Expect(window.Drawer).ToContainTextAsync("150,000,000.00 USD a month, the whole month");
        await window.Drawer.GetByRole(AriaRole.Link, new() { NameString = "The whole answer" }).ClickAsync();
        await window.Shows("An answer that repeats");
    }

    [Fact]
    public async Task A_document_of_another_ledger_is_had_from_the_contracts_page()
    {
        await site.Ledger.Put("/v1/ledgers/papers").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "papers");
        await ledger.Furnish();
        await ledger.Sign("billed", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell("billed", "invoice-month", new { month = "2026-07" }).Accepted();
        await using var window = await site.Open("/contracts/billed?ledger=papers");
        var file = await window.Page.RunAndWaitForDownloadAsync(() => window.Press("Page of billed-0001"));
        file.SuggestedFilename.ShouldBe("billed-0001.html");
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain("1,000.00");
        await window.Press("balance of billed-0001");
        await Expect(window.Drawer).ToContainTextAsync("2026-07 was invoiced by billed-0001");
    }

    [Theory]
    [InlineData("billed: show", "2026-07 was invoiced by opened-0001")]
    [InlineData("total of opened-0001", "2026-07 was invoiced by opened-0001")]
    [InlineData("payment wire-1 of opened-0001", "wire-1")]
    [InlineData("amount of opened-C0001", "an outage")]
    public async Task Amounts_of_documents_open_into_what_is_behind_them(string figure, string behind)
    {
        var name = $"opened-{figure.Length}";
        await site.Ledger.Put($"/v1/ledgers/{name}").Accepted();
        var ledger = site.Ledger.With("X-Ledger", name);
        await ledger.Furnish();
        await ledger.Sign("opened", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell("opened", "invoice-month", new { month = "2026-07" }).Accepted();
        await ledger.Tell("opened", "record-payment", new
        {
            invoice = "opened-0001",
            amount = "100.00",
            paidOn = "2026-07-15",
            reference = "wire-1",
        }).Accepted();
        await ledger.Tell("opened", "issue-credit-note", new
        {
            invoice = "opened-0001",
            amount = "50.00",
            reason = "an outage",
        }).Accepted();
        await using var window = await site.Open($"/billing?part=documents&contract=opened&ledger={name}");
        await window.Press(figure);
        await Expect(window.Drawer).ToContainTextAsync(behind);
    }

    [Fact]
    public async Task A_month_is_closed_once_it_was_seen_what_stays_and_opened_again_with_a_reason()
    {
        await using var window = await site.Open(Closing);
        var page = window.Page;
        await window.Press("Preview");
        await window.Shows("Jul 2026 stays as it is now:");
        await window.Shows("150,000,000.00");
        await window.Press("Close the month");
        await window.Shows("Jul 2026 is closed");
        await window.Shows("frozen at position");
        await window.Press("Reopen Jul 2026");
        await page.GetByLabel("Reason").FillAsync("An invoice was forgotten");
        await page.GetByRole(AriaRole.Button, new() { NameString = "Preview" }).Last.ClickAsync();
        await window.Press("Reopen Jul 2026");
        await window.Shows("Jul 2026 is open again");
        await window.Shows("An invoice was forgotten");
    }
}
