using System.Text;
using System.Text.Json;

namespace EventLedger.Acceptance.Importing;

/// <summary>Lines of history, and sending them.</summary>
internal static class Imports
{

    /// <summary>One line.</summary>
    public static Draft Line(string recordedAt, string command, string id, object data) =>
        Draft.Of(new { command, id, recordedAt }).With("data", Draft.Of(data));

    /// <summary>Registers a party.</summary>
    public static Draft Party(string recordedAt, string id) =>
        Line(recordedAt, "RegisterParty", id, new { name = "The " + id });

    /// <summary>The parties and the place that contracts need, at one instant.</summary>
    public static Draft[] Furniture(string recordedAt) =>
    [
        Party(recordedAt, "provider"), Party(recordedAt, "customer"),
        Line(recordedAt, "RegisterFacility", "site-1", Terms.Facility),
    ];

    /// <summary>Sends lines; the answer's lines, of which there is one for each.</summary>
    public static async Task<JsonElement[]> Import(this LedgerClient ledger, params Draft[] lines)
    {
        var body = Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => line.ToString())));
        var answer = await ledger.PostRaw("/v1/import", body, Answer.Lines);
        return answer.Results(lines.Length);
    }

    /// <summary>Sends lines, each of which must be stored.</summary>
    public static async Task<JsonElement[]> Take(this LedgerClient ledger, params Draft[] lines)
    {
        var results = await ledger.Import(lines);
        foreach (var result in results)
            result.GetProperty("status").GetInt32().ShouldBeOneOf([200, 201], result.ToString());
        return results;
    }

    /// <summary>The status and code of each line; of a stored one its instant.</summary>
    public static string[] Said(this IEnumerable<JsonElement> results) =>
    [
        .. results.Select(r => r.GetProperty("status").GetInt32() + " "
            + (r.TryGetProperty("problem", out var problem)
                ? problem.GetProperty("code").GetString()
                : r.GetProperty("result").GetProperty("recordedAt").GetString())),
    ];

    /// <summary>A member of a line's problem.</summary>
    public static string? Fact(this JsonElement result, string name) =>
        result.GetProperty("problem").GetProperty(name).GetString();
}
