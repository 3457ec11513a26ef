namespace EventLedger.Browser;

/// <summary>The book shows at once why 6.3 billion is not 6.3 billion.</summary>
[Collection(OneCluster.Name)]
public sealed class Opening_the_book(Site site) : IClassFixture<Site>
{
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
        await Expect(drawer).ToContainTextAsync("Firm commitment, USD");
        await drawer.GetByText("Reflection AI on Colossus 2").First.ClickAsync();
        await Expect(drawer).ToContainTextAsync("What happened");
        await Expect(drawer).ToContainTextAsync("A deal between SpaceX and Reflection AI became known");
        window.Query.ShouldContain("behind=contract/reflection-colossus-2");
        await page.GoBackAsync();
        await Expect(drawer).ToContainTextAsync("Firm commitment, USD");
        await page.GoBackAsync();
        await Expect(drawer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Shows_what_moved_run_rate_in_a_month()
    {
        await using var window = await site.Open("/?asOf=2026-07-20");
        await window.Press("New in Jul 2026");
        await Expect(window.Drawer).ToContainTextAsync("New on 1 Jul 2026");
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
