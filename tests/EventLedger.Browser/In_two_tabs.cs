namespace EventLedger.Browser;

/// <summary>
/// Two tabs of one browser on one contract: each sees what the other did, and nothing is done twice.
/// </summary>
[Collection(Writing.Name)]
public sealed class In_two_tabs(Site site)
{
    private const string Notice = "give-termination-notice?givenOn=2026-10-01";

    private static Task Press(Window window, string name) => window.Drawer
        .GetByRole(AriaRole.Button, new() { NameString = name, Exact = true }).ClickAsync();

    private static Task Previewed(Window window) => Expect(window.Drawer
        .GetByRole(AriaRole.Region, new() { NameString = "Preview" })).ToBeVisibleAsync();

    [Fact]
    public async Task What_is_done_in_one_is_seen_in_the_other()
    {
        await site.Signed("seen-in-both");
        const string Page = "/contracts/seen-in-both?asOf=2026-10-20";
        await using var first = await site.Open(Page);
        await using var second = await Site.Another(first, Page);
        await second.Shows("Reflection AI signed with SpaceX");
        await Expect(second.Page.Locator("h1 + *")).ToContainTextAsync("Active");
        await using var form = await Site.Another(first, $"{Page}&do=contracts/seen-in-both/{Notice}");
        await Press(form, "Preview");
        await Previewed(form);
        await Press(form, "Commit");
        await Expect(form.Drawer).ToBeHiddenAsync();
        foreach (var window in (Window[])[first, second])
        {
            await window.Shows("The customer gave notice on 2026-10-01");
            await Expect(window.Page.Locator("h1 + *")).ToContainTextAsync("Under notice");
        }
    }

    [Fact]
    public async Task The_same_form_in_both_is_stored_once()
    {
        await site.Signed("asked-twice");
        const string Form = $"/contracts/asked-twice?asOf=2026-10-20&do=contracts/asked-twice/{Notice}";
        await using var first = await site.Open(Form);
        await using var second = await Site.Another(first, Form);
        foreach (var window in (Window[])[first, second])
        {
            await Press(window, "Preview");
            await Previewed(window);
        }
        await Press(first, "Commit");
        await Expect(first.Drawer).ToBeHiddenAsync();
        await Press(second, "Commit");
        await Expect(second.Drawer).ToContainTextAsync("The contract moved since your preview");
        await Press(second, "Preview again on what there is now");
        await Expect(second.Drawer).ToContainTextAsync("already-under-notice");
        (await site.Events("asked-twice")).ShouldBe(2);
    }
}
