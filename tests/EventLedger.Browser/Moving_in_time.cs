using System.Text.RegularExpressions;

namespace EventLedger.Browser;

/// <summary>The time bar: dragged, typed into and stepped, and everything on the page follows.</summary>
[Collection(Reading.Name)]
public sealed class Moving_in_time(Site site)
{
    [Fact]
    public async Task By_typing_a_day_shows_the_book_of_that_day()
    {
        await using var window = await site.Open("/");
        await window.Page.GetByLabel("As of", new() { Exact = true }).FillAsync("2027-01-15");
        await window.Shows("457,258,064.52");
        await window.Shows("967,741,935.48");
        window.Query.ShouldContain("asOf=2027-01-15");
    }

    [Fact]
    public async Task By_keys_goes_by_day_month_and_event_and_home()
    {
        await using var window = await site.Open("/?asOf=2026-06-21");
        foreach (var (key, day) in new[]
        {
            ("ArrowRight", "22 Jun 2026"),
            ("Shift+ArrowRight", "22 Jul 2026"),
            ("Alt+ArrowLeft", "15 Jul 2026"),
            ("Alt+ArrowLeft", "22 Jun 2026"),
            ("PageUp", "22 Jul 2026"),
            ("ArrowLeft", "21 Jul 2026"),
            ("Home", "15 Jul 2026"),
        })
        {
            await window.AsOf.PressAsync(key);
            await Expect(window.AsOf).ToHaveAttributeAsync("aria-valuetext", day);
            await window.Rest();
        }
        window.Query.ShouldNotContain("asOf");
    }

    [Fact]
    public async Task By_dragging_is_one_step_back()
    {
        await using var window = await site.Open("/?asOf=2026-07-01");
        var page = window.Page;
        var box = (await window.AsOf.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 300, box.Y + box.Height / 2, new() { Steps = 12 });
        await page.Mouse.UpAsync();
        await page.WaitForURLAsync(url => !url.Contains("asOf=2026-07-01", StringComparison.Ordinal));
        await window.Rest();
        await Expect(window.AsOf).ToHaveAttributeAsync("aria-valuetext", new Regex("202[789]"));
        await page.GoBackAsync();
        await Expect(window.AsOf).ToHaveAttributeAsync("aria-valuetext", "1 Jul 2026");
        await window.Shows("895,161,290.32");
        await page.GoForwardAsync();
        await Expect(window.AsOf).Not.ToHaveAttributeAsync("aria-valuetext", "1 Jul 2026");
    }

    [Fact]
    public async Task Is_kept_by_the_address_by_links_and_by_a_reload()
    {
        await using var window = await site.Open("/?asOf=2027-01-15&knownAt=2026-07-15T12:00:00.5Z");
        await window.Page.GetByRole(AriaRole.Link, new() { NameString = "Contracts" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/contracts?**");
        window.Query.ShouldContain("asOf=2027-01-15");
        window.Query.ShouldContain("knownAt=2026-07-15T12:00:00.5Z");
        await window.Page.ReloadAsync();
        await window.Rest();
        await Expect(window.AsOf).ToHaveAttributeAsync("aria-valuetext", "15 Jan 2027");
    }

    [Fact]
    public async Task Back_to_what_was_known_leaves_out_what_came_later()
    {
        var events = await site.Ledger.Get("/v1/contracts/reflection-colossus-2/events").Accepted();
        var announced = events["items[version=1].recordedAt"];
        await using var window = await site.Open($"/?asOf=2026-07-20&knownAt={announced}");
        await window.Shows("As of this day nothing is signed");
        await window.KnownAt.PressAsync("Alt+ArrowRight");
        await window.Shows("803,225,806.45");
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "Today, now" }).ClickAsync();
        await Expect(window.KnownAt).ToHaveAttributeAsync("aria-valuetext", "now");
        window.Query.ShouldBe("");
    }

    [Fact]
    public async Task To_a_day_that_does_not_exist_is_as_if_none_was_named()
    {
        await using var window = await site.Open("/?asOf=2026-02-30&knownAt=yesterday");
        await Expect(window.AsOf).ToHaveAttributeAsync("aria-valuetext", "15 Jul 2026");
        await window.Shows("6,300,000,000.00");
    }
}
