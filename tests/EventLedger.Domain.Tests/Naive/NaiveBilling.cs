using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>What a contract charges, as it is known now.</summary>
/// <param name="Of">A month's charge.</param>
/// <param name="Serves">Whether a month has a day of service.</param>
/// <param name="Months">Every month that may have one.</param>
/// <param name="Parties">Who sells and who buys on a day.</param>
internal sealed record NaiveKnown(
    Func<(int Year, int Month), BigInteger> Of,
    Func<(int Year, int Month), bool> Serves,
    IReadOnlyList<(int Year, int Month)> Months,
    Func<DateOnly, (string Provider, string Customer)> Parties)
{
    /// <summary>What a contract charges, by the naive rules; an open end is looked at up to a day.</summary>
    public static NaiveKnown From(NaiveContract contract, DateOnly upTo) => new(
        month => contract.Charges.Charge(month.Year, month.Month),
        month => DaysOf(month).Any(day => contract.RunsOn(day) && !contract.IsFree(day)),
        [.. MonthsOf(contract.StartsOn, contract.KnownLastServiceDay ?? upTo)],
        day => (contract.PartyOn(false, day), contract.PartyOn(true, day)));

    private static IEnumerable<DateOnly> DaysOf((int Year, int Month) month) =>
        Enumerable.Range(1, NaiveCalendar.DaysIn(month.Year, month.Month))
            .Select(day => new DateOnly(month.Year, month.Month, day));

    private static IEnumerable<(int Year, int Month)> MonthsOf(DateOnly first, DateOnly last)
    {
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last;)
        {
            yield return (month.Year, month.Month);
            month = NaiveCalendar.Later(month, 1);
        }
    }
}

/// <summary>
/// The billing of a contract by the plainest way: every balance is added up anew from everything that ever
/// moved it, and every day is tried. Commands answer null when they are accepted, else the code.
/// </summary>
internal sealed partial class NaiveBilling(int netDays, bool inArrears)
{
    private static readonly DateOnly Horizon = new(2999, 12, 31);

    private readonly List<NaiveInvoice> _invoices = [];
    private readonly List<NaiveReduction> _reductions = [];
    private readonly List<NaivePayment> _payments = [];
    private readonly List<NaiveSource> _sources = [];
    private readonly List<((int Year, int Month) Month, BigInteger Amount)> _settledLines = [];
    private readonly List<(DateOnly On, BigInteger Amount)> _notes = [];
    private readonly List<NaiveDifference> _differences = [];

    /// <summary>The day of the final account; null while there is none.</summary>
    public DateOnly? SettledOn { get; private set; }

    public IReadOnlyList<NaiveInvoice> Invoices => _invoices;

    public int CreditNotes => _notes.Count;

    /// <summary>Every day on which anything happens.</summary>
    private IEnumerable<DateOnly> Days => _invoices.Select(i => i.IssuedOn)
        .Concat(_reductions.Select(r => r.From))
        .Concat(_reductions.Select(r => r.Until ?? Horizon))
        .Concat(_sources.Select(s => s.From))
        .Concat(_sources.Select(s => s.Until ?? Horizon))
        .Concat(_sources.SelectMany(s => s.Refunds).Select(r => r.On))
        .Append(Horizon)
        .Distinct();

    public BigInteger BalanceOn(NaiveInvoice invoice, DateOnly day) =>
        (invoice.IssuedOn <= day ? invoice.Total : 0)
        - Sum(_reductions.Where(r => r.Invoice == invoice && r.CountsOn(day)).Select(r => r.Amount));

    public BigInteger ReducedOn(string kind, DateOnly day) =>
        Sum(_reductions.Where(r => r.Kind == kind && r.CountsOn(day)).Select(r => r.Amount));

    public BigInteger UnappliedOn(bool credit, DateOnly day) =>
        Sum(_sources.Where(s => s.IsCredit == credit).Select(s => s.LeftOn(day)));

    public BigInteger RefundedOn(bool credit, DateOnly day) => Sum(
        _sources.Where(s => s.IsCredit == credit).SelectMany(s => s.Refunds)
            .Where(r => r.On <= day)
            .Select(r => r.Amount));

    public BigInteger BilledOn(DateOnly day) => Sum(_invoices
        .Where(i => i.IssuedOn <= day && !IsVoidOn(i, day))
        .Select(i => i.Total));

    public BigInteger CreditIssuedOn(DateOnly day) =>
        Sum(_notes.Where(note => note.On <= day).Select(note => note.Amount));

