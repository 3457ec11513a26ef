using System.Diagnostics;
using System.Globalization;
using EventLedger.Server.Reports;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Benchmarks;

/// <summary>
/// Reads of a book of many contracts, over HTTP: one contract as of a day, and every report at the head, from
/// memory, and at a past position, beside just reading the rows that it is made of into a process.
/// </summary>
internal sealed class Reports : IAsyncDisposable
{
    public const string What = "reports";
    private const string Name = "reports";
    private const int EventfulEvents = 10_000;
    private const int Times = 3, Days = 5, Reads = 200;

    // Whose rows are money entries beside the terms; receivables alone reads no terms.
    private static readonly string[] OfEntries = ["receivables", "revenue", "calendar"];

    private readonly Ledger _ledger;
    private readonly ServerProcess _server;
    private readonly Action<Measured> _note;
    // Of the server, for each answer that was measured last.
    private double _worked;
    private readonly HttpClient _http = new()
    {
        BaseAddress = new($"http://127.0.0.1:{ServerProcess.Port}"),
        Timeout = TimeSpan.FromMinutes(5),
    };

    private Reports(Ledger ledger, ServerProcess server, Action<Measured> note)
    {
        (_ledger, _server, _note) = (ledger, server, note);
        _http.DefaultRequestHeaders.Add("X-Ledger", Name);
    }

    /// <summary>Measures them at a tenth of the events, and at all of them.</summary>
    /// <param name="node">Fills the ledger.</param>
    /// <param name="connection">The database.</param>
    /// <param name="contracts">How many contracts.</param>
    /// <param name="events">How many events there are in the end.</param>
    /// <param name="note">Is told of every measurement.</param>
    public static async Task Measure(
        LedgerDatabase node, string connection, int contracts, long events, Action<Measured> note)
    {
        if (!LedgerName.TryParse(Name, out var name))
            throw new UnreachableException();
        var ledger = await node.Create(name, default);
        var book = new DealBook(ledger, contracts);
        await book.Sign(EventfulEvents, connection);
        foreach (var size in (long[])[events / 10, events])
        {
            // A book that was kept may have lived past it.
            if ((await ledger.Reader.Head(default)).Position > size && size < events)
                continue;
            var began = Stopwatch.GetTimestamp();
            await book.Live(size, position => Console.WriteLine(
                $"… {position:N0} of {size:N0} events after {Stopwatch.GetElapsedTime(began)}"));
            await using var server = await ServerProcess.Start([], ("ConnectionStrings__Ledger", connection));
            await using var reports = new Reports(ledger, server, note);
            await reports.Measure(connection, book.Signed, $"{size:N0} events");
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Measure(string connection, long signed, string of)
    {
        await Settle(connection);
        var head = await _ledger.Reader.Head(default);
        var middle = Math.Max(signed, head.Position / 2);
        var pasts = new List<string>();
        for (var i = 0; i < Times; i++)
            pasts.Add(await Past(middle + ((head.Position - middle) * i / (Times + 1))));
        Note($"{of}: bytes on disk an event", await Bytes(connection) / head.Position, null);
        await OneContract(of, pasts[0]);
        var (terms, entries) = (await Rows(middle, terms: true), await Rows(middle, terms: false));
        Note($"{of}: floor: reading the terms of all contracts", terms, null);
        Note($"{of}: floor: reading all money entries to the middle", entries, null);
        foreach (var report in ReportCatalog.All)
        {
            var floor = report.Name == "receivables" ? entries
                : OfEntries.Contains(report.Name) ? terms + entries : terms;
            var route = $"/v1/reports/{report.Name}?{Question(report.Name)}";
            var now = Enumerable.Repeat(route + "asOf=2026-06-30", Times).ToArray();
            Note($"{of}: {report.Name} for the first time", await Median(now[0]), floor);
            Note($"{of}: {report.Name} at the head", await Median(now), floor);
            // As the time bar is dragged, each is asked for as of a day on which nobody asked before.
            var days = Enumerable.Range(1, Days).Select(n => route + Text($"asOf=2026-07-{n:00}")).ToArray();
            Note($"{of}: {report.Name} of another day", await Median(days), floor);
            // Far apart, so that each is read anew.
            var then = pasts.Select(past => route + past).ToArray();
            Note($"{of}: {report.Name} at a past", await Median(then), floor);
        }
        Console.WriteLine($"… the server holds {_server.Memory():N0} MB");
    }

    private async Task OneContract(string of, string past)
    {
        foreach (var id in (string[])["deal-77", DealBook.Eventful])
        {
            var reads = Enumerable.Repeat($"/v1/contracts/{id}?{past}", Reads).ToArray();
            await Median(reads);
            Note($"{of}: as-of read of {id}", await Median(reads), null);
        }
    }

    // As pages ask: the totals, and the largest rows where there may be one for each contract.
    private static string Question(string report) => Months(report) + report switch
    {
        "claims" or "commitments" or "concentration" or "run-rate" or "run-rate/waterfall" => "top=20&",
        _ => "",
    };

    private static string Months(string report) => report switch
    {
        "run-rate/waterfall" or "run-rate/series" => "from=2025-01&to=2026-12&",
        "revenue" => "from=2025-01&to=2025-12&",
        "calendar" => "from=2026-07-01&to=2026-12-31&",
        _ => "",
    };

    private async Task<string> Past(long position)
    {
        var last = (await _ledger.Reader.All(position - 1, position, 1, default))[0];
        return Text($"asOf=2025-06-30&knownAt={last.RecordedAt:yyyy-MM-ddTHH:mm:ss.ffffffZ}");
    }

    private async Task<double> Median(params string[] routes)
    {
        var taken = new List<double>();
        var before = _server.Worked();
        foreach (var route in routes)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await _http.GetAsync(new Uri(route, UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{route}: {await answer.Content.ReadAsStringAsync()}");
            await answer.Content.ReadAsByteArrayAsync();
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        _worked = (_server.Worked() - before).TotalMilliseconds / routes.Length;
        taken.Sort();
        return taken[taken.Count / 2];
    }

    private async Task<double> Rows(long position, bool terms)
    {
        var taken = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            GC.Collect();
            var began = Stopwatch.GetTimestamp();
            if (terms)
                await _ledger.Reader.Terms(position, TermsFilter.All, default);
            else
                await _ledger.Reader.Entries(position, null, null, default);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        taken.Sort();
        return taken[Times / 2];
    }

    // What autovacuum would do in the background of the first reads.
    private static async Task Settle(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("vacuum analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Bytes(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            $"""
            select sum(pg_total_relation_size(c.oid))::bigint
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'ledger_{Name}' and c.relkind = 'r'
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private void Note(string what, double milliseconds, double? floor)
    {
        var ratio = floor is { } rows ? Text($" ({milliseconds / rows:0.00} of reading its rows)") : "";
        _note(new(what + ratio, 1, 1000 / milliseconds, milliseconds, null, _server.Memory(), Worked(floor)));
    }

    // Reading rows is this process's work.
    private Cost? Worked(double? floor) => floor is null ? null : new(_worked, 0, null);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
