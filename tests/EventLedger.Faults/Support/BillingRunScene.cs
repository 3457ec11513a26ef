using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>Many contracts that are due for July 2026, in a ledger whose commits take their time.</summary>
public sealed class BillingRunScene(Place place, int contracts)
{
    private const string Ahead = """
        select (select count(*) from ledger.mt_events where type = 'month_invoiced')
            > 100 + coalesce((
                select (total ->> 'invoices')::bigint
                from ledger.lg_leases l, json_array_elements(l.bookmark -> 'tally' -> 'totals') total
                where l.job = 'billing-runs'), 0)
        """;
    private const string NotOnce = """
        select s.id || ' has ' || coalesce(string_agg(e.data ->> 'number', ' ' order by e.version), 'none')
        from ledger.mt_streams s
        left join ledger.mt_events e on e.stream_id = s.id and e.type = 'month_invoiced'
        where s.type = 'contract'
        group by s.id
        having coalesce(string_agg(e.data ->> 'number', ' '), '') <> substr(s.id, 10) || '-0001'
        """;

    /// <summary>Signs the contracts, and from then on a commit takes that many seconds more.</summary>
    public async Task Set(double secondsACommit)
    {
        var ledger = await place.Open();
        Order[] orders =
        [
            Order.Party("a", "a"), Order.Party("b", "b"), Order.Facility("f", "f"),
            .. Enumerable.Range(0, contracts).Select(n => Order.Sign($"c{n}", "a", "b", "f", $"sign-{n}")),
        ];
        foreach (var some in orders.Chunk(Ledger.MaxTogether))
            foreach (var outcome in await ledger.ExecuteTogether(
                [.. some.Select(order => order.ToCommand())], default))
                outcome.ShouldBeOfType<CommandOutcome.Stored>();
        await place.Rewrite("perform setval", string.Create(
            CultureInfo.InvariantCulture, $"perform pg_sleep({secondsACommit}); perform setval"));
    }

    /// <summary>Starts a run of July; where it is read.</summary>
    public static async Task<string> Start(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync(
            "/v1/billing-runs", new { month = "2026-07", issuedOn = "2026-07-01" });
        ((int)answer.StatusCode).ShouldBe(202);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>
    /// Returns when many invoices are stored that the node has not written down, and sees to it that it
    /// never does; to be disposed when the node is dead. What it was about to write holds fewer.
    /// </summary>
    public async Task<IAsyncDisposable> UntilItIsAhead(HttpClient http, string location)
    {
        await Until(async () => await StateOf(http, location) == "Running");
        var connection = await Sql.Open(place.ConnectionString);
        await Sql.Execute(connection, "begin");
        await Sql.Execute(connection, "select job from ledger.lg_leases for update");
        await Until(async () => await Sql.Execute(connection, Ahead) is true);
        return connection;
    }

    /// <summary>Waits until a run is finished, by itself; what is wrong with what it did.</summary>
    public async Task<IReadOnlyList<string>> Violations(Func<HttpClient> http, string location)
    {
        JsonElement run = default;
        await Until(async () =>
        {
            run = await http().GetFromJsonAsync<JsonElement>(location);
            return run.GetProperty("finishedAt").ValueKind != JsonValueKind.Null;
        });
        await using var connection = await Sql.Open(place.ConnectionString);
        var found = await Sql.Rows(connection, NotOnce, row => $"invoices: {row.GetString(0)}");
        var amount = string.Create(CultureInfo.InvariantCulture, $"{contracts * 1000m}.00");
        var (invoiced, total) = (run.GetProperty("invoiced").GetInt32(), run.GetProperty("totals"));
        if (run.GetProperty("state").GetString() != "Finished")
            found.Add($"state: {run}");
        if (invoiced != contracts || run.GetProperty("total").GetInt32() != contracts
            || total[0].GetProperty("total").GetString() != amount)
            found.Add($"counted: {run}");
        return found;
    }

    /// <summary>The lease of a node that was killed has run out.</summary>
    public async Task RunOut() =>
        await place.Ask("update ledger.lg_leases set expires_at = clock_timestamp()");

    /// <summary>How many invoices there are.</summary>
    public async Task<long> Invoices() =>
        (long)(await place.Ask("select count(*) from ledger.mt_events where type = 'month_invoiced'"))!;

    private static async Task<string?> StateOf(HttpClient http, string location) =>
        (await http.GetFromJsonAsync<JsonElement>(location)).GetProperty("state").GetString();

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 6_000; tries++)
        {
            try
            {
                if (await holds())
                    return;
            }
            catch (Exception down) when (down is HttpRequestException or TaskCanceledException
                || (down is NpgsqlException sql && Sql.IsDown(sql)))
            {
                // It is being started.
            }
            await Task.Delay(20);
        }
        throw new TimeoutException("It did not come to that.");
    }
}
