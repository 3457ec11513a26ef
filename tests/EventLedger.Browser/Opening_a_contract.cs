namespace EventLedger.Browser;

/// <summary>A contract's own page: its terms in time, what is owed of it, and what happened.</summary>
[Collection(Reading.Name)]
public sealed class Opening_a_contract(Site site)
{
    private const string Reflection = "/contracts/reflection-colossus-2";

    private static ILocator Handle(Window window) =>
        window.Page.GetByRole(AriaRole.Slider, new() { NameString = "What if notice is given on this day" });

    private static ILocator Outcome(Window window) =>
        window.Page.GetByRole(AriaRole.Region, new() { NameString = "What if notice is given" });

    [Fact]
    public async Task From_the_list_shows_what_is_owed_and_why()
    {
        await using var window = await site.Open("/contracts?asOf=2026-07-01");
        await window.Page.GetByRole(AriaRole.Link, new() { NameString = "Reflection AI on Colossus 2" })
            .ClickAsync();
        await window.Shows("895,161,290.32");
        await window.Shows("Reflection AI signed with SpaceX on 2026-06-22");
        window.Query.ShouldContain("asOf=2026-07-01");
        await window.Press("895,161,290.32");
        await Expect(window.Drawer).ToContainTextAsync("150,000,000.00 USD a month, 30 of 31 days");
        await Expect(window.Drawer).ToContainTextAsync("Either side may leave with 90 days' notice");
        await window.Page.GoBackAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Page.GoBackAsync();
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("Contracts");
    }

    [Fact]
    public async Task Follows_the_bar_of_time()
    {
        await using var window = await site.Open($"{Reflection}?asOf=2026-07-20");
        await window.Shows("803,225,806.45");
        await window.AsOf.PressAsync("Shift+ArrowRight");
        await window.Shows("As of 20 Aug 2026");
        await window.Shows("653,225,806.45");
    }

    [Fact]
    public async Task Asks_what_notice_on_a_day_would_do_by_keys_and_by_the_field()
    {
        await using var window = await site.Open($"{Reflection}?asOf=2026-07-20");
        await Expect(Outcome(window)).ToContainTextAsync("30 Dec 2026");
        await Handle(window).PressAsync("ArrowRight");
        await Expect(Outcome(window)).ToContainTextAsync("31 Dec 2026");
        await window.Page.GetByLabel("If notice is given on", new() { Exact = true }).FillAsync("2027-01-15");
        await Expect(Outcome(window)).ToContainTextAsync("15 Apr 2027");
        await Expect(Outcome(window)).ToContainTextAsync("4,875,000,000.00");
        window.Query.ShouldContain("notice=2027-01-15");
        await window.Page.ReloadAsync();
        await Expect(Outcome(window)).ToContainTextAsync("15 Apr 2027");
    }

    [Fact]
    public async Task Asks_by_dragging_the_day_and_says_from_when_it_may_be_given()
    {
        await using var window = await site.Open($"{Reflection}?asOf=2026-07-20");
        await Handle(window).ScrollIntoViewIfNeededAsync();
        var box = (await Handle(window).BoundingBoxAsync())!;
        var (x, y, mouse) = (box.X + box.Width / 2, box.Y + box.Height / 2, window.Page.Mouse);
        await mouse.MoveAsync(x, y);
        await mouse.DownAsync();
        await mouse.MoveAsync(x + 300, y, new() { Steps = 8 });
        await mouse.UpAsync();
        await Expect(Outcome(window)).ToContainTextAsync("without notice 31 Dec 2029");
        await window.Rest();
        window.Query.ShouldContain("notice=202");
        await window.Page.GetByLabel("If notice is given on", new() { Exact = true }).FillAsync("2026-08-01");
        await Expect(Outcome(window)).ToContainTextAsync("it may be given from 2026-10-01 on");
        await window.Press("Ask about 1 Oct 2026");
        await Expect(Outcome(window)).ToContainTextAsync("30 Dec 2026");
    }

    [Fact]
    public async Task Shows_what_is_only_announced_as_it_was_stated()
    {
        await using var window = await site.Open("/contracts/openai-oracle?asOf=2026-07-20");
        await window.Shows("300,000,000,000.00");
        await window.Shows("Announced beside signed");
        await window.Shows("not stated");
        await Expect(Handle(window)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Says_that_there_is_none()
    {
        await using var window = await site.Open("/contracts/nobody-s-contract");
        await window.Shows("There is no contract nobody-s-contract");
    }

    [Fact]
    public async Task Leads_from_a_day_on_which_nothing_was_known_to_today()
    {
        await using var window = await site.Open($"{Reflection}?asOf=2026-01-01");
        await window.Shows("Nothing may have been known of it");
        await window.Press("Look at today, as known now");
        await window.Shows("What is owed");
        window.Query.ShouldBe("");
    }
}
