using System.Net;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// Where events may be sent: the addresses that the operator names, and what lies below them. Whoever may ask
/// the ledger for a webhook could otherwise make the server speak to whatever it can reach.
/// </summary>
public sealed class WebhookTargets
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ';'];
    private static readonly string[] Hidden = ["%2e", "%2f", "%5c"];
    private readonly IReadOnlyList<Uri> _bases;

    private WebhookTargets(IReadOnlyList<Uri> bases) => _bases = bases;

    /// <summary>Reads base addresses, parted by blanks or semicolons; none when there is no text.</summary>
    /// <exception cref="InvalidDataException">One of them is no address that may be sent to.</exception>
    public static WebhookTargets Parse(string? text)
    {
        var bases = new List<Uri>();
        foreach (var part in (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            bases.Add(Read(part) is ({ } address, null) && address.Query.Length == 0
                ? address
                : throw new InvalidDataException(
                    $"{part} is no target for webhooks such as https://erp.example/ledger."));
        return new(bases);
    }

    /// <summary>Reads the address of a webhook, or says what is wrong with it.</summary>
    public static (Uri? Address, string? Fault) Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps
                && !(address.Scheme == Uri.UriSchemeHttp && IsLoopback(address))))
            return (null, "expected an https address, or on this machine an http one");
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return (null, "holds a user or a fragment");
        return Hidden.Any(hidden => text.Contains(hidden, StringComparison.OrdinalIgnoreCase))
            ? (null, "hides a dot or a slash")
            : (address, null);
    }

    /// <summary>Whether an address is one of those named, or lies below one.</summary>
    public bool Allow(Uri address) => _bases.Any(allowed =>
        address.Scheme == allowed.Scheme
        && string.Equals(address.IdnHost, allowed.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.Port == allowed.Port
        && (address.AbsolutePath + "/").StartsWith(
            allowed.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost"
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
