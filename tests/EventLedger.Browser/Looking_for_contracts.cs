using System.Text.Json;

namespace EventLedger.Browser;

/// <summary>The list of contracts: searched, narrowed, and each opened.</summary>
[Collection(Reading.Name)]
public sealed class Looking_for_contracts(Site site)
{
    private static ILocator Rows(Window window) => window.Page.Locator("main tbody tr");

    private static ILocator Row(Window window, string text) => Rows(window).Filter(new() { HasText = text });

    [Fact]
    public async Task Shows_signed_and_announced_ones_as_they_stand()
    {
        await using var window = await site.Open("/contracts?asOf=2026-07-20");
        await Expect(Rows(window)).ToHaveCountAsync(5);
        await Expect(Row(window, "Reflection")).ToContainTextAsync("150,000,000.00");
        await Expect(Row(window, "openai-oracle")).ToContainTextAsync("Announced");
    }

    [Fact]
    public async Task Finds_by_text_and_keeps_it_in_the_address()
    {
        await using var window = await site.Open("/contracts?asOf=2026-07-20");
        await window.Page.GetByLabel("Search contracts").FillAsync("anthropic");
        await Expect(Rows(window)).ToHaveCountAsync(1);
        window.Query.ShouldContain("find=anthropic");
        await window.Page.ReloadAsync();
        await Expect(Rows(window)).ToHaveCountAsync(1);
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "Clear" }).ClickAsync();
        await Expect(Rows(window)).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task Narrows_by_status()
    {
        await using var window = await site.Open("/contracts?asOf=2026-07-20&status=Active");
        await Expect(Rows(window)).ToHaveCountAsync(1);
        await window.Page.GetByRole(AriaRole.Combobox, new() { NameString = "Status" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { NameString = "Announced" }).ClickAsync();
        await Expect(Rows(window)).ToHaveCountAsync(4);
        await window.Page.GoBackAsync();
        await Expect(Rows(window)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Hands_out_what_is_listed_to_its_end()
    {
        const int Many = 1_010;
        await site.Ledger.Put("/v1/ledgers/many").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "many");
        await ledger.Furnish();
        var deal = JsonSerializer.Deserialize<JsonElement>(Terms.Deal.ToString());
        var announce = Enumerable.Range(1, Many)
            .Select(i => new { command = "AnnounceDeal", id = $"deal-{i:d4}", data = deal });
        await ledger.Post("/v1/commands", announce).Accepted();
        await using var window = await site.Open("/contracts?ledger=many&status=Announced");
        await Expect(Rows(window)).ToHaveCountAsync(50);
        await window.Press("Show the next 50");
        await Expect(Rows(window)).ToHaveCountAsync(100);
        await window.Press("Export: contracts");
        var file = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "CSV" }).ClickAsync());
        var lines = (await File.ReadAllTextAsync(await file.PathAsync())).Trim().Split('\n');
        lines.Length.ShouldBe(Many + 1);
        lines.Distinct().Count().ShouldBe(Many + 1);
        lines[^1].ShouldStartWith("deal-1010");
    }

    [Fact]
    public async Task Narrows_by_a_customer_that_is_one_of_many_by_typing_its_name()
    {
        const int Many = 1_100;
        await site.Ledger.Put("/v1/ledgers/crowd").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "crowd");
        await ledger.Furnish();
        await ledger.Post("/v1/commands", Enumerable.Range(1, Many).Select(i => new
        {
            command = "RegisterParty",
            id = $"party-{i:d4}",
            data = new { name = $"Company No. {i}" },
        })).Accepted();
        await ledger.Sign("of-the-last", Terms.Reflection.With("customerId", "party-1100"));
        await ledger.Sign("of-another", Terms.Reflection);
        await using var window = await site.Open("/contracts?ledger=crowd&asOf=2026-07-20");
        await Expect(Rows(window)).ToHaveCountAsync(2);
        await Expect(Row(window, "of-the-last")).ToContainTextAsync("Company No. 1100");
        var customer = window.Page.GetByRole(AriaRole.Combobox, new() { NameString = "Customer" });
        await customer.FillAsync("no. 1100");
        await Expect(window.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await customer.PressAsync("ArrowDown");
        await customer.PressAsync("Enter");
        await Expect(Rows(window)).ToHaveCountAsync(1);
        window.Query.ShouldContain("customer=party-1100");
        await window.Page.ReloadAsync();
        await Expect(customer).ToHaveValueAsync("Company No. 1100");
    }

    [Fact]
    public async Task Says_when_there_is_none()
    {
        await using var window = await site.Open("/contracts?find=nobody");
        await window.Shows("No contract is like that as of this day.");
    }
}
