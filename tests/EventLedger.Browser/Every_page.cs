namespace EventLedger.Browser;

/// <summary>What holds for every page: both themes, wide and narrow.</summary>
[Collection(Writing.Name)]
public sealed class Every_page(Site site)
{
    private const string Token = "{token}";

    /// <summary>Each page, and what opens beside it.</summary>
    public static TheoryData<string> Pages =>
    [
        "/?asOf=2026-07-20", "/contracts?asOf=2026-07-20", "/ledger", "/billing?asOf=2026-07-20",
        "/billing?part=documents&contract=reflection-colossus-2", "/billing?part=receivables",
        "/billing?part=revenue", "/billing?part=closing", "/?ledger=barren", "/nowhere",
        "/scenarios?scenario=reflection-leaves-first-chance", "/scenarios?make=new",
        "/?asOf=2026-07-20&behind=contract/reflection-colossus-2",
        $"/?asOf=2026-07-20&behind=cell/{Token}/totals/0/firm", $"/answer?token={Token}",
        "/contracts/reflection-colossus-2?asOf=2026-07-20",
        "/contracts/openai-oracle?behind=explain/reflection-colossus-2/commitment/firm",
        "/contracts?do=contracts//sign",
        "/scenarios?make=new&step=contracts/reflection-colossus-2/amend",
        "/contracts/reflection-colossus-2?do=contracts/reflection-colossus-2/correct-event?version=2",
        "/billing?do=contracts/reflection-colossus-2/issue-credit-note",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Keeps_nobody_out_and_fits_its_window_in_both_themes(string path)
    {
        await site.Ledger.Put("/v1/ledgers/barren").Accepted();
        var answer = await site.Ledger.Get("/v1/reports/commitments?asOf=2026-07-20").Accepted();
        await using var window = await site.Open(path.Replace(Token, answer["token"]));
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflows()).ShouldBeFalse();
        await window.Look(dark: true, width: 390);
        (await window.Barriers()).ShouldBeEmpty();
        (await window.Overflows()).ShouldBeFalse();
        (await window.Pushed()).ShouldBeEmpty();
    }
}
