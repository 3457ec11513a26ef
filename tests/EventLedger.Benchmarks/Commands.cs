using System.Globalization;
using System.Text;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Benchmarks;

/// <summary>
/// The commands that are measured: contracts that are signed, and then amended over and over.
/// </summary>
internal static class Commands
{
    private const string Reason =
        "a change of the fee that is about as long as people write them, to make the event as large as the "
        + "product has them: some two hundred and fifty bytes";

    private static readonly CommandSlice Amending = CommandCatalog.Find("AmendContract")!;
    private static readonly CommandSlice Signing = CommandCatalog.Find("SignContract")!;
    private static readonly CommandContext Context = new("benchmark", "benchmark", null);

    /// <summary>The id of a contract.</summary>
    public static string Id(long number) => "bench-" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A body that changes the fee: never the same as the one before it.</summary>
    public static string AmendBody(long number)
    {
        var fee = 20_000 + (((number * 31) + (number / 100_000)) % 100_000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"effectiveOn":"2027-01-01","reason":"{{Reason}}",
            "fees":[{"from":"2027-01-01","monthlyFee":"{{fee}}.00"}]}
            """);
    }

    /// <summary>Amends a contract in the process; throws when it is not stored.</summary>
    public static async Task Amend(Ledger ledger, string id, long number)
    {
        var outcome = await ledger.Execute(Command(Amending, id, AmendBody(number)), default);
        if (outcome is not CommandOutcome.Stored)
            throw new InvalidOperationException($"{id} was not amended: {outcome}");
    }

    /// <summary>Signs contracts, as many at a time as are stored together.</summary>
    public static async Task Sign(Ledger ledger, int contracts)
    {
        await Store(ledger, [Party("provider"), Party("customer"), Facility("site")]);
        foreach (var numbers in Enumerable.Range(0, contracts).Chunk(500))
            await Store(ledger, [.. numbers.Select(n => Command(Signing, Id(n), SignBody))]);
    }

    /// <summary>Amends contracts in turn until the log holds so many events.</summary>
    public static async Task Fill(Ledger ledger, long events, int contracts, Action<long> progress)
    {
        for (var number = (await ledger.Reader.Head(default)).Position; number < events; number += 500)
        {
            var from = number;
            await Store(ledger, [.. Enumerable.Range(0, 500)
                .Select(i => Command(Amending, Id((from + i) % contracts), AmendBody(from + i * 7)))]);
            if (number % 50_000 < 500)
                progress(number);
        }
    }

    private const string SignBody =
        """
        {"providerId":"provider","customerId":"customer","signedOn":"2026-06-22","currency":"USD",
        "term":{"startsOn":"2026-07-01","endsOn":"2029-12-31"},
        "fees":[{"from":"2026-07-01","monthlyFee":"1000.00"}],"billing":{"timing":"Advance","netDays":30},
        "termination":{"by":"Either","noticeDays":90,"lockInMonths":3},"capacity":[{"facilityId":"site"}]}
        """;

    private static LedgerCommand Party(string id) =>
        Command(CommandCatalog.Find("RegisterParty")!, id, $$"""{"name":"{{id}}"}""");

    private static LedgerCommand Facility(string id) => Command(
        CommandCatalog.Find("RegisterFacility")!,
        id,
        """{"name":"Site","operatorId":"provider","capacity":{}}""");

    /// <summary>A command; throws when its body cannot be read.</summary>
    public static LedgerCommand Command(CommandSlice slice, string id, string body)
    {
        var (parsed, errors) = slice.Parse(Encoding.UTF8.GetBytes(body), id);
        return parsed is null
            ? throw new InvalidOperationException(errors.First().Key)
            : new(slice.Collection.Stream(id), parsed.Decide, Context, null, null, false, CommandAnswer.Of);
    }

    /// <summary>Stores commands, all or none; throws when they are not.</summary>
    public static async Task Store(Ledger ledger, LedgerCommand[] commands)
    {
        foreach (var outcome in await ledger.ExecuteTogether(commands, default))
            if (outcome is not CommandOutcome.Stored)
                throw new InvalidOperationException(outcome.ToString());
    }
}
