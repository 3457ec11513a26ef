namespace EventLedger.Browser;

/// <summary>What holds for every page: both themes, wide and narrow.</summary>
[Collection(OneCluster.Name)]
public sealed class Every_page(Site site) : IClassFixture<Site>
{
    private const int MostBytes = 500_000;

    /// <summary>Each page on a laptop in light and on a phone in dark.</summary>
    public static TheoryData<string, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool>();
            foreach (var path in (string[])
            [
                "/?asOf=2026-07-20", "/contracts?asOf=2026-07-20", "/ledger",
                "/billing?asOf=2026-07-20", "/billing?part=documents&contract=reflection-colossus-2",
                "/billing?part=receivables", "/billing?part=revenue", "/billing?part=closing",
                "/scenarios?scenario=reflection-leaves-first-chance", "/scenarios?make=new",
                "/?asOf=2026-07-20&behind=contract/reflection-colossus-2", "/?ledger=barren", "/nowhere",
                "/contracts/reflection-colossus-2?asOf=2026-07-20",
                "/contracts/openai-oracle?behind=explain/reflection-colossus-2/commitment/firm",
                "/contracts?do=contracts//sign",
                "/scenarios?make=new&step=contracts/reflection-colossus-2/amend",
                "/contracts/reflection-colossus-2?do=contracts/reflection-colossus-2/correct-event?version=2",
                "/billing?do=contracts/reflection-colossus-2/issue-credit-note",
            ])
                foreach (var phone in (bool[])[false, true])
                    pages.Add(path, phone);
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Keeps_nobody_out_and_fits_its_window(string path, bool phone)
    {
        await site.Ledger.Put("/v1/ledgers/barren").Accepted();
        await using var window = await site.Open(path, dark: phone, narrow: phone);
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflows()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/?asOf=2026-07-20")]
    [InlineData("/contracts?asOf=2026-07-20")]
    public async Task Stays_where_it_is_while_it_loads(string path)
    {
        await using var window = await site.Open(path);
        (await window.Shifted()).ShouldBeLessThan(0.1, await window.Moved());
    }

    [Fact]
    public async Task Is_small_enough_to_load_anywhere()
    {
        await using var window = await site.Open("/");
        (await window.Loaded()).ShouldBeInRange(100_000, MostBytes);
    }

    [Fact]
    public async Task Keeps_the_theme_that_was_chosen()
    {
        await using var window = await site.Open("/");
        var html = window.Page.Locator("html");
        await Expect(html).ToHaveAttributeAsync("data-mantine-color-scheme", "light");
        await window.Press("Use the dark theme");
        await Expect(html).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
        await window.Page.ReloadAsync();
        await Expect(html).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
    }

    [Fact]
    public async Task Says_that_the_server_is_away_and_goes_on_when_it_is_back()
    {
        await using var window = await site.Open("/?asOf=2026-07-01");
        await window.Offline(true);
        await window.AsOf.PressAsync("ArrowRight");
        var banner = window.Page.GetByText("The server does not answer.");
        await Expect(banner).ToBeVisibleAsync();
        await window.Shows("895,161,290.32");
        await window.Offline(false);
        await Expect(banner).ToBeHiddenAsync();
        await window.Shows("890,322,580.64");
    }

    [Fact]
    public async Task Shows_the_problem_when_the_ledger_is_unknown()
    {
        await using var window = await site.Open("/contracts?ledger=nobody-s");
        var alert = window.Page.Locator("main").GetByRole(AriaRole.Alert);
        await Expect(alert).ToContainTextAsync("unknown-ledger");
    }

    [Fact]
    public async Task On_a_phone_opens_the_bar_of_time_by_a_touch()
    {
        await using var window = await site.Open("/?asOf=2026-07-20", narrow: true);
        await Expect(window.AsOf).ToBeHiddenAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "As of 20 Jul 2026" }).TapAsync();
        await Expect(window.AsOf).ToBeVisibleAsync();
    }
}
