using System.Globalization;

namespace EventLedger.Server.Http;

/// <summary>Reads instants of RFC 3339 such as <c>2026-07-01T12:00:00Z</c>.</summary>
internal static class Instants
{
    private static readonly string[] Forms =
    [
        .. Enumerable.Range(0, 8)
            .Select(n => "yyyy-MM-dd'T'HH:mm:ss" + (n == 0 ? "" : "." + new string('f', n)) + "K"),
    ];

    /// <summary>The instant in UTC; null when the text is none, or names no offset.</summary>
    public static DateTime? Read(string text) =>
        DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
        && (text.EndsWith('Z') || text.Length > 6 && text[^6] is '+' or '-')
            ? instant.UtcDateTime
            : null;
}
