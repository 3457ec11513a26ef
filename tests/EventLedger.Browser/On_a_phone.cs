namespace EventLedger.Browser;

/// <summary>The whole way through on a narrow screen with fingers: from the book to a notice.</summary>
[Collection(Writing.Name)]
public sealed class On_a_phone(Site site)
{
    private static Task Tap(Window window, string button) => window.Drawer
        .GetByRole(AriaRole.Button, new() { NameString = button, Exact = true }).TapAsync();

    [Fact]
    public async Task The_bar_of_time_is_opened_by_a_touch()
    {
        await using var window = await site.Open("/?asOf=2026-07-20", narrow: true);
        await Expect(window.AsOf).ToBeHiddenAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "As of 20 Jul 2026" }).TapAsync();
        await Expect(window.AsOf).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_figure_opens_and_closes_by_a_touch()
    {
        await using var window = await site.Open(
            "/contracts/reflection-colossus-2?asOf=2026-07-01", narrow: true);
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "895,161,290.32" }).First
            .TapAsync();
        await Expect(window.Drawer).ToContainTextAsync("Either side may leave with 90 days' notice");
        (await window.Overflows()).ShouldBeFalse();
        await Tap(window, "Close");
        await Expect(window.Drawer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_notice_is_previewed_and_given()
    {
        await site.Signed("left-by-phone");
        await using var window = await site.Open(
            "/contracts?asOf=2026-10-20&find=left-by-phone", narrow: true);
        await window.Page.Locator("main tbody").GetByRole(AriaRole.Link).First.TapAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "Change" }).TapAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "Give termination notice" })
            .First.TapAsync();
        await window.Drawer.GetByLabel("Given on").First.FillAsync("2026-10-01");
        await Tap(window, "Preview");
        await Expect(window.Drawer).ToContainTextAsync("service ends on 2026-12-30");
        (await window.Overflows()).ShouldBeFalse();
        await Tap(window, "Commit");
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Shows("The customer gave notice on 2026-10-01");
        (await site.Events("left-by-phone")).ShouldBe(2);
    }
}
