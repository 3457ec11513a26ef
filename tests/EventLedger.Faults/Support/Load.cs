using System.Diagnostics;
using System.Globalization;

namespace EventLedger.Faults.Support;

/// <summary>
/// Clients that send commands on few parties and contracts, so that they meet: many are refused, and what is
/// in doubt is sent again with its key, to any node.
/// </summary>
public sealed class Load(Journal journal, IReadOnlyList<Node> nodes, ulong seed)
{
    private const string SeedVariable = "EVENTLEDGER_FAULTS_SEED";
    private const int Parties = 6;
    private const int Facilities = 2;
    private const int Contracts = 12;
    private volatile bool _ended;

    /// <summary>The seed of a run: the one that is asked for, else another one each time.</summary>
    public static ulong NewSeed() =>
        ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var asked)
            ? asked
            : (ulong)Stopwatch.GetTimestamp();

    /// <summary>How often an order is sent before its client leaves it in doubt.</summary>
    public int Tries { get; init; } = 200;

    /// <summary>What the keys begin with, where there is a load after another.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>For the message of a failed test.</summary>
    public string About { get; } = string.Create(CultureInfo.InvariantCulture, $"{SeedVariable}={seed}");

    /// <summary>Each client sends that many orders, and settles each before the next.</summary>
    public Task Run(int clients, int orders) => Task.WhenAll(
        Enumerable.Range(0, clients).Select(client => Task.Run(() => RunOne(client, orders))));

    /// <summary>Clients send until what is done meanwhile has ended.</summary>
    public async Task During(int clients, Func<SplitMix, Task> disturb)
    {
        const int most = 20_000;
        var running = Run(clients, most);
        try
        {
            await disturb(new SplitMix(~seed));
        }
        finally
        {
            _ended = true;
            await running;
        }
    }

    private async Task RunOne(int client, int orders)
    {
        var random = new SplitMix(unchecked(seed + ((ulong)client * 7919)));
        for (var i = 0; i < orders && !_ended; i++)
        {
            var order = Any(random, $"{Prefix}{client}-{i}");
            await journal.Settle(() => nodes[random.Below(nodes.Count)], order, Tries);
        }
    }

    private static Order Any(SplitMix random, string key)
    {
        var contract = $"c{random.Below(Contracts)}";
        var provider = random.Below(Parties);
        var customer = (provider + 1 + random.Below(Parties - 1)) % Parties;
        return random.Below(20) switch
        {
            < 2 => Order.Party($"p{provider}", key),
            2 => Order.Facility($"f{random.Below(Facilities)}", key),
            // Without end there is always something new to store.
            < 6 => Order.Party($"n-{key}", key),
            < 10 => Order.Sign(
                contract, $"p{provider}", $"p{customer}", $"f{random.Below(Facilities)}", key),
            < 16 => Order.Invoice(contract, random.Below(42), key),
            _ => Order.Pay(contract, $"wire-{random.Below(60)}", key),
        };
    }
}
