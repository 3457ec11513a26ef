namespace EventLedger.Acceptance.Reports;

/// <summary>The dataset Contract Commitment of FOCUS 1.3, and its documentation column by column.</summary>
[Collection(OneCluster.Name)]
public sealed class Commitments_in_the_words_of_FOCUS(SeededServer server) : IClassFixture<SeededServer>
{
    private async Task<string[]> Lines(string asOf)
    {
        var csv = await server.Ledger.Get($"/v1/reports/commitments/focus?asOf={asOf}&format=csv").Accepted();
        return csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    // The Reflection deal, whose ends are exclusive here.
    [Theory]
    [InlineData(
        "2026-07-01",
        "reflection-colossus-2:firm,reflection-colossus-2,2026-07-01T00:00:00Z,2030-01-01T00:00:00Z,"
        + "2026-07-01T00:00:00Z,2026-12-31T00:00:00Z,\"895,161,290.32 USD are firm until 2026-12-30, after "
        + "0.00 USD earned; the headline over the whole term is 6,300,000,000.00 USD.\",Firm,Spend,,,"
        + "895161290.32,USD,spacex,reflection-ai,6300000000.00,0.00,895161290.32,5404838709.68,0.00,"
        + "2026-07-01,")]
    [InlineData(
        "2027-01-15",
        "reflection-colossus-2:firm,reflection-colossus-2,2026-07-01T00:00:00Z,2030-01-01T00:00:00Z,"
        + "2026-07-01T00:00:00Z,2027-04-16T00:00:00Z,\"457,258,064.52 USD are firm until 2027-04-15, after "
        + "967,741,935.48 USD earned; the headline over the whole term is 6,300,000,000.00 USD.\",Firm,"
        + "Spend,,,1425000000.00,USD,spacex,reflection-ai,6300000000.00,967741935.48,457258064.52,"
        + "4875000000.00,0.00,2027-01-15,")]
    public async Task Have_the_worked_figures(string asOf, string line) =>
        (await Lines(asOf))[1].ShouldBe(line + await server.Ledger.Head());

    [Fact]
    public async Task Have_no_row_before_anything_is_signed() =>
        (await Lines("2026-06-01")).Length.ShouldBe(1);

    [Fact]
    public async Task Are_documented_column_by_column()
    {
        var documented = File.ReadLines(RepositoryFolder.PathOf("ops", "focus.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim())
            .Skip(1);
        documented.ShouldBe((await Lines("2026-07-01"))[0].Split(','));
    }
}
