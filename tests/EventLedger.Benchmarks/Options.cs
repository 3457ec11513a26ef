using System.Globalization;

namespace EventLedger.Benchmarks;

/// <summary>What is to be measured.</summary>
/// <param name="Seconds">How long each run takes.</param>
/// <param name="Contracts">Over how many contracts commands are spread.</param>
/// <param name="Events">How many events the large log holds; 0 leaves it out.</param>
/// <param name="Csv">The file of the results.</param>
/// <param name="Only">Part of the name of the runs that are wanted; the floors always run.</param>
/// <param name="Clients">The only number of clients that is wanted; 0 is all.</param>
/// <param name="Folder">Where the cluster is; null is a new folder of its own.</param>
internal sealed record Options(
    int Seconds, int Contracts, long Events, string Csv, string Only = "", int Clients = 0,
    string? Folder = null)
{
    public const string Usage =
        """
        Measures durable commands a second beside PostgreSQL's own floors, in one run on the same settings.

          dotnet run -c Release --project tests/EventLedger.Benchmarks -- [--seconds 10] [--contracts 10000]
              [--events 1000000] [--csv benchmark.csv] [--only "over HTTP"] [--clients 100]
              [--folder /var/tmp/book]

        A billing run is over as many contracts as --contracts says; --only "billing run" --events 0
        --contracts 100000 is that of a large provider.
        A rebuild is of ten events a contract; --only rebuild --contracts 100000 is of a million events.
        --events 0 leaves out the large log, which takes some minutes to fill.
        --only reports --contracts 100000 --events 10000000 is of a book at a tenth of its events and at all;
        --folder keeps it, and the next run with the same numbers goes on with it.
        """;

    /// <summary>Reads a command line; null when it cannot be read.</summary>
    public static Options? Parse(string[] args)
    {
        var options = new Options(10, 10_000, 1_000_000, "benchmark.csv");
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isNumber = long.TryParse(
                value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var next = args[i] switch
            {
                "--seconds" when isNumber && number > 0 => options with { Seconds = (int)number },
                "--contracts" when isNumber && number > 0 => options with { Contracts = (int)number },
                "--events" when isNumber => options with { Events = number },
                "--only" when value.Length > 0 => options with { Only = value },
                "--clients" when isNumber && number > 0 => options with { Clients = (int)number },
                "--folder" when value.Length > 0 => options with { Folder = value },
                "--csv" when value.Length > 0 => options with { Csv = value },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
        }
        return options;
    }
}