    public string StatusOn(NaiveInvoice invoice, DateOnly day)
    {
        var owed = BalanceOn(invoice, day);
        if (IsVoidOn(invoice, day))
            return "Voided";
        if (owed == 0)
            return _reductions.Exists(r => r.Invoice == invoice && r.Kind == "write-off" && r.CountsOn(day))
                ? "WrittenOff"
                : "Paid";
        if (invoice.Disputes.Exists(d => d.From <= day && !(d.Until <= day)))
            return "Disputed";
        if (day > invoice.IssuedOn.AddDays(netDays))
            return "Overdue";
        return owed == invoice.Total ? "Open" : "PartiallyPaid";
    }

    /// <summary>A month that is closed costs more or less than it did.</summary>
    public void Book((int Year, int Month) month, BigInteger more) => _differences.Add(new(month, more));

    private BigInteger UncoveredOf((int Year, int Month) month) =>
        Sum(_differences.Where(d => d.Month == month && d.IsOpen).Select(d => d.Amount));

    private static BigInteger Sum(IEnumerable<BigInteger> amounts) =>
        amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + amount);

    private bool IsVoidOn(NaiveInvoice invoice, DateOnly day) =>
        _reductions.Exists(r => r.Invoice == invoice && r.Kind == "void" && r.CountsOn(day));

    /// <summary>What can be taken off from a day on.</summary>
    private BigInteger RoomFrom(NaiveInvoice invoice, DateOnly day) =>
        Days.Where(later => later > day).Append(day).Min(later => BalanceOn(invoice, later));

    private BigInteger FreeFrom(NaiveSource source, DateOnly day) =>
        BigInteger.Max(0, Days.Where(later => later > day).Append(day).Min(source.LeftOn));

    private NaiveReduction Reduce(string kind, NaiveInvoice invoice, DateOnly from, BigInteger amount)
    {
        var reduction = new NaiveReduction(kind, invoice, from, amount);
        _reductions.Add(reduction);
        return reduction;
    }

    private BigInteger LinesOf((int Year, int Month) month) => Sum(_invoices.Where(i => !i.IsVoid)
        .SelectMany(i => i.Lines)
        .Concat(_settledLines)
        .Where(line => line.Month == month)
        .Select(line => line.Amount));

    private NaiveInvoice? OwnOf((int Year, int Month) month) =>
        _invoices.Find(i => i.Own == month && !i.IsVoid);

    private NaiveInvoice? Find(int number) => _invoices.Find(i => i.Number == number);

    /// <summary>Whether every month is billed what it is charged, as a final account leaves it.</summary>
    public bool IsSettledWith(NaiveKnown known) => known.Months
        .Concat(_invoices.SelectMany(i => i.Lines).Concat(_settledLines).Select(line => line.Month))
        .All(month => known.Of(month) == LinesOf(month));

    /// <summary>
    /// A credit note between two parties: one invoice of theirs first, then the oldest due first, the rest
    /// kept.
    /// </summary>
    private void Credit(
        BigInteger amount, DateOnly on, NaiveInvoice? first, (string Provider, string Customer) parties)
    {
        _notes.Add((on, amount));
        var order = _invoices.Where(i => i.Parties == parties)
            .OrderBy(i => i == first ? 0 : 1).ThenBy(i => i.IssuedOn).ThenBy(i => i.Number);
        foreach (var invoice in order.ToList())
        {
            var part = BigInteger.Min(amount, RoomFrom(invoice, on));
            if (part <= 0)
                continue;
            Reduce("credit", invoice, on, part);
            amount -= part;
        }
        if (amount > 0)
            _sources.Add(new(true, on, amount, parties));
    }

    /// <summary>Takes from sources in this order; false when they have not enough.</summary>
    private bool Take(
        IEnumerable<NaiveSource> sources, BigInteger amount, DateOnly on,
        Action<NaiveSource, BigInteger> use, bool allOrNothing)
    {
        var parts = new List<(NaiveSource Source, BigInteger Part)>();
        foreach (var source in sources)
        {
            var part = BigInteger.Min(amount, FreeFrom(source, on));
            if (part <= 0)
                continue;
            parts.Add((source, part));
            amount -= part;
        }
        if (amount > 0 && allOrNothing)
            return false;
        foreach (var (source, part) in parts)
            use(source, part);
        return true;
    }

    private void Apply(NaiveSource source, NaiveInvoice invoice, DateOnly on, BigInteger part) =>
        source.Applied.Add(Reduce(source.IsCredit ? "credit" : "paid", invoice, on, part));
}
