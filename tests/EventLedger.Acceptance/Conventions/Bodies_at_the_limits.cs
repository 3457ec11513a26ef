using System.Text;

namespace EventLedger.Acceptance.Conventions;

/// <summary>Numbers are read exactly, and bodies over the limit are refused.</summary>
[Collection(OneCluster.Name)]
public sealed class Bodies_at_the_limits(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private static string WithFee(string json) =>
        Terms.Plain("2026-07-01", "2026-12-31", "FEE").ToString()
            .Replace("\"FEE\"", json, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.1", "0.10")]
    [InlineData("150000000.00", "150000000.00")]
    [InlineData("1.5e8", "150000000.00")]
    [InlineData("1.5E+8", "150000000.00")]
    [InlineData("1234567.89", "1234567.89")]
    [InlineData("9999999999999.99", "9999999999999.99")]
    [InlineData("1000", "1000.00")]
    [InlineData("10e-2", "0.10")]
    [InlineData("\"0.10\"", "0.10")]
    [InlineData("\"150000000\"", "150000000.00")]
    public async Task Amounts_are_read_exactly_as_numbers_and_as_text(string json, string fee)
    {
        var id = $"fee-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(json))}";
        await _ledger.PostRaw($"/v1/contracts/{id}/sign", WithFee(json)).Accepted();
        await _ledger.Contract(id).Says(("monthlyFee", fee));
    }

    [Theory]
    [InlineData("0.30000000000000004")]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("1e-400")]
    public async Task Amounts_are_never_rounded_to_fit(string json) =>
        await IsRefusedAndNotStored("/v1/contracts/too-fine/sign", WithFee(json), 400, 422);

    [Theory]
    [InlineData("1e400")]
    [InlineData("1e999999999")]
    [InlineData("1e99999999999999999999")]
    [InlineData("-1e999999999")]
    [InlineData("1e-999999999")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    [InlineData("\"99999999999999999999999999999999999999999999999999\"")]
    [InlineData("\"1e999999999\"")]
    public async Task Amounts_of_too_many_digits_are_refused(string json) =>
        await IsRefusedAndNotStored("/v1/contracts/too-large/sign", WithFee(json), 400, 422);

    [Fact]
    public async Task Whole_numbers_that_are_too_large_are_refused() => await IsRefusedAndNotStored(
        "/v1/contracts/too-large/sign",
        Terms.Reflection.ToString()
            .Replace("\"netDays\":30", "\"netDays\":99999999999", StringComparison.Ordinal),
        400);

    [Fact]
    public async Task A_body_that_is_nested_too_deeply_is_refused() => await IsRefusedAndNotStored(
        "/v1/parties/deep/register",
        $"{{\"name\":{new string('[', 5_000)}{new string(']', 5_000)}}}",
        400);

    [Theory]
    [InlineData(200_000)]
    [InlineData(4_000_000)]
    public async Task A_body_over_the_limit_is_refused(int size) => await IsRefusedAndNotStored(
        "/v1/parties/large/register", $"{{\"name\":\"{new string('a', size)}\"}}", 400, 413);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_is_not_declared_as_JSON_is_refused(string type)
    {
        var head = await _ledger.Head();
        var answer = await _ledger.PostRaw(
            "/v1/parties/typed/register", "{\"name\":\"A\"}"u8.ToArray(), type);
        answer.Status.ShouldBeOneOf([400, 415], answer.ToString());
        answer.ShouldBeProblem();
        (await _ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task A_charset_may_be_declared() =>
        await _ledger.PostRaw(
            "/v1/parties/charset/register", "{\"name\":\"A\"}"u8.ToArray(), "application/json; charset=utf-8")
            .Accepted();

    [Theory]
    [InlineData("Zo\u00eb & Co")]
    [InlineData("\"<x>\" \\ / \u2028 '+'")]
    [InlineData("\u65e5\u672c and \ud83d\ude80")]
    public async Task Text_of_any_script_comes_back_as_it_was_sent(string name)
    {
        var id = $"text-{name.Length}";
        await _ledger.Post($"/v1/parties/{id}/register", new { name, country = "Somewhere" }).Accepted();
        await _ledger.Get($"/v1/parties/{id}").Says(("name", name));
    }

    private async Task IsRefusedAndNotStored(string path, string body, params int[] statuses)
    {
        var head = await _ledger.Head();
        var answer = await _ledger.PostRaw(path, body);
        statuses.ShouldContain(answer.Status, answer.ToString()[..Math.Min(400, answer.ToString().Length)]);
        answer.ShouldBeProblem();
        (await _ledger.Head()).ShouldBe(head);
    }
}
