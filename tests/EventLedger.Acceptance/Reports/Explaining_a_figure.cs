using System.Globalization;

namespace EventLedger.Acceptance.Reports;

/// <summary>Every cell opens into contracts and events, and the parts add up to it.</summary>
[Collection(OneCluster.Name)]
public sealed class Explaining_a_figure(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Seeded = "reflection-colossus-2";

    private Task<Answer> Explain(string report, string cell) => Explain(server.Ledger, report, cell);

    internal static async Task<Answer> Explain(LedgerClient ledger, string report, string cell)
    {
        var answer = await ledger.Get("/v1/reports/" + report).Accepted();
        return await ledger.Get($"/v1/answers/{answer["token"]}/explain?cell={cell}");
    }

    [Fact]
    public async Task Of_live_run_rate_names_the_step_and_the_signature() =>
        await Explain("run-rate?asOf=2026-07-31&groupBy=provider", "/currencies/0/groups/0/live").Says(
            ("report", "run-rate"),
            ("label", "Live run-rate of SpaceX in USD on 2026-07-31"),
            ("kind", "Sum"),
            ("value", "150000000.00"),
            ("partsCount", "1"),
            ("parts[0].contractId", Seeded),
            ("parts[0].events[0].type", "ContractSigned"),
            ("parts[0].events[0].change", "150000000.00"));

    [Fact]
    public async Task Of_announced_run_rate_adds_three_deals_up()
    {
        var explained = await Explain("run-rate?asOf=2026-07-01", "/currencies/0/announced/monthly").Says(
            ("label", "Announced run-rate, monthly, in USD on 2026-07-01"),
            ("value", "2320000000.00"),
            ("currency", "USD"),
            ("partsTotal", "2320000000.00"),
            ("partsCount", "3"),
            ("next", null),
            ("inputs[0].cell", "/currencies/0/announced/external"),
            ("parts[contractId=anthropic-colossus-1].value", "1250000000.00"),
            ("parts[contractId=reflection-colossus-2].title", "Reflection AI on Colossus 2"),
            ("parts[contractId=reflection-colossus-2].how",
                "150,000,000.00 USD a month, the step from 2026-07-01 on; it serves on 2026-07-01."));
        explained.Each("parts", "contractId")[0].ShouldBe("anthropic-colossus-1");
        explained.At("parts[contractId=reflection-colossus-2].events").EnumerateArray()
            .Select(e => (e.GetProperty("type").GetString(), e.GetProperty("change").GetString()))
            .ShouldBe([("DealAnnounced", "150000000.00"), ("ContractSigned", "0.00")]);
    }

    [Fact]
    public async Task Of_a_shortened_answer_is_the_one_that_was_shown()
    {
        const string Report = "run-rate?asOf=2026-07-01&top=1";
        await Explain(Report, "/currencies/0/groups/0/announced").Says(
            ("value", "1250000000.00"), ("partsTotal", "1250000000.00"));
        await Explain(Report, "/currencies/0/groups/1/announced").NotFound();
    }

    [Fact]
    public async Task Comes_in_pages_that_add_up_together()
    {
        var answer = await server.Ledger.Get("/v1/reports/run-rate?asOf=2026-07-01").Accepted();
        var path = $"/v1/answers/{answer["token"]}/explain?cell=/currencies/0/announced/monthly&limit=1";
        var (values, next) = (new List<decimal>(), (string?)null);
        do
        {
            var page = await server.Ledger.Get(path + (next is null ? "" : $"&cursor={next}")).Says(
                ("partsTotal", "2320000000.00"), ("partsCount", "3"));
            page.Count("parts").ShouldBe(1);
            values.Add(decimal.Parse(page["parts[0].value"]!, CultureInfo.InvariantCulture));
            next = page["next"];
        }
        while (next is not null);
        values.ShouldBe([1_250_000_000m, 920_000_000m, 150_000_000m]);
    }

    [Fact]
    public async Task Of_a_firm_commitment_says_why()
    {
        await Explain("commitments?asOf=2026-07-01", "/totals/0/firm").Says(
            ("value", "895161290.32"),
            ("parts[0].contractId", Seeded),
            ("parts[0].contractCell", "/commitment/firm"),
            ("parts[0].how",
                "So the charges from 2026-07-01 to 2026-12-30 are owed, whatever anybody decides."),
            ("parts[0].events[0].type", "ContractSigned"),
            ("parts[0].events[0].before", null),
            ("parts[0].events[0].after", "895161290.32"));
        await Explain("commitments?asOf=2026-07-01", "/rows/0/firmUntil").Says(
            ("kind", "Day"),
            ("value", "2026-12-30"),
            ("partsTotal", null),
            ("parts[0].events[0].after", "2026-12-30"));
        await Explain("commitments?asOf=2026-07-01", "/rows/0/cancellable").Says(
            ("kind", "Difference"),
            ("inputs[role=less firm].value", "895161290.32"));
    }

    [Fact]
    public async Task Of_the_waterfall_names_the_movement() =>
        await Explain("run-rate/waterfall?from=2026-06&to=2026-08", "/rows/1/new").Says(
            ("label", "New run-rate in 2026-07 in USD"),
            ("value", "150000000.00"),
            ("parts[0].how", "New of 150,000,000.00 USD on 2026-07-01."),
            ("parts[0].events[0].type", "ContractSigned"));

    [Fact]
    public async Task Of_the_series_names_the_day() =>
        await Explain("run-rate/series?from=2026-06&to=2026-07", "/rows/1/announced").Says(
            ("label", "Announced run-rate in USD on 2026-07-31"), ("partsTotal", "2320000000.00"));

    [Fact]
    public async Task Of_a_share_or_an_index_names_what_goes_in()
    {
        const string Report = "concentration?asOf=2026-07-01&basis=announced";
        await Explain(Report, "/currencies/0/byCustomer/shares/0/share").Says(
            ("kind", "Ratio"),
            ("value", "0.538793"),
            ("inputs[role=numerator].value", "1250000000.00"),
            ("inputs[role=denominator].value", "2320000000.00"),
            ("inputs[role=denominator].cell", "/currencies/0/monthly"),
            ("partsCount", "0"));
        var index = await Explain(Report, "/currencies/0/byCustomer/hhi").Says(
            ("kind", "Index"), ("value", "4517"));
        index.Count("inputs").ShouldBe(4);
    }

    [Fact]
    public async Task Of_a_runway_names_funding_and_fees()
    {
        var rows = await server.Ledger.Get("/v1/reports/exposure?asOf=2026-07-01").Accepted();
        var row = rows.Each("rows", "customerId").ToList().IndexOf("reflection-ai");
        await Explain("exposure?asOf=2026-07-01", $"/rows/{row}/runwayMonths").Says(
            ("value", "16.7"),
            ("inputs[role=numerator].value", "2500000000.00"),
            ("inputs[role=denominator].value", "150000000.00"));
        await Explain("exposure?asOf=2026-07-01", $"/rows/{row}/funding/amount").Says(
            ("kind", "Stated"),
            ("parts[0].partyId", "reflection-ai"),
            ("parts[0].events[0].type", "FundingReported"),
            ("parts[0].events[0].after", "2500000000.00"));
    }

    [Fact]
    public async Task Of_capacity_names_the_facility()
    {
        var rows = await server.Ledger.Get("/v1/reports/capacity?asOf=2026-07-01").Accepted();
        var row = rows.Each("rows", "facilityId").ToList().IndexOf("colossus-1");
        await Explain("capacity?asOf=2026-07-01", $"/rows/{row}/capacity/megawatts").Says(
            ("parts[0].facilityId", "colossus-1"),
            ("parts[0].events[0].type", "FacilityRegistered"),
            ("parts[0].events[0].after", rows[$"rows[{row}].capacity.megawatts"]));
        await Explain("capacity?asOf=2026-07-01", $"/rows/{row}/free/megawatts").Says(
            ("kind", "Difference"), ("inputs[0].role", "capacity"));
    }

    [Fact]
    public async Task Of_a_claim_names_its_subject() =>
        await Explain("claims?asOf=2026-07-01", "/rows/0/value").Says(
            ("kind", "Stated"), ("partsCount", "1"));

    [Fact]
    public async Task Of_the_calendar_names_what_comes_due() =>
        await Explain("calendar?asOf=2026-07-01&to=2026-07-31&kind=InvoiceToIssue", "/totals/0/amount").Says(
            ("label", "Sum of InvoiceToIssue in 2026-07 in USD"),
            ("partsTotal", "150000000.00"),
            ("parts[0].contractId", Seeded));

    [Fact]
    public async Task Within_a_group_names_who_took_over_whom()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("within", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Post("/v1/parties/provider/record-acquisition", new
        {
            acquiredId = "customer",
            effectiveOn = "2026-08-01",
            sources = new[] { new { publisher = "The Register" } },
        }).Accepted();
        await Explain(ledger, "run-rate?asOf=2026-08-01", "/currencies/0/live/intercompany").Says(
            ("value", "1000.00"),
            ("parts[0].events[type=ContractSigned].change", "0.00"),
            ("parts[0].events[type=ControlPassed].change", "1000.00"),
            ("parts[0].events[type=ControlPassed].stream", "party-customer"),
            ("parts[0].events[type=ControlPassed].sources[0].publisher", "The Register"));
    }

    [Fact]
    public async Task Says_what_a_correction_changed()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("wrong", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.GiveNotice("wrong", "Customer", "2026-07-10").Refused("not-terminable");
        await ledger.Tell("wrong", "amend", new
        {
            effectiveOn = "2026-08-01",
            fees = Terms.Fee("2026-08-01", "3000.00"),
        }).Accepted();
        await ledger.Tell("wrong", "correct-event", new
        {
            version = 2,
            replacement = (object?)null,
            reason = "never agreed",
        }).Accepted();
        var explained = await Explain(ledger, "run-rate?asOf=2026-08-01", "/currencies/0/live/monthly").Says(
            ("value", "1000.00"),
            ("parts[0].events[type=ContractAmended].correctedBy", "3"),
            ("parts[0].events[type=EventCorrected].change", "-2000.00"));
        explained.Count("parts[0].events").ShouldBe(3);
    }

    [Fact]
    public async Task Stays_as_it_was_when_more_is_recorded()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Furnish();
        await ledger.Sign("first", Terms.Reflection);
        var answer = await ledger.Get("/v1/reports/run-rate?asOf=2026-07-01").Accepted();
        var path = $"/v1/answers/{answer["token"]}/explain?cell=/currencies/0/contracted/monthly";
        var first = await ledger.Get(path).Says(("partsTotal", "150000000.00"));
        await ledger.Sign("later", Terms.Reflection);
        (await ledger.Get(path).Accepted()).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Is_refused_for_what_is_no_figure_or_not_there()
    {
        const string Report = "run-rate?asOf=2026-07-01";
        await Explain(Report, "/currencies/9/live/monthly").NotFound();
        await Explain(Report, "/currencies/00/live/monthly").NotFound();
        await Explain(Report, "/currencies/0").IsProblem(422, "not-a-figure");
        await Explain(Report, "/currencies").IsProblem(422, "not-a-figure");
        await Explain(Report, "").IsProblem(422, "not-a-figure");
        await Explain(Report, "currencies").Malformed("cell");
        await server.Ledger.Get("/v1/answers/garbage/explain?cell=/rows/0").Malformed("token");
    }
}
