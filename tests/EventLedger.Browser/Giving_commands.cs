namespace EventLedger.Browser;

/// <summary>Commands as forms: previewed, refused beside the field, stored once whatever happens.</summary>
[Collection(Writing.Name)]
public sealed class Giving_commands(Site site)
{
    private static ILocator Button(Window window, string name) =>
        window.Drawer.GetByRole(AriaRole.Button, new() { NameString = name, Exact = true });

    private static ILocator Preview(Window window) =>
        window.Drawer.GetByRole(AriaRole.Region, new() { NameString = "Preview" });

    private static ILocator Field(Window window, string label) =>
        window.Drawer.GetByLabel(label, new() { Exact = false }).First;

    private async Task<string> Signed(string id)
    {
        await site.Signed(id);
        return $"/contracts/{id}?asOf=2026-07-20&do=contracts/{id}/";
    }

    private Task<int> Events(string id) => site.Events(id);

    [Fact]
    public async Task Signs_a_contract_after_a_preview()
    {
        await using var window = await site.Open("/contracts?asOf=2026-07-20");
        await window.Press("New");
        await window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "Sign a contract" }).ClickAsync();
        await Field(window, "Id").FillAsync("typed-by-hand");
        await Field(window, "Title").FillAsync("Typed by hand");
        await Field(window, "Provider").FillAsync("spacex");
        await Field(window, "Customer").FillAsync("reflection-ai");
        await Field(window, "Signed on").FillAsync("2026-06-22");
        await Field(window, "First day of service").FillAsync("2026-07-01");
        await Field(window, "Last day of the term").FillAsync("2026-12-31");
        await window.Drawer.Locator("[data-path='fees[0].from']").FillAsync("2026-07-01");
        await window.Drawer.Locator("[data-path='fees[0].monthlyFee']").FillAsync("1,000,000");
        await window.Drawer.Locator("[data-path='termination.noticeDays']").FillAsync("30");
        await window.Drawer.Locator("[data-path='termination.lockInMonths']").FillAsync("0");
        await window.Drawer.Locator("[data-path='capacity[0].facilityId']").FillAsync("colossus-2");
        await Button(window, "Preview").ClickAsync();
        await Expect(Preview(window)).ToContainTextAsync("1,000,000.00 USD a month");
        await Expect(Preview(window)).ToContainTextAsync("6,000,000.00");
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Shows("Typed by hand");
        (await Events("typed-by-hand")).ShouldBe(1);
    }

    [Fact]
    public async Task Says_beside_each_field_what_is_missing()
    {
        await using var window = await site.Open("/contracts?do=contracts//sign");
        await Field(window, "Id").FillAsync("half-typed");
        await Button(window, "Preview").ClickAsync();
        await Expect(window.Drawer.Locator("[data-path='fees[0].monthlyFee']"))
            .ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(window.Drawer).ToContainTextAsync("It stands beside the fields that it concerns.");
        (await window.Barriers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_notice_is_put_right_by_one_press_and_given()
    {
        var form = await Signed("left-in-time");
        await using var window = await site.Open($"{form}give-termination-notice");
        await Field(window, "Given on").FillAsync("2026-08-01");
        await Button(window, "Preview").ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("it may be given from 2026-10-01 on");
        await Button(window, "Use 1 Oct 2026").ClickAsync();
        await Button(window, "Preview").ClickAsync();
        await Expect(Preview(window)).ToContainTextAsync("service ends on 2026-12-30");
        await Expect(Preview(window)).ToContainTextAsync("5,404,838,709.68");
        (await Events("left-in-time")).ShouldBe(1);
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Shows("The customer gave notice on 2026-10-01");
        (await Events("left-in-time")).ShouldBe(2);
    }

    [Fact]
    public async Task Is_stored_once_when_the_connection_breaks_on_the_way_back()
    {
        var form = await Signed("broken-line");
        await using var window = await site.Open($"{form}give-termination-notice?givenOn=2026-10-01");
        await Button(window, "Preview").ClickAsync();
        await Expect(Preview(window)).ToBeVisibleAsync();
        // The command arrives, its answer does not.
        await window.Page.RouteAsync("**/give-termination-notice", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("Whether it arrived is not known");
        await window.Page.UnrouteAsync("**/give-termination-notice");
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Page.GetByText("It was stored already")).ToBeVisibleAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        (await Events("broken-line")).ShouldBe(2);
    }

    [Fact]
    public async Task Keeps_what_was_typed_over_a_reload_and_back_and_forward()
    {
        var form = await Signed("kept-draft");
        await using var window = await site.Open($"{form}suspend");
        await Field(window, "Reason").FillAsync("A transformer burnt");
        await window.Page.ReloadAsync();
        await Expect(Field(window, "Reason")).ToHaveValueAsync("A transformer burnt");
        await Expect(window.Drawer).ToContainTextAsync("What you had typed is still here.");
        await Button(window, "Close").ClickAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Page.GoBackAsync();
        await Expect(Field(window, "Reason")).ToHaveValueAsync("A transformer burnt");
        await Button(window, "Start anew").ClickAsync();
        await Expect(Field(window, "Reason")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task In_two_tabs_the_second_sees_what_the_first_did_and_looks_again()
    {
        var form = await Signed("two-tabs");
        await using var window = await site.Open($"{form}attach-source");
        await Field(window, "Figure").FillAsync("monthlyFee");
        await Field(window, "Publisher").FillAsync("A newspaper");
        await Button(window, "Preview").ClickAsync();
        await Expect(Preview(window)).ToBeVisibleAsync();
        await site.Ledger.GiveNotice("two-tabs", "Customer", "2026-10-01").Accepted();
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("The contract moved since your preview");
        await Expect(window.Drawer).ToContainTextAsync("The customer gave notice on 2026-10-01");
        (await Events("two-tabs")).ShouldBe(2);
        await Button(window, "Preview again on what there is now").ClickAsync();
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        (await Events("two-tabs")).ShouldBe(3);
    }

    [Fact]
    public async Task Corrects_an_event_by_what_it_says_and_by_what_the_rules_make_of_it()
    {
        await Signed("corrected");
        await site.Ledger.GiveNotice("corrected", "Customer", "2026-10-01").Accepted();
        await using var window = await site.Open("/contracts/corrected?asOf=2026-10-20");
        await window.Press("Correct event 2");
        window.Query.ShouldContain("correct-event?version=2");
        var given = window.Drawer.Locator("[data-path='replacement.givenOn']");
        await Expect(given).ToHaveValueAsync("2026-10-01");
        await given.FillAsync("2026-10-05");
        await window.Drawer.Locator("[data-path='reason']").FillAsync("Read wrongly");
        await Button(window, "Preview").ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("By the rules lastServiceDay is 2027-01-03");
        await Button(window, "Use 3 Jan 2027").ClickAsync();
        await Button(window, "Preview").ClickAsync();
        await Expect(Preview(window)).ToContainTextAsync("was corrected");
        await Button(window, "Commit").ClickAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Shows("Corrected by event 3.");
        (await site.Ledger.Get("/v1/contracts/corrected?asOf=2026-10-20").Accepted())["lastServiceDay"]
            .ShouldBe("2027-01-03");
    }
}
