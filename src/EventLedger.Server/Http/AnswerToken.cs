using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventLedger.Domain.Stored;
using EventLedger.Server.Scenarios;

namespace EventLedger.Server.Http;

/// <summary>
/// What repeats an answer for ever: the ledger and its position, the report and what it was asked with every
/// default filled in, and the version of the report's form. Written as base64url of its JSON: it is no
/// secret, and whoever may ask the question may write one.
/// </summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Position">The position that it was computed at.</param>
/// <param name="Report">The report's name.</param>
/// <param name="Form">The version of the report's form: within one, an answer has the same bytes.</param>
/// <param name="Question">The question.</param>
/// <param name="Scenario">The scenario that it was asked with; null when it is of what is known.</param>
internal sealed record AnswerToken(
    string Ledger, long Position, string Report, int Form, JsonElement Question,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AskedScenario? Scenario = null)
{
    /// <summary>The longest token that is read, in characters.</summary>
    public const int Longest = 6_000;

    /// <summary>Reads a token; null when it is none.</summary>
    public static AnswerToken? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        try
        {
            var token = JsonSerializer.Deserialize<AnswerToken>(
                Base64Url.DecodeFromChars(text), LedgerJson.Wire);
            return token is { Ledger: not null, Report: not null, Position: >= 0 }
                && token.Question.ValueKind == JsonValueKind.Object ? token : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The token as it stands in answers and addresses.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, LedgerJson.Wire));
}
