using System.Globalization;
using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>What a request's headers say beside its body: who, why, which version, which key.</summary>
public static class RequestHeaders
{
    private const int Longest = 200;
    private static readonly string[] Named =
        ["X-Actor", "X-Correlation-Id", "X-Causation-Id", "Idempotency-Key"];

    /// <summary>
    /// The actor, correlation and causation of a request; a problem when one cannot be stored.
    /// </summary>
    public static (CommandContext? Context, Problem? Problem) Context(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        foreach (var name in Named)
            if (http.Request.Headers.TryGetValue(name, out var values)
                && (values.Count != 1 || !IsPrintable(values[0])))
                return (null, Problem.Malformed(name, $"expected 1 to {Longest} printable ASCII characters"));
        return (
            new(
                Single(http, "X-Actor") ?? "local",
                Single(http, "X-Correlation-Id") ?? http.TraceIdentifier,
                Single(http, "X-Causation-Id")),
            null);
    }

    /// <summary>The idempotency key; null when there is none.</summary>
    public static string? Key(HttpContext http) => Single(http, "Idempotency-Key");

    /// <summary>The version in <c>If-Match: "3"</c>; null when there is none.</summary>
    public static (long? Version, Problem? Problem) ExpectedVersion(HttpContext http)
    {
        if (Single(http, "If-Match") is not { } text)
            return (null, null);
        return text is ['"', .. var inner, '"']
            && long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? (version, null)
                : (null, Problem.Malformed("If-Match", "expected a version in quotes, such as \"3\""));
    }

    private static string? Single(HttpContext http, string name) =>
        http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Whether a text is 1 to 200 printable ASCII characters.</summary>
    public static bool IsPrintable(string? text) =>
        text is { Length: > 0 and <= Longest } && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
