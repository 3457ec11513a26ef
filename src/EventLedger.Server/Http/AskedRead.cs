using System.Text.Json;

namespace EventLedger.Server.Http;

/// <summary>
/// Which read a request asks for, so that its answer can name it in a token: the route as in the API
/// document, without <c>/v1/</c>, and what stands in its path.
/// </summary>
/// <param name="Route">Such as <c>contracts/{id}/billing</c>.</param>
/// <param name="Form">The version of its form: within one, an answer has the same bytes.</param>
/// <param name="Path">What stands in the path, by name.</param>
/// <param name="Repeats">The token that asks for it once more; null when it is asked afresh.</param>
internal sealed record AskedRead(
    string Route, int Form, IReadOnlyDictionary<string, string> Path, AnswerToken? Repeats = null)
{
    /// <summary>
    /// The read that a token asks for once more; null when its question is not of texts, or lacks what stands
    /// in the path.
    /// </summary>
    public static AskedRead? Of(AnswerToken token, int form, IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(token);
        var isSound = token.Question.EnumerateObject().All(one => one.Value.ValueKind == JsonValueKind.String)
            && path.All(name => token.Question.TryGetProperty(name, out _));
        return isSound
            ? new(
                token.Report, form,
                path.ToDictionary(name => name, name => token.Question.GetProperty(name).GetString()!), token)
            : null;
    }

    /// <summary>The parameters that the token asks with; none when the read is asked afresh.</summary>
    public IEnumerable<(string Name, string Value)> Parameters =>
        Repeats is null
            ? []
            : Repeats.Question.EnumerateObject()
                .Where(one => !Path.ContainsKey(one.Name))
                .Select(one => (one.Name, one.Value.GetString()!));
}
