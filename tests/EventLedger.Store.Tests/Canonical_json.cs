using System.Text;
using EventLedger.Store.Seal;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Canonical_json
{
    [Theory]
    [InlineData("""{ "b": 1, "a": [ true, null, "x" ] }""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData("""{"z":{"d":1,"c":{}},"y":[]}""", """{"y":[],"z":{"c":{},"d":1}}""")]
    [InlineData("""{"a":"\u00e5\/\u0041"}""", """{"a":"å/A"}""")]
    [InlineData("""{"a":"\u001f\n\t\"\\\u007f"}""", "{\"a\":\"\\u001f\\n\\t\\\"\\\\\u007f\"}")]
    [InlineData("[-0, 9007199254740991, -9007199254740991]", "[0,9007199254740991,-9007199254740991]")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "{\"a\":\"\U0001F600\"}")]
    public void Is_the_one_form_of_RFC_8785(string json, string canonical) =>
        Canonical(json).ShouldBe(canonical);

    [Fact]
    public void Sorts_by_UTF_16_code_units_and_not_by_code_points() =>
        // U+1F600 is above U+FB33, but its first code unit is below.
        Canonical("{\"\uFB33\":1,\"\U0001F600\":2,\"\\r\":3,\"1\":4,\"\u20ac\":5,\"\u0080\":6}")
            .ShouldBe("{\"\\r\":3,\"1\":4,\"\u0080\":6,\"\u20ac\":5,\"\U0001F600\":2,\"\uFB33\":1}");

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\u0000":1}""")]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"\ude00":1}""")]
    [InlineData("{")]
    [InlineData("")]
    public void Does_not_exist_for_what_jsonb_would_change_or_refuse(string json) =>
        Should.Throw<FormatException>(() => Canonical(json));

    [Fact]
    public void Does_not_exist_for_bytes_that_are_not_UTF_8() =>
        Should.Throw<FormatException>(() => CanonicalJson.Of(new byte[] { 0x22, 0xC3, 0x28, 0x22 }));

    private static string Canonical(string json) =>
        Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));
}
