using System.Text.RegularExpressions;

namespace EventLedger.Browser;

/// <summary>
/// How a page comes: small, in its place, asking for what it shows, and still there without a server.
/// </summary>
[Collection(Reading.Name)]
public sealed class Loading_a_page(Site site)
{
    private const int MostBytes = 500_000;

    /// <summary>What answers no list, or one that does not grow with the book.</summary>
    private static readonly Regex OfFixedSize = new(
        "^/v1/(ledger|timeline|reports/run-rate/series|reports/revenue|billing-runs/[^/]+|answers/[^/]+"
        + "|scenarios/[^/]+|(contracts|parties|facilities|books)/[^/]+(/billing|/explain)?)([?]|$)");

    [Theory]
    [InlineData("/")]
    [InlineData("/contracts")]
    [InlineData("/contracts/reflection-colossus-2")]
    [InlineData("/billing")]
    [InlineData("/billing?part=documents")]
    [InlineData("/billing?part=receivables")]
    [InlineData("/billing?part=revenue")]
    [InlineData("/billing?part=closing")]
    [InlineData("/ledger")]
    public async Task Asks_for_no_list_without_saying_how_much_of_it(string path)
    {
        await using var window = await site.Open(path);
        window.Asked.Where(asked => !OfFixedSize.IsMatch(asked)
                && !asked.Contains("limit=", StringComparison.Ordinal)
                && !asked.Contains("top=", StringComparison.Ordinal))
            .ShouldBeEmpty();
        window.Asked.Count.ShouldBeGreaterThan(2);
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
        window.Loaded.Count.ShouldBeGreaterThan(5);
        window.Loaded.Sum(Built.Packed).ShouldBeInRange(100_000, MostBytes);
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
}
