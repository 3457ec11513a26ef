using System.Globalization;
using EventLedger.Server.Commands;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Benchmarks;

/// <summary>
/// A book of many deals, as a large provider has it: twenty providers, five hundred customers and fifty
/// facilities, and in every ten events of a contract five amendments, two invoices and their payments.
/// </summary>
/// <param name="ledger">Where it is stored.</param>
/// <param name="contracts">How many deals.</param>
internal sealed class DealBook(Ledger ledger, int contracts)
{
    /// <summary>The contract that has far more events than any other.</summary>
    public const string Eventful = "eventful";

    private const int Providers = 20, Customers = 500, Facilities = 50;
    private static readonly Step[] Turn =
    [
        Step.Amend, Step.Amend, Step.Amend, Step.Invoice, Step.Pay,
        Step.Amend, Step.Amend, Step.Invoice, Step.Pay, Step.Amend,
    ];

    private static readonly CommandSlice Signing = CommandCatalog.Find("SignContract")!;
    private static readonly CommandSlice Amending = CommandCatalog.Find("AmendContract")!;
    private static readonly CommandSlice Invoicing = CommandCatalog.Find("InvoiceMonth")!;
    private static readonly CommandSlice Paying = CommandCatalog.Find("RecordPayment")!;

    // As many as a node keeps folded, so that none is loaded for each of its steps.
    private const int Together = 10_000;

    // How many steps each deal has taken.
    private readonly int[] _steps = new int[contracts];

    /// <summary>The position at which every deal was signed.</summary>
    public long Signed { get; private set; }

    /// <summary>
    /// Signs every deal, and one that is amended so many times; or goes on with a book that lived before.
    /// </summary>
    /// <param name="eventfulEvents">How many times.</param>
    /// <param name="connection">The database.</param>
    public async Task Sign(int eventfulEvents, string connection)
    {
        Signed = Providers + Customers + Facilities + contracts + 1 + eventfulEvents;
        if (await Head() > 0)
        {
            await TakeUp(connection);
            return;
        }
        await Store(Numbers("provider", Providers).Concat(Numbers("customer", Customers))
            .Select(id => Commands.Command(
                CommandCatalog.Find("RegisterParty")!, id, $$"""{"name":"{{id}}"}""")));
        await Store(Numbers("site", Facilities).Select((id, i) => Commands.Command(
            CommandCatalog.Find("RegisterFacility")!,
            id,
            $$$"""{"name":"{{{id}}}","operatorId":"provider-{{{i % Providers}}}","capacity":{}}""")));
        await Store(Enumerable.Range(0, contracts).Select(n => Commands.Command(Signing, Id(n), SignBody(n)))
            .Prepend(Commands.Command(Signing, Eventful, SignBody(0))));
        await Store(Enumerable.Range(0, eventfulEvents)
            .Select(n => Commands.Command(Amending, Eventful, Commands.AmendBody(n))));
        if (await Head() != Signed)
            throw new InvalidOperationException($"The book should be signed at {Signed}.");
    }

    /// <summary>Lets every contract live on until the log holds so many events.</summary>
    public async Task Live(long events, Action<long> progress)
    {
        for (var turn = _steps.Min() / Turn.Length; await Head() < events; turn++)
        {
            foreach (var some in Enumerable.Range(0, contracts).Chunk(Together))
            {
                var head = await Head();
                progress(head);
                for (var step = turn * Turn.Length; step < (turn + 1) * Turn.Length && head < events; step++)
                    head += await Go(some.Where(n => _steps[n] == step).Take((int)(events - head)), step);
            }
        }
    }

    private async Task<int> Go(IEnumerable<int> deals, int step)
    {
        var going = deals.ToArray();
        await Store(going.Select(n => Next(n, step)));
        foreach (var n in going)
            _steps[n]++;
        return going.Length;
    }

    private async Task TakeUp(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            $"""
            select substring(id from '[0-9]+$')::integer, version::integer
            from {ledger.Name.Schema}.mt_streams where id ~ '^contract-deal-[0-9]+$'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            _steps[reader.GetInt32(0)] = reader.GetInt32(1) - 1;
    }

    private async Task<long> Head() => (await ledger.Reader.Head(default)).Position;

    // Months are invoiced in their order, from January 2024 on, and each invoice is paid before the next.
    private static LedgerCommand Next(int contract, int round)
    {
        var (id, turn) = (Id(contract), round % Turn.Length);
        var invoices = (round / Turn.Length * 2) + Turn.Take(turn).Count(step => step == Step.Pay);
        var month = new DateOnly(2024, 1, 1).AddMonths(invoices);
        return Turn[turn] switch
        {
            Step.Invoice => Commands.Command(Invoicing, id, Text(
                $$"""{"month":"{{month:yyyy-MM}}","issuedOn":"{{month:yyyy-MM-dd}}"}""")),
            Step.Pay => Commands.Command(Paying, id, Text(
                $$"""
                {"invoice":"{{id}}-{{invoices + 1:0000}}","amount":"{{Fee(contract)}}.00",
                "reference":"wire {{invoices}}","paidOn":"{{month.AddDays(25):yyyy-MM-dd}}"}
                """)),
            _ => Commands.Command(Amending, id, Commands.AmendBody((round * 7L) + contract)),
        };
    }

    private static int Fee(int contract) => 1_000 + (contract % 9_000);

    private static string SignBody(int contract) => Text(
        $$"""
        {"providerId":"provider-{{contract % Providers}}","customerId":"customer-{{contract % Customers}}",
        "signedOn":"2023-12-22","currency":"{{(contract % 10 == 0 ? "EUR" : "USD")}}",
        "term":{"startsOn":"2024-01-01","endsOn":"2031-12-31"},
        "fees":[{"from":"2024-01-01","monthlyFee":"{{Fee(contract)}}.00"}],
        "billing":{"timing":"Advance","netDays":30},
        "termination":{"by":"Either","noticeDays":{{30 * (1 + (contract % 4))}},"lockInMonths":3},
        "capacity":[{"facilityId":"site-{{contract % Facilities}}"}]}
        """);

    private static string Id(int contract) => Text($"deal-{contract}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbers(string name, int count) =>
        Enumerable.Range(0, count).Select(n => Text($"{name}-{n}"));

    private async Task Store(IEnumerable<LedgerCommand> commands)
    {
        foreach (var some in commands.Chunk(Ledger.MaxTogether))
            await Commands.Store(ledger, some);
    }

    private enum Step
    {
        Amend,
        Invoice,
        Pay,
    }
}
