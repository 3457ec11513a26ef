namespace EventLedger.Acceptance.Reports;

/// <summary>
/// Every cell opens, also a name, a status, a day, a yes or no; into the events that decided it.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Explaining_other_cells(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Seeded = "reflection-colossus-2";

    private Task<Answer> Explain(string report, string cell) =>
        Explaining_a_figure.Explain(server.Ledger, report, cell);

    [Fact]
    public async Task Tells_which_event_a_status_is_of() =>
        await Explain("commitments?asOf=2026-07-01", "/rows/0/status").Says(
            ("kind", "Text"),
            ("label", "Status of Reflection AI on Colossus 2"),
            ("value", "Active"),
            ("partsTotal", null),
            ("partsCount", "1"),
            ("parts[0].contractId", Seeded),
            ("parts[0].events[type=ContractSigned].after", "Active"));

    [Fact]
    public async Task Tells_since_when_a_party_or_place_is_called_so()
    {
        await Explain("run-rate?asOf=2026-07-31&groupBy=provider", "/currencies/0/groups/0/name").Says(
            ("value", "SpaceX"),
            ("parts[0].partyId", "spacex"),
            ("parts[0].events[0].type", "PartyRegistered"),
            ("parts[0].events[0].after", "SpaceX"));
        await Explain("capacity?asOf=2026-07-31", "/rows/0/name").Says(
            ("parts[0].facilityId", "colossus-1"), ("parts[0].events[0].type", "FacilityRegistered"));
        await Explain("run-rate?asOf=2026-07-31&groupBy=contract", "/currencies/0/groups/0/name").Says(
            ("parts[0].events[0].type", "DealAnnounced"));
    }

    [Fact]
    public async Task Tells_which_contracts_a_currency_and_a_month_are_of()
    {
        await Explain("run-rate?asOf=2026-07-01", "/currencies/0/currency").Says(
            ("value", "USD"), ("partsCount", "4"));
        await Explain("run-rate/series?from=2026-07", "/rows/0/month").Says(
            ("kind", "Day"), ("value", "2026-07"));
    }

    [Fact]
    public async Task Tells_yes_and_no()
    {
        await Explain("exposure?asOf=2026-08-01", "/rows/0/isEstimate").Says(
            ("kind", "YesNo"), ("value", "true"));
        await Explain("capacity?asOf=2026-08-01", "/rows/0/overcommitted").Says(("kind", "YesNo"));
        await Explain("claims?asOf=2026-08-01", "/rows/0/disagreement").Says(("kind", "YesNo"));
    }

    [Fact]
    public async Task Tells_what_was_asked_as_such()
    {
        const string Report = "run-rate?asOf=2026-07-01";
        await Explain(Report, "/asOf").Says(
            ("kind", "Asked"), ("value", "2026-07-01"), ("partsCount", "0"),
            ("rule.text", "The business day that was asked for; of a month the last day; of what was "
                + "reported the day it is of."));
        await Explain(Report, "/groupBy").Says(("kind", "Asked"), ("value", "Customer"));
        await Explain(Report, "/position").Says(("kind", "Asked"));
    }

    [Fact]
    public async Task Names_the_closing_and_the_events_since_it()
    {
        var ledger = await server.FreshLedger();
        await Explaining_money.CloseMayAndRaiseItsFee(ledger);
        const string Report = "changed-since-close?asOf=2026-06-30";
        foreach (var cell in (string[])["/rows/0/closedOn", "/closings/0/month", "/rows/0/closedAt"])
            await Explaining_a_figure.Explain(ledger, Report, cell).Says(
                ("parts[0].partyId", "provider"),
                ("parts[0].events[0].type", "MonthClosed"),
                ("parts[0].events[0].sentence", "The provider closed 2026-05 on 2026-06-02."));
        await Explaining_a_figure.Explain(ledger, Report, "/rows/0/events/0/type").Says(
            ("value", "ContractAmended"),
            ("parts[0].contractId", "closed"),
            ("parts[0].events[0].type", "ContractAmended"));
        await OpensWholly(ledger, Report);
    }

    [Fact]
    public async Task Opens_every_cell_of_the_reports_of_the_real_deals()
    {
        foreach (var report in (string[])
            [
                "commitments?asOf=2026-07-20", "commitments/focus?asOf=2026-07-20",
                "exposure?asOf=2026-07-20", "capacity?asOf=2026-07-20",
                "concentration?asOf=2026-07-20&basis=announced",
                "run-rate?asOf=2026-07-20&groupBy=facility",
            ])
            await OpensWholly(server.Ledger, report);
    }

    private static async Task OpensWholly(LedgerClient ledger, string report)
    {
        var answer = await ledger.Get("/v1/reports/" + report).Accepted();
        foreach (var cell in Cells(answer.Json, ""))
            await ledger.Get(
                $"/v1/answers/{answer["token"]}/explain?cell={Uri.EscapeDataString(cell)}").Accepted();
    }

    private static IEnumerable<string> Cells(System.Text.Json.JsonElement here, string pointer) =>
        here.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Object =>
                here.EnumerateObject().SelectMany(one => Cells(one.Value, $"{pointer}/{one.Name}")),
            System.Text.Json.JsonValueKind.Array =>
                here.EnumerateArray().SelectMany((one, i) => Cells(one, $"{pointer}/{i}")),
            _ => [pointer],
        };
}
