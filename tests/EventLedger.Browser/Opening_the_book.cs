namespace EventLedger.Browser;

/// <summary>The book shows at once why 6.3 billion is not 6.3 billion.</summary>
[Collection(Reading.Name)]
public sealed class Opening_the_book(Site site)
{
    private const string Firm = "Firm commitment of all signed contracts in USD as of 2026-07-01";

    [Fact]
    public async Task Tells_headline_from_firm_from_earned()
    {
        await using var window = await site.Open("/?asOf=2026-07-01");
        await window.Shows("Of 6.30 billion USD signed, 895 million are firm");
        await window.Shows("6,300,000,000.00");
        await window.Shows("895,161,290.32");
        await window.Shows("5,404,838,709.68");
    }

    [Fact]
    public async Task Shows_today_and_now_when_the_address_says_no_other()
    {
        await using var window = await site.Open("/");
        await Expect(window.AsOf).ToHaveAttributeAsync("aria-valuetext", "15 Jul 2026");
        await Expect(window.KnownAt).ToHaveAttributeAsync("aria-valuetext", "now");
        await window.Shows("As of 15 Jul 2026");
    }

    [Fact]
    public async Task Opens_every_figure_into_what_is_behind_it_and_back_closes_it()
    {
        await using var window = await site.Open("/?asOf=2026-07-01");
        var page = window.Page;
        var drawer = window.Drawer;
        await window.Press("895,161,290.32");
        await Expect(drawer).ToContainTextAsync(Firm);
        await Expect(drawer).ToContainTextAsync("Reflection AI signed with SpaceX on 2026-06-22");
        await drawer.GetByText("Reflection AI on Colossus 2").First.ClickAsync();
        await Expect(drawer).ToContainTextAsync("150,000,000.00 USD a month, 30 of 31 days");
        await Expect(drawer).ToContainTextAsync("What happened");
        window.Query.ShouldContain("behind=explain/reflection-colossus-2/commitment/firm");
        await page.GoBackAsync();
        await Expect(drawer).ToContainTextAsync(Firm);
        await page.GoBackAsync();
        await Expect(drawer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Shows_what_moved_run_rate_in_a_month()
    {
        await using var window = await site.Open("/?asOf=2026-07-20");
        await window.Press("New in Jul 2026");
        await Expect(window.Drawer).ToContainTextAsync("New run-rate in 2026-07 in USD");
        await Expect(window.Drawer).ToContainTextAsync("Reflection AI on Colossus 2");
    }

    [Fact]
    public async Task Puts_sources_that_disagree_side_by_side()
    {
        await using var window = await site.Open("/?asOf=2026-07-20");
        await window.Shows("length in months");
        await window.Press("length in months");
        await Expect(window.Drawer).ToContainTextAsync("6.3 billion USD over three years");
    }

    [Fact]
    public async Task Opens_every_figure_of_a_share_into_what_it_is_made_of()
    {
        await using var window = await site.Open("/?asOf=2026-07-20");
        await window.Press("share of Reflection AI");
        await Expect(window.Drawer).ToContainTextAsync("100.0%");
        await window.Drawer.GetByRole(AriaRole.Button).Filter(new() { HasText = "what is behind it" })
            .First.ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("150,000,000.00");
    }

    [Fact]
    public async Task Loads_the_deals_of_the_press_into_an_empty_ledger_and_shows_them_at_once()
    {
        await site.Ledger.Put("/v1/ledgers/newcomer").Accepted();
        await using var window = await site.Open("/?ledger=newcomer&asOf=2026-07-01");
        await window.Shows("The ledger newcomer is empty");
        await window.Press("Load the deals");
        await window.Shows("Of 6.30 billion USD signed, 895 million are firm");
        await window.Page.ReloadAsync();
        await window.Shows("5,404,838,709.68");
        (await site.Ledger.With("X-Ledger", "newcomer").Get("/v1/scenarios").Accepted()).Count("items")
            .ShouldBe(3);
    }

    [Fact]
    public async Task Explains_an_empty_ledger_and_leads_to_one_with_deals()
    {
        await site.Ledger.Put("/v1/ledgers/empty").Accepted();
        await using var window = await site.Open("/?ledger=empty");
        await window.Shows("The ledger empty is empty");
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "Open default" }).ClickAsync();
        await window.Shows("6,300,000,000.00");
        window.Query.ShouldNotContain("ledger=");
    }
}
