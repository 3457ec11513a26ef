using System.Net.Http.Json;
using System.Text.Json;
using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>A ledger of some thousand events whose read models are rebuilt under load.</summary>
public sealed class RebuildScene(Place place)
{
    private const int Contracts = 500;
    private const int Months = 9;
    private const string Rebuild = "/v1/ledger/rebuilds/3";

    /// <summary>Signs contracts and invoices them, some segments' worth of events.</summary>
    public async Task Set()
    {
        var ledger = await place.Open();
        await Store(ledger, [
            Order.Party("a", "a"), Order.Party("b", "b"), Order.Facility("f", "f"),
            .. Each(n => Order.Sign($"r{n}", "a", "b", "f", $"sign-{n}"))]);
        for (var month = 0; month < Months; month++)
            await Store(ledger, [.. Each(n => Order.Invoice($"r{n}", month, $"m{month}-{n}"))]);
    }

    /// <summary>
    /// Starts a rebuild, each of whose segments takes a second; nobody does it before its tables are that
    /// slow.
    /// </summary>
    public async Task Start(HttpClient http)
    {
        await place.Ask("""
            insert into ledger.lg_leases (job, holder, token, expires_at, through_position)
            values ('rebuild', gen_random_uuid(), 1, clock_timestamp() + interval '1 hour', 0)
            """);
        using var answer = await http.PostAsync(new Uri("/v1/ledger/rebuilds", UriKind.Relative), null);
        ((int)answer.StatusCode).ShouldBe(202);
        await Slow();
        await RunOut();
    }

    /// <summary>Each segment of a rebuild that was started takes a second.</summary>
    public async Task Slow() => await place.Ask("""
        create function ledger.slow() returns trigger language plpgsql as
            'begin perform pg_sleep(1); return null; end';
        create trigger slow before insert on ledger.rm_terms_g3 for each statement
            execute function ledger.slow()
        """);

    /// <summary>From here on it takes no longer than it must.</summary>
    public async Task Hurry() => await place.Ask("drop trigger slow on ledger.rm_terms_g3");

    /// <summary>The lease of a node that was killed has run out.</summary>
    public async Task RunOut() =>
        await place.Ask("update ledger.lg_leases set expires_at = clock_timestamp() where job = 'rebuild'");

    /// <summary>Waits until a rebuild stands so.</summary>
    public static async Task<JsonElement> Until(HttpClient http, Func<JsonElement, bool> stands)
    {
        for (var tries = 0; tries < 3_000; tries++)
        {
            var rebuild = await http.GetFromJsonAsync<JsonElement>(Rebuild);
            if (stands(rebuild))
                return rebuild;
            await Task.Delay(20);
        }
        throw new TimeoutException($"It did not come to that: {await http.GetStringAsync(Rebuild)}");
    }

    public static string? StateOf(JsonElement rebuild) => rebuild.GetProperty("state").GetString();

    public static bool IsInTheMiddle(JsonElement rebuild) =>
        rebuild.GetProperty("position").GetInt64() is var position
        && position > 0 && position < rebuild.GetProperty("total").GetInt64();

    private static IEnumerable<Order> Each(Func<int, Order> order) =>
        Enumerable.Range(0, Contracts).Select(order);

    private static async Task Store(Ledger ledger, Order[] orders)
    {
        foreach (var some in orders.Chunk(Ledger.MaxTogether))
            foreach (var outcome in await ledger.ExecuteTogether(
                [.. some.Select(order => order.ToCommand())], default))
                outcome.ShouldBeOfType<CommandOutcome.Stored>();
    }
}
