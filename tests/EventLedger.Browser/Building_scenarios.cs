namespace EventLedger.Browser;

/// <summary>A scenario put together out of the same forms as commands; nothing of it is stored.</summary>
[Collection(Reading.Name)]
public sealed class Building_scenarios(Site site)
{
    private const string Make = "/scenarios?make=new&asOf=2026-07-20";

    private static ILocator Form(Window window, string command) =>
        window.Page.GetByRole(AriaRole.Form, new() { NameString = command });

    private static ILocator Steps(Window window) => window.Page
        .GetByRole(AriaRole.List, new() { NameString = "Commands of the scenario" })
        .GetByRole(AriaRole.Listitem);

    private static ILocator Field(Window window, string path) =>
        window.Page.Locator($"[data-path='{path}']");

    private static async Task Choose(Window window, string command)
    {
        await window.Page.GetByPlaceholder("What would be done").ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { NameString = command }).ClickAsync();
        await Expect(Form(window, command)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Out_of_forms_that_are_refused_put_right_and_compared()
    {
        await using var window = await site.Open(Make);
        await window.Page.GetByLabel("Name").FillAsync("Dearer, then gone");
        await Choose(window, "Amend terms");
        await Field(window, "id").FillAsync("reflection-colossus-2");
        await Field(window, "effectiveOn").FillAsync("2026-07-15");
        await window.Page.GetByRole(AriaRole.Group, new() { NameString = "Fees" }).GetByText("Change")
            .ClickAsync();
        await Field(window, "fees[0].from").FillAsync("2026-07-15");
        await window.Press("Add to the scenario");
        await Expect(Field(window, "fees[0].monthlyFee")).ToHaveAttributeAsync("aria-invalid", "true");
        await Field(window, "fees[0].monthlyFee").FillAsync("160,000,000");
        await window.Press("Add to the scenario");
        await window.Shows("Fees: from: 15 Jul 2026, monthly fee: 160,000,000");
        await window.Shows("+10,000,000.00");

        await Choose(window, "Give termination notice");
        await Expect(Field(window, "id")).ToHaveValueAsync("reflection-colossus-2");
        window.Query.ShouldContain("step=contracts/reflection-colossus-2/give-termination-notice");
        await Field(window, "givenOn").FillAsync("2026-08-01");
        await window.Press("Add to the scenario");
        await window.Shows("it may be given from 2026-10-01 on");
        (await window.Barriers()).ShouldBeEmpty();
        await window.Press("Use 1 Oct 2026");
        await window.Press("Add to the scenario");
        await Expect(Steps(window)).ToHaveCountAsync(2);

        await window.Press("Compare");
        await window.Shows("Make another of it");
        await window.Shows("160,000,000.00");
        (await site.Ledger.Get("/v1/contracts/reflection-colossus-2/events").Accepted()).Count("items")
            .ShouldBe(2);
    }

    [Fact]
    public async Task Edited_ordered_taken_out_and_kept_over_a_reload()
    {
        await using var window = await site.Open(
            "/scenarios?make=reflection-leaves-first-chance&asOf=2026-07-20");
        await Expect(window.Page.GetByLabel("Name"))
            .ToHaveValueAsync("Reflection leaves at the first chance, otherwise");
        await Choose(window, "Withdraw the notice");
        await Field(window, "withdrawnOn").FillAsync("2026-11-01");
        await window.Press("Add to the scenario");
        await Expect(Steps(window)).ToHaveCountAsync(2);
        await window.Press("Move command 2 up");
        await Expect(Steps(window).First).ToContainTextAsync("no-notice");
        await window.Page.ReloadAsync();
        await Expect(Steps(window).First).ToContainTextAsync("No notice stands on 2026-11-01");
        await window.Press("Remove command 1");
        await window.Press("Edit command 1");
        window.Query.ShouldContain("step=0");
        await Expect(Field(window, "givenOn")).ToHaveValueAsync("2026-10-01");
        await Field(window, "givenOn").FillAsync("2026-12-01");
        await window.Press("Keep the change");
        await Expect(Steps(window)).ToContainTextAsync(["Given on: 1 Dec 2026"]);
        await window.Press("Look as of 1 Dec 2026");
        await window.Shows("Forgone");
    }

    [Fact]
    public async Task With_a_correction_that_begins_with_what_was_recorded()
    {
        await using var window = await site.Open(
            Make + "&step=contracts/reflection-colossus-2/correct-event");
        await window.Page.GetByPlaceholder("What was recorded wrongly").ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { NameString = "Reflection AI signed" })
            .ClickAsync();
        await Expect(Field(window, "replacement.fees[0].monthlyFee")).ToHaveValueAsync("150000000.00");
        await Field(window, "replacement.fees[0].monthlyFee").FillAsync("155000000.00");
        await Field(window, "reason").FillAsync("Mistyped");
        await window.Press("Add to the scenario");
        await window.Shows("+5,000,000.00");
    }
}
