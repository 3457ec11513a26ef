using System.Text.Json;

namespace EventLedger.Acceptance.Reports;

/// <summary>The figures of the seeds with what three articles say of them.</summary>
[Collection(OneCluster.Name)]
public sealed class Claims_of_the_real_deals(SeededServer server) : IClassFixture<SeededServer>
{
    private static readonly string[] Disputed =
    [
        "google-colossus-2 totalValue", "reflection-colossus-2 totalValue", "reflection-colossus-2 endsOn",
        "reflection-colossus-2 termMonths", "reflection-ai runwayMonths",
    ];

    private Task<Answer> Claims(string query = "asOf=2026-07-01") =>
        server.Ledger.Get($"/v1/reports/claims?{query}").Accepted();

    private static JsonElement[] Rows(Answer answer) => [.. answer.At("rows").EnumerateArray()];

    private static string Name(JsonElement row) =>
        $"{row.GetProperty("subject").GetProperty("id")} {row.GetProperty("figure")}";

    private static JsonElement Row(Answer answer, string name) =>
        Rows(answer).Single(row => Name(row) == name);

    private static string[] Values(JsonElement row) =>
    [
        .. row.GetProperty("claims").EnumerateArray().Select(claim =>
            $"{claim.GetProperty("qualifier")} {claim.GetProperty("value")}"),
    ];

    [Fact]
    public async Task Mark_where_the_articles_disagree()
    {
        var answer = await Claims();
        Rows(answer).Where(row => row.GetProperty("disagreement").GetBoolean()).Select(Name)
            .ShouldBe(Disputed, ignoreOrder: true);
        answer.Number("position").ShouldBe(await server.Ledger.Head());
    }

    [Fact]
    public async Task Show_what_is_said_of_Reflections_total_and_length()
    {
        var answer = await Claims();
        var total = Row(answer, "reflection-colossus-2 totalValue");
        $"{total.GetProperty("value")} {total.GetProperty("qualifier")}".ShouldBe("6300000000.00 UpTo");
        Values(total).Distinct().ShouldBe(
            ["UpTo 6300000000.00", " 6300000000.00", " 5400000000.00", " 4500000000.00"]);
        var length = Row(answer, "reflection-colossus-2 termMonths");
        length.GetProperty("value").ToString().ShouldBe("42");
        Values(length).Distinct().ShouldBe([" 36", " 42"]);
        var end = Row(answer, "reflection-colossus-2 endsOn");
        end.GetProperty("claims").EnumerateArray()
            .Where(claim => claim.GetProperty("disagrees").GetBoolean())
            .ShouldHaveSingleItem().GetProperty("value").ToString().ShouldBe("2028-12-31");
        var fee = Row(answer, "reflection-colossus-2 monthlyFee").GetProperty("claims")[0];
        fee.GetProperty("publisher").ToString().ShouldBe("TechCrunch");
        fee.GetProperty("quotedFrom").ToString().ShouldStartWith("SpaceX Lands");
        fee.GetProperty("wording").ToString().ShouldStartWith("150 million USD a month");
        fee.GetProperty("reliability").ToString().ShouldBe("Reported");
    }

    [Fact]
    public async Task Show_that_at_least_300_and_300_megawatts_can_both_hold()
    {
        var power = Row(await Claims(), "colossus-1 megawatts");
        $"{power.GetProperty("value")} {power.GetProperty("qualifier")}".ShouldBe("300 AtLeast");
        Values(power).ShouldBe(["AtLeast 300", " 300"]);
        Values(Row(await Claims(), "colossus-1 acceleratorsTotal"))
            .ShouldBe(["AtLeast 220000", "AtLeast 220000"]);
    }

    [Fact]
    public async Task Show_a_start_that_only_an_inference_names()
    {
        var start = Row(await Claims(), "google-colossus-2 startsOn");
        start.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        Values(start).ShouldBe(["About 2026-11"]);
        start.GetProperty("claims")[0].GetProperty("reliability").ToString().ShouldBe("Inference");
    }

    [Fact]
    public async Task Show_about_16_months_beside_the_computed_16_7_here_and_in_the_exposure()
    {
        var months = Row(await Claims(), "reflection-ai runwayMonths");
        months.GetProperty("value").ToString().ShouldBe("16.7");
        Values(months).ShouldBe(["About 16", " 16.7"]);
        await server.Ledger.Get("/v1/reports/exposure?asOf=2026-07-01").Says(
            ("rows[customerId=reflection-ai].runwayMonths", "16.7"),
            ("rows[customerId=reflection-ai].claims[0].value", "16"),
            ("rows[customerId=reflection-ai].claims[0].disagrees", "true"),
            ("rows[customerId=reflection-ai].claims[1].disagrees", "false"));
    }

    [Fact]
    public async Task Leave_out_no_source()
    {
        var answer = await Claims();
        var shown = Rows(answer).SelectMany(row => row.GetProperty("claims").EnumerateArray())
            .Select(claim => claim.GetProperty("wording").ToString())
            .ToHashSet();
        foreach (var list in (string[])["contracts", "parties", "facilities"])
            foreach (var id in (await server.Ledger.Get($"/v1/{list}?asOf=2026-07-01")).Each("items", "id"))
            {
                var one = await server.Ledger.Get($"/v1/{list}/{id}?asOf=2026-07-01").Accepted();
                foreach (var fact in one.Each("sources", "fact"))
                    shown.ShouldContain(fact);
            }
    }

    [Fact]
    public async Task Say_the_same_as_CSV()
    {
        var csv = await server.Ledger.Get("/v1/reports/claims?asOf=2026-07-01&format=csv").Accepted();
        csv.Text.ShouldContain(
            "\r\n2026-07-01,Party,reflection-ai,Reflection AI,runwayMonths,"
            + "\"months that the money lasts at its live fees, an estimate\",,16.7,,About,true,Source,"
            + "16,,About,true,At 150 million USD a month its money lasts about 16 months.,");
    }

    [Fact]
    public async Task Follow_a_revision_and_an_attached_source()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("deal", "announce", Terms.Deal).Accepted();
        await ledger.Tell("deal", "revise-announcement", new
        {
            revisedOn = "2026-06-10",
            monthlyFee = "2500.00",
        }).Accepted();
        await ledger.Tell("deal", "attach-source", new
        {
            fact = "monthlyFee",
            source = new { publisher = "CNBC", title = "A deal", fact = "about 2,400 USD a month" },
        }).Accepted();
        var fee = Row(await ledger.Get("/v1/reports/claims?asOf=2026-06-10").Accepted(), "deal monthlyFee");
        fee.GetProperty("value").ToString().ShouldBe("2500.00");
        fee.GetProperty("disagreement").GetBoolean().ShouldBeTrue();
        Values(fee).ShouldBe([" 2000.00", "About 2400.00"]);
        var earlier = await ledger.Get("/v1/reports/claims?asOf=2026-06-09").Accepted();
        var before = Row(earlier, "deal monthlyFee");
        before.GetProperty("value").ToString().ShouldBe("2000.00");
        Values(before).ShouldBe(["About 2400.00"]);
    }

    [Fact]
    public async Task Can_be_narrowed_to_those_that_disagree()
    {
        const string Report = "/v1/reports/claims?asOf=2026-07-20&disagreements=true";
        var rows = await server.Ledger.Get(Report).Accepted();
        rows.Each("rows", "disagreement").Distinct().ShouldBe(["true"]);
        rows.Each("rows", "figure").ShouldContain("totalValue");
        (await server.Ledger.Get(Report + "&top=2").Accepted()).Count("rows").ShouldBe(2);
    }
}
