namespace EventLedger.Acceptance.Contracts;

/// <summary>Why 6.3 billion is 895 million firm, month by month and day by day.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Explaining_a_contract(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Reflection = "reflection-colossus-2";

    private Task<Answer> Explain(string cell, string asOf = "2026-07-01", string id = Reflection) =>
        server.Ledger.Get($"/v1/contracts/{id}/explain?cell={cell}&asOf={asOf}");

    [Fact]
    public async Task Shows_the_months_that_are_firm()
    {
        var firm = await Explain("/commitment/firm").Says(
            ("label", "Firm commitment of Reflection AI on Colossus 2 as of 2026-07-01"),
            ("kind", "Sum"),
            ("currency", "USD"),
            ("value", "895161290.32"),
            ("monthsTotal", "895161290.32"),
            ("months[month=2026-07].amount", "150000000.00"),
            ("months[month=2026-12].amount", "145161290.32"),
            ("months[month=2026-12].charges[0].to", "2026-12-30"),
            ("months[month=2026-12].charges[0].how", "150,000,000.00 USD a month, 30 of 31 days"));
        firm.Count("months").ShouldBe(6);
        firm.Each("rule.reasons", "sentence").ShouldBe(
        [
            "Either side may leave with 90 days' notice after 3 months.",
            "Service starts on 2026-07-01; 3 months later, on 2026-10-01, is the first day for notice.",
            "Notice on 2026-10-01 ends service on 2026-12-30: of 90 days of notice, 2026-10-02 is the first.",
            "So the charges from 2026-07-01 to 2026-12-30 are owed, whatever anybody decides.",
        ]);
    }

    [Fact]
    public async Task Names_the_signature_and_its_sources() => await Explain("/commitment/headline").Says(
        ("value", "6300000000.00"),
        ("events[type=ContractSigned].before", "6300000000.00"),
        ("events[type=ContractSigned].after", "6300000000.00"),
        ("events[type=DealAnnounced].change", "6300000000.00"));

    [Theory]
    [InlineData("earned", "967741935.48", 7)]
    [InlineData("firm", "457258064.52", 4)]
    [InlineData("cancellable", "4875000000.00", 33)]
    [InlineData("forgone", "0.00", 0)]
    public async Task Adds_months_up_to_each_figure_of_a_later_day(string figure, string value, int months)
    {
        var explained = await Explain($"/commitment/{figure}", "2027-01-15").Says(
            ("value", value), ("monthsTotal", months == 0 ? null : value));
        explained.Count("months").ShouldBe(months);
    }

    [Fact]
    public async Task Shows_what_goes_into_a_difference() => await Explain("/commitment/cancellable").Says(
        ("kind", "Difference"),
        ("inputs[role=headline].value", "6300000000.00"),
        ("inputs[role=less earned].value", "0.00"),
        ("inputs[role=less firm].cell", "/commitment/firm"),
        ("inputs[role=less firm].value", "895161290.32"),
        ("months[month=2026-12].amount", "4838709.68"));

    [Fact]
    public async Task Says_which_event_moved_the_last_firm_day()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("moved", Terms.Reflection);
        await ledger.GiveNotice("moved", "Customer", "2027-01-15").Accepted();
        await ledger.Get("/v1/contracts/moved/explain?cell=/commitment/firmUntil&asOf=2027-02-01").Says(
            ("kind", "Day"),
            ("value", "2027-04-15"),
            ("rule.reasons[0].sentence",
                "The customer gave notice on 2027-01-15; it ends service on 2027-04-15."),
            ("events[type=ContractSigned].after", "2027-05-02"),
            ("events[type=TerminationNoticeGiven].before", "2027-05-02"),
            ("events[type=TerminationNoticeGiven].after", "2027-04-15"),
            ("events[type=TerminationNoticeGiven].change", null));
        await ledger.Get("/v1/contracts/moved/explain?cell=/commitment/forgone&asOf=2027-02-01").Says(
            ("value", "4875000000.00"),
            ("monthsTotal", "4875000000.00"),
            ("events[type=TerminationNoticeGiven].change", "4875000000.00"));
    }

    [Fact]
    public async Task Says_which_event_decided_what_is_no_figure()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("told", Terms.Reflection);
        await ledger.GiveNotice("told", "Customer", "2027-01-15").Accepted();
        Task<Answer> Of(string cell) => ledger.Get($"/v1/contracts/told/explain?cell={cell}&asOf=2027-02-01");
        var status = await Of("/status").Says(
            ("kind", "Text"),
            ("label", "Status of told as of 2027-02-01"),
            ("value", "UnderNotice"),
            ("monthsTotal", null),
            ("events[type=ContractSigned].after", "Active"),
            ("events[type=TerminationNoticeGiven].before", "Active"),
            ("events[type=TerminationNoticeGiven].after", "UnderNotice"));
        status["rule.text"]!.ShouldStartWith("How it stands, the first that applies on the day");
        await Of("/notice/givenOn").Says(
            ("kind", "Day"), ("value", "2027-01-15"), ("events[1].type", "TerminationNoticeGiven"));
        await Of("/termination/noticeDays").Says(
            ("value", "90"), ("events[0].type", "ContractSigned"), ("events[0].change", "90"));
        await Of("/title").Says(("value", null), ("events[0].type", "ContractSigned"));
        await Of("/asOf").Says(("kind", "Asked"), ("value", "2027-02-01"));
    }

    [Fact]
    public async Task Is_repeated_by_the_contracts_token()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("kept", Terms.Reflection);
        var explained = await ledger
            .Get("/v1/contracts/kept/explain?cell=/commitment/firm&asOf=2027-02-01&version=1").Accepted();
        await ledger.GiveNotice("kept", "Customer", "2027-01-15").Accepted();
        var again = $"/v1/answers/{explained["token"]}/explain?cell=/commitment/firm";
        (await ledger.Get(again).Accepted()).Text.ShouldBe(explained.Text);
        await ledger.Get($"/v1/contracts/kept/explain?cell=/commitment/firm&version=3").NotFound();
    }

    [Fact]
    public async Task Tells_what_is_known_of_a_deal_that_is_only_announced() =>
        await Explain("/commitment/headline", id: "openai-oracle").Says(
            ("value", "300000000000.00"),
            ("rule.text", "Only announced: the total value as it was stated last."),
            ("monthsTotal", null));

    [Fact]
    public async Task Refuses_what_is_no_figure_or_not_there()
    {
        await Explain("/commitment/nothing").NotFound();
        await Explain("/fees/7/monthlyFee").NotFound();
        await Explain("/commitment").IsProblem(422, "not-a-figure", ("figures[0]", "/commitment/headline"));
        await Explain("/fees").IsProblem(422, "not-a-figure");
        await Explain("commitment/firm").Malformed("cell");
        await server.Ledger.Get($"/v1/contracts/{Reflection}/explain").Malformed("cell");
        await Explain("/commitment/firm", id: "no-such").NotFound();
        await Explain("/commitment/firm", "2020-01-01").NotFound();
    }
}
