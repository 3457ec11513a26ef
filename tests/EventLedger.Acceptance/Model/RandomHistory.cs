using System.Globalization;
using EventLedger.Acceptance.Scenarios;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Store;
using Microsoft.Extensions.DependencyInjection;
using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// A ledger that was told random commands while its clock went on: facts of any day, corrections of them,
/// documents and what becomes of them, books that are closed and opened again.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly string[] Contracts = ["a", "b", "c", "d", "e"];
    private readonly Dice _random;
    private readonly RandomCommands _commands;
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private Dice _questions;
    private int _references = 1_000;

    private RandomHistory(ulong seed, LedgerClient ledger)
    {
        (Seed, _random, Ledger) = (seed, new(seed), ledger);
        (_commands, _questions) = (new(new Dice(seed + 7_919)), new(seed + 15_485_863));
    }

    public ulong Seed { get; }

    public LedgerClient Ledger { get; }

    /// <summary>The log as it is stored.</summary>
    public IReadOnlyList<RecordedEvent> Log { get; private set; } = [];

    /// <summary>Tells a fresh ledger of a server so many commands, a few at a time.</summary>
    public static async Task<RandomHistory> Of(LedgerServer server, ulong seed, int commands)
    {
        var history = new RandomHistory(seed, await server.FreshLedger());
        var reader = await history.Reader(server);
        await history.Ledger.Try(history._commands.Beginning());
        for (var told = 0; told < commands; told += 6)
        {
            server.Clock.GoesOn(TimeSpan.FromMinutes(history._random.Next(1, 600)));
            await history.Ledger.Try(Enumerable.Range(0, 6).Select(_ => history.Next()));
            history.Log = await reader.All(0, long.MaxValue, int.MaxValue, default);
        }
        return history;
    }

    /// <summary>A day of one of the two years that commands speak of.</summary>
    public DateOnly AnyDay() => new DateOnly(2026, 5, 1).AddDays(_questions.Next(700));

    /// <summary>An instant from before the first commit to the last.</summary>
    public DateTime AnyInstant()
    {
        var e = Log[_questions.Next(Log.Count)];
        return e.RecordedAt.AddMicroseconds(_questions.Next(3) switch
        {
            0 => -1,
            1 => 0,
            _ => e.RecordedAt == Log[^1].RecordedAt ? 0 : 1,
        });
    }

    /// <summary>From here on the same days and instants are asked for as at first.</summary>
    public void AskAnew() => _questions = new(Seed + 15_485_863);

    /// <summary>What the server answers; nothing more is told, so it is asked once.</summary>
    public async Task<Answer> Ask(string path)
    {
        if (!_answers.TryGetValue(path, out var answer))
            _answers.Add(path, answer = await Ledger.Get(path).Accepted());
        return answer;
    }

    /// <summary>The last event that was recorded by an instant, found by looking at each.</summary>
    public long PositionAt(DateTime instant) => Log.Where(e => e.RecordedAt <= instant)
        .Select(e => e.Position).DefaultIfEmpty(0).Max();

    private async Task<LedgerReader> Reader(LedgerServer server)
    {
        LedgerName.TryParse(Ledger.Header("X-Ledger"), out var name).ShouldBeTrue();
        return (await server.Services.GetRequiredService<LedgerDatabase>().Find(name, default))!.Reader;
    }

    private Draft Next()
    {
        var (id, on) = (Contracts[_random.Next(Contracts.Length)], Day(6, 16));
        return _random.Next(34) switch
        {
            0 when _random.Next(4) == 0 => Command(
                "RescindContract", id, new { reason = "no money", rescindedOn = on }),
            1 => Command("DelayCommencement", id, new { newStartsOn = Day(8, 12), delayedOn = Day(5, 8) }),
            2 => Command("WithdrawAnnouncement", id, new { reason = "it fell through", withdrawnOn = on }),
            3 when _random.Next(3) == 0 => Command("SettleContract", id, new { settledOn = Day(14, 40) }),
            4 => Sourced(id),
            19 or 20 => Command("AssignContract", id, new
            {
                role = One("Customer", "Provider"),
                toPartyId = One("stranger", One("customer", "provider")),
                effectiveOn = on,
            }),
            17 => Command("ReportFunding", One("customer", "stranger"), new
            {
                amount = $"{_random.Next(1, 90)}000.00",
                currency = Half ? "USD" : "EUR",
                asOf = on,
            }),
            18 => Command("AmendContract", id, Draft.Of(new { effectiveOn = on }).With(
                "capacity", new[] { new { facilityId = "site-1", megawatts = 55, exclusive = Half } })),
            5 or 6 => Command("CloseMonth", Seller, new { month = ClosedMonth, closedOn = Day(10, 13) }),
            7 => Command("ReopenMonth", Seller, new { month = ClosedMonth, reason = "late", on }),
            8 or 9 => Corrected(id),
            10 or 11 => Invoiced(id),
            12 or 13 => Reversed(id),
            14 or 15 or 16 => OnDocuments(id),
            _ => _commands.Next(),
        };
    }

    private Draft OnDocuments(string id)
    {
        var issued = Told<MonthInvoiced>(id);
        if (issued.Length == 0)
            return Invoiced(id);
        var one = issued[_random.Next(issued.Length)];
        var (invoice, on) = (one.Number, $"{one.IssuedOn.AddDays(_random.Next(70)):yyyy-MM-dd}");
        return _random.Next(9) switch
        {
            0 => Command("ApplyUnapplied", id, new { invoice, amount = "7.00", appliedOn = on }),
            1 => Command(
                "RefundUnapplied", id,
                new { amount = "5.00", reference = $"back-{_references++}", refundedOn = on }),
            2 => Command(
                "WriteOffInvoice", id,
                new { invoice, reason = "gone", amount = Half ? "9.00" : null, writtenOffOn = on }),
            3 => Command("ResolveDispute", id, new
            {
                invoice,
                outcome = Half ? "Upheld" : "Rejected",
                resolvedOn = on,
            }),
            4 or 5 => Command(
                "DisputeInvoice", id, new { invoice, amount = "3.00", disputedOn = on, reason = "late" }),
            6 => Half
                ? Command("VoidInvoice", id, new { invoice, voidedOn = on, reason = "mistyped" })
                : Command(
                    "IssueCreditNote", id,
                    new { invoice, amount = "11.00", issuedOn = on, reason = "an outage" }),
            _ => Command("RecordPayment", id, new
            {
                invoice,
                amount = $"{_random.Next(1, 4000)}.00",
                paidOn = on,
                reference = $"wire-{_references++}",
                allowUnapplied = true,
            }),
        };
    }

    private Draft Invoiced(string id) =>
        Command("InvoiceMonth", id, new { month = Day(6, 12)[..7], issuedOn = Day(6, 13) });

    private Draft Reversed(string id)
    {
        var paid = Told<PaymentRecorded>(id);
        if (paid.Length == 0)
            return Invoiced(id);
        var payment = paid[_random.Next(paid.Length)];
        return Command("ReversePayment", id, new
        {
            invoice = payment.Invoice,
            reference = payment.Reference,
            reason = "called back",
            reversedOn = $"{payment.PaidOn.AddDays(_random.Next(30)):yyyy-MM-dd}",
        });
    }

    private T[] Told<T>(string id) =>
    [
        .. Log.Where(e => e.Stream == $"contract-{id}")
            .Select(e => EventTypes.Read(e.StoredType, e.Data)).OfType<T>(),
    ];

    private Draft Corrected(string id)
    {
        var changed = Log.Where(e => e.Stream == $"contract-{id}" && e.Type == "ContractAmended").ToArray();
        if (changed.Length == 0)
            return Sourced(id);
        var (wrong, on) = (changed[_random.Next(changed.Length)], Day(8, 16));
        return Command("CorrectEvent", id, Draft.Of(new
        {
            version = wrong.Version,
            reason = "mistyped",
            bookInOpenMonth = Half,
        }).With("replacement", new
        {
            effectiveOn = on,
            fees = Terms.Fee(on, $"{_random.Next(1, 5000)}.50"),
        }));
    }

    private Draft Sourced(string id) => Command("AttachSource", id, new
    {
        fact = "monthlyFee",
        source = new { publisher = $"Paper {_random.Next(3)}", title = "Seen" },
    });

    private bool Half => _random.Next(2) == 0;

    private string Seller => One("provider", "stranger");

    private string One(string one, string other) => Half ? one : other;

    private string ClosedMonth => Month(_random.Next(6, 10));

    private string Day(int from, int to) => $"{Month(_random.Next(from, to))}-{_random.Next(1, 29):00}";

    private static string Month(int month) =>
        new DateOnly(2026, 1, 1).AddMonths(month - 1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
