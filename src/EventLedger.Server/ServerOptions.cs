using System.Net;

namespace EventLedger.Server;

/// <summary>What the command line says; everything else is configuration.</summary>
public sealed record ServerOptions
{
    /// <summary>How the server is called, for <c>--help</c>.</summary>
    public const string Usage = """
        EventLedger: an event-sourced ledger of long-term capacity deals.

          --urls URL                 where to listen (http://127.0.0.1:5080); several are parted by semicolons
          --data DIR                 where the embedded PostgreSQL keeps its data
          --chromium FILE            the browser that prints documents as PDF; else the first on the path
          --webhook-targets URLS     where webhooks may go, and below; parted by semicolons; nowhere else
          --no-seeds                 start without the seed deals
          --behind-trusted-network   allow listening beyond loopback: there is no access control yet
          --help                     this text

        Without ConnectionStrings__Ledger in the environment the server runs a PostgreSQL of its own.
        Ledger__Administrators there names who may import history, parted by commas (local).
        """;

    /// <summary>Where to listen.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>Where the embedded PostgreSQL keeps its data; null is the user's own place.</summary>
    public string? Data { get; init; }

    /// <summary>The browser that prints documents as PDF; null is the first on the path.</summary>
    public string? Chromium { get; init; }

    /// <summary>The folder with the built pages; null is where the build puts them.</summary>
    public string? Pages { get; init; }

    /// <summary>Where webhooks may go; null is what the configuration says.</summary>
    public string? WebhookTargets { get; init; }

    /// <summary>Whether the seed deals are loaded.</summary>
    public bool LoadSeeds { get; init; } = true;

    /// <summary>Whether the server may listen beyond loopback.</summary>
    public bool BehindTrustedNetwork { get; init; }

    /// <summary>How often it is looked whether a month was closed whose reports are to be recorded.</summary>
    public TimeSpan MonthReportsEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether only the usage was asked for.</summary>
    public bool Help { get; init; }

    /// <summary>Reads a command line; an error is one sentence.</summary>
    public static (ServerOptions? Options, string? Error) Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = new ServerOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = args[i].Split('=', 2) is [var key, var rest] ? (key, rest) : (args[i], null);
            var takesValue = name is "--urls" or "--data" or "--chromium" or "--webhook-targets";
            var value = takesValue ? inline ?? (i + 1 < args.Count ? args[++i] : null) : null;
            if (takesValue ? string.IsNullOrWhiteSpace(value) : inline is not null)
                return (null, takesValue ? $"{name} needs a value." : $"{name} takes no value.");
            if (options.With(name, value) is not { } next)
                return (null, $"There is no option {name}; --help lists them.");
            options = next;
        }
        return options.InvalidUrl() is { } error ? (null, error) : (options, null);
    }

    /// <summary>
    /// The host names that requests may ask for; a page elsewhere must not reach a loopback server.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts() => BehindTrustedNetwork
        ? ["*"]
        : [.. Urls.Select(url => new Uri(url).Host).Concat(["localhost", "127.0.0.1", "[::1]"]).Distinct()];

    private ServerOptions? With(string name, string? value) => name switch
    {
        "--urls" => this with { Urls = value!.Split(';', StringSplitOptions.RemoveEmptyEntries) },
        "--data" => this with { Data = value },
        "--chromium" => this with { Chromium = value },
        "--webhook-targets" => this with { WebhookTargets = value },
        "--no-seeds" => this with { LoadSeeds = false },
        "--behind-trusted-network" => this with { BehindTrustedNetwork = true },
        "--help" or "-h" => this with { Help = true },
        _ => null,
    };

    private string? InvalidUrl()
    {
        foreach (var url in Urls)
        {
            var bindable = url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
                .Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(bindable, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
                return $"{url} is no address such as http://127.0.0.1:5080.";
            if (!BehindTrustedNetwork && !IsLoopback(uri))
                return $"{url} can be reached by others, and there is no access control: "
                    + "add --behind-trusted-network if the network keeps strangers out.";
        }
        return null;
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost"
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
