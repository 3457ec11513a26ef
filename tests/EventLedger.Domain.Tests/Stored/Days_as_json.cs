using System.Text.Json;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

public class Days_as_json
{
    [Theory]
    [InlineData("\"2026-07-01\"")]
    [InlineData("\"2028-02-29\"")]
    [InlineData("\"1900-01-01\"")]
    [InlineData("\"2999-12-31\"")]
    [InlineData("\"2026-07-0\\u0031\"")]
    public void Are_read_where_they_exist(string json)
    {
        var text = JsonSerializer.Deserialize<string>(json)!;

        foreach (var options in new[] { LedgerJson.Stored, LedgerJson.Wire })
        {
            var day = JsonSerializer.Deserialize<DateOnly>(json, options);
            day.ToString("yyyy-MM-dd").ShouldBe(text);
            JsonSerializer.Serialize(day, options).ShouldBe($"\"{text}\"");
        }
    }

    [Theory]
    [InlineData("\"2026-02-29\"")]
    [InlineData("\"2026-13-01\"")]
    [InlineData("\"2026-7-1\"")]
    [InlineData("\"2026-07-01 \"")]
    [InlineData("\"2026-07-011\"")]
    [InlineData("\" 2026-07-01\"")]
    [InlineData("\"2026/07/01\"")]
    [InlineData("\"2026-07-0\u0661\"")]
    [InlineData("\"2026-07-é\"")]
    [InlineData("\"\"")]
    [InlineData("20260701")]
    [InlineData("null")]
    public void Are_nothing_else(string json)
    {
        foreach (var options in new[] { LedgerJson.Stored, LedgerJson.Wire })
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DateOnly>(json, options));
    }

    [Fact]
    public void Lie_within_the_bounds_where_people_write_them()
    {
        JsonSerializer.Deserialize<DateOnly>("\"3001-01-30\"", LedgerJson.Stored).Year.ShouldBe(3001);
        Should.Throw<JsonException>(
            () => JsonSerializer.Deserialize<DateOnly>("\"3001-01-30\"", LedgerJson.Wire));
    }

    [Fact]
    public void Name_members_as_they_are_written()
    {
        var days = new Dictionary<DateOnly, int> { [new(2026, 7, 1)] = 1 };
        var written = JsonSerializer.Serialize(days, LedgerJson.Wire);

        written.ShouldBe("""{"2026-07-01":1}""");
        JsonSerializer.Deserialize<Dictionary<DateOnly, int>>(written, LedgerJson.Wire).ShouldBe(days);
    }
}
