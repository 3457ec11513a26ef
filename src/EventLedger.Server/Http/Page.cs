using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EventLedger.Server.Http;

/// <summary>
/// A page of a list; <paramref name="Next"/> is the cursor of the next one, null on the last.
/// </summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Where a page begins: after which key, and at which position of the ledger, so that the pages of one list
/// fit together however much is written between them. Opaque to clients.
/// </summary>
/// <param name="Position">The position that the first page was read at.</param>
/// <param name="After">The key of the last item before this page.</param>
public sealed record Cursor(long Position, string After)
{
    /// <summary>The parameters of every list.</summary>
    public static readonly string[] Parameters = ["limit", "cursor"];

    /// <summary>The size of a page where none is asked for.</summary>
    public const int UsualLimit = 100;

    /// <summary>The size of a page that is asked for, at most 1,000; null when none is.</summary>
    public static int? Limit(RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (int?)query.Number("limit", 1, 1_000);
    }

    /// <summary>The cursor of a request; null on the first page.</summary>
    public static Cursor? Of(RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Text("cursor") is not { } text)
            return null;
        if (Parse(text) is { } cursor)
            return cursor;
        query.Reject("cursor", "expected the next of an earlier answer");
        return null;
    }

    /// <summary>The key of an item that is known by number: a version or a position.</summary>
    public static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The number after which the page begins; an error when the cursor is of another list.
    /// </summary>
    public long Number(RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        query.Reject("cursor", "expected the next of an earlier answer");
        return 0;
    }

    /// <summary>The cursor as a client gets it.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{Position} {After}")));

    private static Cursor? Parse(string text)
    {
        if (text.Length > 400 || !Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 2);
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? new(position, parts[1])
                : null;
    }
}
