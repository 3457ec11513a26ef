using System.Text;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Tables;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class A_table_as_csv
{
    private static string Csv(params object?[][] rows) => Encoding.UTF8.GetString(
        CsvTable.Write(new("t", [.. Enumerable.Range(1, rows[0].Length).Select(n => $"c{n}")], rows)));

    private static string Cell(object? cell) => Csv([cell, "end"])["c1,c2\r\n".Length..^",end\r\n".Length];

    [Fact]
    public void Has_a_header_and_a_line_per_row_that_end_in_CRLF()
    {
        var table = Table.Of("t", [1, 2], ("number", n => n), ("twice", n => 2 * n));
        Encoding.UTF8.GetString(CsvTable.Write(table)).ShouldBe("number,twice\r\n1,2\r\n2,4\r\n");
    }

    [Fact]
    public void Without_rows_is_its_header() =>
        Encoding.UTF8.GetString(CsvTable.Write(new("t", ["a", "b"], []))).ShouldBe("a,b\r\n");

    [Fact]
    public void Is_UTF_8_without_a_mark() =>
        CsvTable.Write(new("t", ["é"], [["東京"]])).ShouldBe("é\r\n東京\r\n"u8.ToArray());

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("semi;colon", "semi;colon")]
    public void Quotes_what_RFC_4180_says(string text, string expected) => Cell(text).ShouldBe(expected);

    [Theory]
    [InlineData(" lead")]
    [InlineData("trail ")]
    public void Keeps_blanks_at_the_ends(string text) => Cell(text).Trim('"').ShouldBe(text);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"")]
    [InlineData("a=1", "a=1")]
    public void Marks_as_text_what_a_spreadsheet_would_take_for_a_formula(string text, string expected) =>
        Cell(text).ShouldBe(expected);

    [Fact]
    public void Has_nothing_for_what_is_unknown() => Csv([null, "x", null]).ShouldBe("c1,c2,c3\r\n,x,\r\n");

    /// <summary>Readers skip a line without anything on it.</summary>
    [Fact]
    public void Has_a_line_with_quotes_for_a_row_of_one_unknown() =>
        Csv(new object?[] { null }).ShouldBe("c1\r\n\"\"\r\n");

    [Fact]
    public void Keeps_the_sign_of_amounts_and_numbers()
    {
        Cell(Usd(0m) - Usd(1_234.50m)).ShouldBe("-1234.50");
        Cell(Money.Of(1_000m, Currency.Of("JPY"))).ShouldBe("1000");
        Cell(-12).ShouldBe("-12");
        Cell(-0.5m).ShouldBe("-0.5");
    }

    [Fact]
    public void Writes_days_months_flags_and_names_as_the_API_does()
    {
        Cell(Day("2026-07-01")).ShouldBe("2026-07-01");
        Cell(MonthOf("2026-07")).ShouldBe("2026-07");
        Cell(Reduced("2029")).ShouldBe("2029");
        Cell(true).ShouldBe("true");
        Cell(false).ShouldBe("false");
        Cell(Currency.Of("BHD")).ShouldBe("BHD");
        Cell(ContractStatus.UnderNotice).ShouldBe("UnderNotice");
        Cell(Guid.Empty).ShouldBe("00000000-0000-0000-0000-000000000000");
        Cell(9_007_199_254_740_993).ShouldBe("9007199254740993");
    }

    [Fact]
    public void Refuses_a_cell_that_is_no_value() =>
        Should.Throw<System.Diagnostics.UnreachableException>(() => Cell(new object()));
}
