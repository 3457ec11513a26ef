using System.Text;

namespace EventLedger.Acceptance.Conventions;

/// <summary>What cannot be read is 400 and never ignored.</summary>
[Collection(OneCluster.Name)]
public sealed class Malformed_commands(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task AreRefused(string path, byte[] body, string where)
    {
        var head = await _ledger.Head();
        await _ledger.PostRaw(path, body).Malformed(where);
        (await _ledger.Head()).ShouldBe(head);
    }

    [Theory]
    [InlineData("an unknown field", """{"name":"A","nickname":"B"}""", "$.nickname")]
    [InlineData("a field in wrong case", """{"Name":"A"}""", "$.")]
    [InlineData("a number for text", """{"name":1}""", "$.name")]
    [InlineData("an object for text", """{"name":{}}""", "$.name")]
    [InlineData("text for a list", """{"name":"A","sources":"B"}""", "$.sources")]
    [InlineData("one unknown within", """{"name":"A","sources":[{"x":1}]}""", "$.sources[0].x")]
    [InlineData("one missing within", """{"name":"A","sources":[{"title":"T"}]}""", "$.sources[0].publisher")]
    [InlineData("nothing where a field is missing", "{}", "$.name")]
    [InlineData("null where it is not allowed", """{"name":null}""", "$.name")]
    [InlineData("null in a list", """{"name":"A","sources":[null]}""", "$.sources[0]")]
    [InlineData("NaN", """{"name":NaN}""", "$")]
    [InlineData("one name twice", """{"name":"A","name":"B"}""", "$")]
    [InlineData("one twice within", """{"name":"A","sources":[{"publisher":"P","publisher":"Q"}]}""", "$")]
    [InlineData("a trailing comma", """{"name":"A",}""", "$")]
    [InlineData("a comment", """{"name":"A"/* why */}""", "$")]
    [InlineData("a line comment", "{\"name\":\"A\"}// why", "$")]
    [InlineData("a list for an object", "[]", "$")]
    [InlineData("a list of commands", """[{"name":"A"}]""", "$")]
    [InlineData("text", "\"name\"", "$")]
    [InlineData("null", "null", "$")]
    [InlineData("an empty body", "", "$")]
    [InlineData("spaces", "   ", "$")]
    [InlineData("half an object", """{"name":"A" """, "$")]
    [InlineData("two objects", """{"name":"A"}{"name":"B"}""", "$")]
    [InlineData("single quotes", "{'name':'A'}", "$")]
    [InlineData("a lone surrogate", """{"name":"A\ud800"}""", "$")]
    [InlineData("a lone low surrogate", """{"name":"\udc00A"}""", "$")]
    [InlineData("the character zero", """{"name":"A\u0000"}""", "$")]
    [InlineData("the character zero as a name", """{"name":"A","\u0000":1}""", "$")]
    public async Task Of_a_party_are_refused(string what, string body, string where)
    {
        what.ShouldNotBeEmpty();
        await AreRefused("/v1/parties/malformed/register", Encoding.UTF8.GetBytes(body), where);
    }

    [Theory]
    [InlineData("term.startsOn", "2026-02-30")]
    [InlineData("term.startsOn", "2026-13-01")]
    [InlineData("term.startsOn", "2026-7-1")]
    [InlineData("term.startsOn", "2026-07")]
    [InlineData("term.startsOn", "01.07.2026")]
    [InlineData("term.startsOn", "2026-07-01T00:00:00Z")]
    [InlineData("term.endsOn", "2027-02-29")]
    [InlineData("term.startsOn", 20260701)]
    [InlineData("signedOn", "")]
    [InlineData("fees", null)]
    [InlineData("fees[0].from", "2026-06-31")]
    [InlineData("fees[0].monthlyFee", "NaN")]
    [InlineData("fees[0].monthlyFee", "Infinity")]
    [InlineData("fees[0].monthlyFee", "1,000.00")]
    [InlineData("fees[0].monthlyFee", "12 USD")]
    [InlineData("fees[0].monthlyFee", "")]
    [InlineData("fees[0].monthlyFee", true)]
    [InlineData("fees[0].monthlyFee", null)]
    [InlineData("billing.timing", "advance")]
    [InlineData("billing.timing", "ADVANCE")]
    [InlineData("billing.timing", 0)]
    [InlineData("billing.timing", "0")]
    [InlineData("billing.timing", "Never")]
    [InlineData("billing.netDays", "thirty")]
    [InlineData("billing.netDays", 30.5)]
    [InlineData("termination.by", "Customer, Provider")]
    [InlineData("termination.by", 1)]
    [InlineData("termination.noticeDays", null)]
    [InlineData("capacity", "site-1")]
    [InlineData("capacity[0].facilityId", 1)]
    [InlineData("capacity[0].exclusive", "yes")]
    public async Task Of_a_signature_are_refused(string member, object? value) => await AreRefused(
        "/v1/contracts/malformed/sign",
        Encoding.UTF8.GetBytes(Terms.Reflection.With(member, value).ToString()),
        $"$.{member}");

    [Theory]
    [InlineData("providerId")]
    [InlineData("customerId")]
    [InlineData("currency")]
    [InlineData("term")]
    [InlineData("fees")]
    [InlineData("billing")]
    [InlineData("capacity")]
    public async Task Of_a_signature_that_lack_a_field_are_refused(string member) => await AreRefused(
        "/v1/contracts/malformed/sign",
        Encoding.UTF8.GetBytes(Terms.Reflection.Without(member).ToString()),
        $"$.{member}");

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-7")]
    [InlineData("2026-07-01")]
    [InlineData("July 2026")]
    [InlineData(202607)]
    [InlineData(null)]
    public async Task Of_a_month_that_does_not_exist_are_refused(object? month)
    {
        await AreRefused(
            "/v1/contracts/malformed/invoice-month",
            Encoding.UTF8.GetBytes(Draft.Of(new { month }).ToString()),
            "$.month");
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("26")]
    [InlineData("2026-")]
    [InlineData(2026)]
    public async Task Of_a_reduced_date_that_does_not_exist_are_refused(object announcedOn) =>
        await AreRefused(
            "/v1/contracts/malformed/announce",
            Encoding.UTF8.GetBytes(Terms.Deal.With("announcedOn", announcedOn).ToString()),
            "$.announcedOn");

    [Fact]
    public async Task That_are_no_utf8_are_refused() =>
        await AreRefused(
            "/v1/parties/malformed/register", [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8], "$");

    [Fact]
    public async Task With_several_errors_name_each_of_them()
    {
        var answer = await _ledger.PostRaw("/v1/parties/malformed/register", """{"name":1,"nickname":"B"}""");
        answer.Status.ShouldBe(400);
        answer.At("errors").EnumerateObject().Count().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("-begins-with-a-hyphen")]
    [InlineData("has_underscore")]
    [InlineData("has%20space")]
    [InlineData("caf%C3%A9")]
    public async Task For_an_impossible_id_store_nothing(string id)
    {
        var head = await _ledger.Head();
        var answer = await _ledger.Post($"/v1/parties/{id}/register", new { name = "A" });
        answer.Status.ShouldBeOneOf([400, 404], answer.ToString());
        answer.ShouldBeProblem();
        (await _ledger.Head()).ShouldBe(head);
    }
}
