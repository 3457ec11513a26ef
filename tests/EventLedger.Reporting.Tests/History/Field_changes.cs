using System.Text.Json.Nodes;
using EventLedger.Reporting.History;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

public sealed class Field_changes
{
    private static string[] Between(string from, string to) =>
    [
        .. FieldChanges.Between(JsonNode.Parse(from), JsonNode.Parse(to))
            .Select(change => $"{change.Path}: {Text(change.From)} -> {Text(change.To)}"),
    ];

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";

    [Fact]
    public void Between_equal_answers_are_none() =>
        Between("""{"a":{"b":[1,{"c":null}]}}""", """{"a":{"b":[1,{"c":null}]}}""").ShouldBeEmpty();

    [Fact]
    public void Do_not_depend_on_the_order_of_members() =>
        Between("""{"a":1,"b":2}""", """{"b":2,"a":1}""").ShouldBeEmpty();

    [Fact]
    public void In_nested_objects_name_the_way_there() =>
        Between(
            """{"status":"Active","commitment":{"firm":"1.00","exit":{"on":"2027-01-15"}}}""",
            """{"status":"UnderNotice","commitment":{"firm":"0.50","exit":{"on":"2027-01-15"}}}""")
            .ShouldBe(["status: \"Active\" -> \"UnderNotice\"", "commitment.firm: \"1.00\" -> \"0.50\""]);

    [Fact]
    public void In_arrays_name_the_place() =>
        Between("""{"fees":[{"fee":1},{"fee":2}]}""", """{"fees":[{"fee":1},{"fee":3}]}""")
            .ShouldBe(["fees[1].fee: 2 -> 3"]);

    [Fact]
    public void Of_a_longer_or_shorter_array_are_its_items()
    {
        Between("""{"fees":[1]}""", """{"fees":[1,{"fee":2}]}""")
            .ShouldBe(["fees[1]: nothing -> {\"fee\":2}"]);
        Between("""{"fees":[1,2,3]}""", """{"fees":[1]}""")
            .ShouldBe(["fees[1]: 2 -> nothing", "fees[2]: 3 -> nothing"]);
    }

    [Fact]
    public void Of_a_member_that_comes_or_goes_have_nothing_on_one_side() =>
        Between("""{"a":1,"gone":{"x":1}}""", """{"a":1,"new":[1]}""")
            .ShouldBe(["gone: {\"x\":1} -> nothing", "new: nothing -> [1]"]);

    [Fact]
    public void To_another_kind_of_value_are_whole() =>
        Between("""{"notice":null,"end":{"on":1}}""", """{"notice":{"by":"Customer"},"end":[1]}""")
            .ShouldBe(["notice: nothing -> {\"by\":\"Customer\"}", "end: {\"on\":1} -> [1]"]);

    [Fact]
    public void From_nothing_at_all_are_one() =>
        FieldChanges.Between(null, JsonNode.Parse("""{"a":1}""")).ShouldHaveSingleItem().Path.ShouldBe("");
}
