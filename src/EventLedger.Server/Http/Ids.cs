using System.Buffers;

namespace EventLedger.Server.Http;

/// <summary>Ids of contracts, parties and facilities: <c>[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?</c>.</summary>
public static class Ids
{
    private const int Longest = 63;
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether a text is an id.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= Longest }
        && !text.AsSpan().ContainsAnyExcept(Letters)
        && text[0] != '-'
        && text[^1] != '-';
}
