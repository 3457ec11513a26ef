namespace EventLedger.Browser;

/// <summary>A scenario beside the ledger as it is, and answers that can be taken along.</summary>
[Collection(Reading.Name)]
public sealed class Comparing_scenarios(Site site)
{
    private const string Leaves = "/scenarios?scenario=reflection-leaves-first-chance";

    [Fact]
    public async Task Shows_a_shipped_one_side_by_side()
    {
        await using var window = await site.Open(Leaves + "&asOf=2027-01-15");
        await window.Shows("Give termination notice");
        var table = window.Page.GetByRole(
            AriaRole.Group, new() { NameString = "Run-rate: base, scenario and difference" });
        var live = table.Locator("tbody tr").First.Locator("td");
        await Expect(live.Nth(0)).ToContainTextAsync("150,000,000.00");
        await Expect(live.Nth(1)).ToContainTextAsync("0.00");
        await Expect(live.Nth(2)).ToContainTextAsync("150,000,000.00");
        (await site.Ledger.Get("/v1/contracts/reflection-colossus-2?asOf=2027-01-15"))["status"]
            .ShouldBe("Active");
    }

    [Fact]
    public async Task Says_which_command_is_refused_and_why()
    {
        await site.Ledger.Put("/v1/ledgers/what-if").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "what-if");
        await ledger.Furnish();
        await ledger.Sign("plain", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Post("/v1/scenarios", new
        {
            name = "Leaving without a clause",
            commands = new[]
            {
                new
                {
                    command = "GiveTerminationNotice",
                    id = "plain",
                    data = new { by = "Customer", givenOn = "2026-08-01" },
                },
            },
        }).Accepted();
        await using var window = await site.Open("/scenarios?ledger=what-if");
        await window.Shows("Command 1 is refused");
        await window.Press("Forget it");
        await window.Shows("There is none yet.");
    }

    [Fact]
    public async Task Opens_a_figure_of_a_side_and_hands_out_all_three()
    {
        await using var window = await site.Open(Leaves + "&asOf=2027-01-15");
        await window.Press("Firm of All contracts");
        await Expect(window.Drawer).ToContainTextAsync("457,258,064.52");
        await Expect(window.Drawer).ToContainTextAsync("Reflection AI on Colossus 2");
        await window.Page.GoBackAsync();
        await Expect(window.Drawer).ToBeHiddenAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "Forgone of All contracts" })
            .Last.ClickAsync();
        await Expect(window.Drawer).ToContainTextAsync("5,404,838,709.68");
        await window.Page.GoBackAsync();
        await window.Press("Export: commitments compared");
        var file = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "CSV" }).ClickAsync());
        var text = await File.ReadAllTextAsync(await file.PathAsync());
        foreach (var side in (string[])["base", "scenario", "difference"])
            text.ShouldContain($"\n{side},");
    }

    [Fact]
    public async Task Is_made_compared_and_committed()
    {
        await site.Ledger.Put("/v1/ledgers/commit").Accepted();
        var ledger = site.Ledger.With("X-Ledger", "commit");
        await ledger.Furnish();
        await ledger.Sign("plain", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Post("/v1/scenarios", new
        {
            name = "A higher fee",
            commands = new[]
            {
                new
                {
                    command = "AmendContract",
                    id = "plain",
                    data = new
                    {
                        effectiveOn = "2026-07-15",
                        fees = new[] { new { from = "2026-07-15", monthlyFee = "1500.00" } },
                    },
                },
            },
        }).Accepted();
        var made = (await ledger.Get("/v1/scenarios").Accepted())["items[0].id"];
        await using var window = await site.Open($"/scenarios?ledger=commit&scenario={made}&asOf=2026-07-20");
        await Expect(window.Page.GetByRole(
            AriaRole.Group, new() { NameString = "Run-rate: base, scenario and difference", Exact = true }))
            .ToContainTextAsync("1,500.00");
        await window.Press("Commit these commands");
        await window.Page.GetByLabel("Store them in the ledger").CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { NameString = "Commit", Exact = true })
            .ClickAsync();
        await Expect(window.Page.GetByText("1 command is in the ledger.")).ToBeVisibleAsync();
        (await ledger.Get("/v1/contracts/plain?asOf=2026-07-15"))["monthlyFee"].ShouldBe("1500.00");
    }

    [Fact]
    public async Task The_book_says_what_comes_due_and_hands_it_out()
    {
        await using var window = await site.Open("/?asOf=2026-07-20");
        await window.Shows("From this day on either side may give notice.");
        await window.Press("Export: what comes due");
        var file = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Page.GetByRole(AriaRole.Menuitem, new() { NameString = "CSV" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("what-comes-due.csv");
        var text = await File.ReadAllTextAsync(await file.PathAsync());
        text.ShouldContain("NoticeOpens");
    }

    [Fact]
    public async Task An_answer_is_repeated_by_its_link()
    {
        var token = (await site.Ledger.Get("/v1/reports/run-rate?asOf=2026-07-20").Accepted())["token"];
        await using var window = await site.Open($"/answer?token={token}");
        await window.Shows("150000000.00");
        await window.Shows("2026-07-20");
    }
}
