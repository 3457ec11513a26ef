using System.Globalization;
using System.Text;
using System.Text.Json;
using EventLedger.Domain.Stored;
using EventLedger.Server.Http;

namespace EventLedger.Server.Answers;

/// <summary>
/// What a read answers: the members of <typeparamref name="T"/>, and behind them where it was computed and
/// what repeats it.
/// </summary>
/// <param name="Answer">Its own members, which stand beside the others.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Token">
/// Repeats the answer for ever: GET /v1/answers/{token} asks the same at the same position.
/// </param>
public sealed record Repeatable<T>(T Answer, long Position, string Token)
    where T : class;

/// <summary>Writes the answers of reads that a token repeats.</summary>
internal static class RepeatableJson
{
    /// <summary>What is added behind the members of an answer.</summary>
    public static byte[] Ending(AnswerToken token) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $",\"position\":{token.Position},\"token\":\"{token}\"}}"));

    /// <summary>An answer with its position and its token.</summary>
    public static JsonBytes Ok(object answer, AnswerToken token)
    {
        var own = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), LedgerJson.Wire);
        return new JsonBytes(200, [.. own.AsSpan(0, own.Length - 1), .. Ending(token)]);
    }

    /// <summary>The answer of a read of one thing.</summary>
    public static IResult Ok(this LedgerRequest request, RequestQuery query, long position, object answer) =>
        request.TokenAt(position, query) is { } token ? Ok(answer, token) : TypedResults.Ok(answer);
}
