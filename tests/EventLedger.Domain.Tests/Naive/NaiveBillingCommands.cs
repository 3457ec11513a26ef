using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

internal sealed partial class NaiveBilling
{
    public string? InvoiceMonth((int Year, int Month) month, DateOnly issuedOn, NaiveKnown known)
    {
        if (SettledOn is not null)
            return "already-settled";
        if (OwnOf(month) is not null)
            return "month-already-invoiced";
        if (!known.Serves(month))
            return "nothing-to-invoice";
        if (inArrears && (issuedOn.Year * 12 + issuedOn.Month) <= month.Year * 12 + month.Month)
            return "month-not-over";
        var lines = new List<((int, int), BigInteger)> { (month, known.Of(month) - LinesOf(month)) };
        foreach (var other in _invoices.Where(i => !i.IsVoid && i.Own is not null).Select(i => i.Own!.Value))
            if (known.Of(other) != LinesOf(other))
                lines.Add((other, known.Of(other) - LinesOf(other)));
        foreach (var closed in _differences.Select(d => d.Month).Distinct().Where(m => m != month))
            if (OwnOf(closed) is null && UncoveredOf(closed) != 0)
                lines.Add((closed, UncoveredOf(closed)));
        Bill(month, issuedOn, lines, known.Parties(issuedOn));
        foreach (var difference in _differences.Where(d => d.IsOpen && lines.Exists(l => l.Item1 == d.Month)))
            difference.CoveredBy = _invoices[^1];
        return null;
    }

    public string? Settle(DateOnly on, bool ended, NaiveKnown known)
    {
        if (!ended)
            return "not-ended";
        if (SettledOn is not null)
            return "already-settled";
        SettledOn = on;
        var lines = known.Months.Concat(_invoices.SelectMany(i => i.Lines).Select(line => line.Month))
            .Distinct()
            .Select(month => (month, known.Of(month) - LinesOf(month)))
            .ToList();
        var net = Sum(lines.Select(line => line.Item2));
        if (net > 0)
            Bill(null, on, lines, known.Parties(on));
        else
            _settledLines.AddRange(lines);
        if (net < 0)
            Credit(-net, on, null, known.Parties(on));
        return null;
    }

    public string? IssueCreditNote(int number, decimal amount, DateOnly on, Func<decimal, BigInteger?> minor)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        if (on < invoice.IssuedOn)
            return "before-invoice";
        if (minor(amount) is not { } cents || cents <= 0)
            return "invalid-amount";
        if (cents > RoomFrom(invoice, on))
            return "exceeds-balance";
        Credit(cents, on, invoice, invoice.Parties);
        return null;
    }

    public string? Void(int number, DateOnly on)
    {
        if (SettledOn is not null)
            return "already-settled";
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        if (invoice.IsVoid || on < invoice.IssuedOn || invoice.HasCredit
            || RoomFrom(invoice, on) != invoice.Total)
            return "invoice-not-open";
        invoice.IsVoid = true;
        Reduce("void", invoice, on, invoice.Total);
        EndDispute(invoice, on);
        return null;
    }

    public string? Pay(
        int number, decimal amount, DateOnly on, string reference, bool allow,
        Func<decimal, BigInteger?> minor)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        if (_payments.Exists(p => p.Invoice == invoice && p.Reference == reference))
            return "duplicate-payment";
        if (minor(amount) is not { } cents || cents <= 0)
            return "invalid-amount";
        var recovered = new List<NaiveReduction>();
        if (cents > RoomFrom(invoice, on))
            recovered = _reductions.FindAll(r =>
                r.Invoice == invoice && r.Kind == "write-off" && r.Until is null);
        foreach (var writeOff in recovered)
            writeOff.Until = on > writeOff.From ? on : writeOff.From;
        var room = RoomFrom(invoice, on);
        if (cents > room && !allow)
        {
            recovered.ForEach(writeOff => writeOff.Until = null);
            return "exceeds-balance";
        }
        var rest = cents > room ? new NaiveSource(false, on, cents - room, invoice.Parties) : null;
        if (rest is not null)
            _sources.Add(rest);
        var applied = Reduce("paid", invoice, on, cents - (rest?.Amount ?? 0));
        _payments.Add(new(invoice, reference, on, applied, rest));
        return null;
    }

    public string? Reverse(int number, string reference, DateOnly on)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        var payment = _payments.Find(p => p.Invoice == invoice && p.Reference == reference);
        if (payment is null || on < payment.PaidOn)
            return "unknown-payment";
        if (payment.IsReversed)
            return "already-reversed";
        if (payment.Rest?.Refunds.Count > 0)
            return "exceeds-unapplied";
        payment.IsReversed = true;
        payment.Applied.Until = on;
        if (payment.Rest is not { } rest)
            return null;
        rest.Until = on;
        foreach (var use in rest.Applied)
            use.Until = on > use.From ? on : use.From;
        return null;
    }

    public string? ApplyUnapplied(int number, decimal amount, DateOnly on, Func<decimal, BigInteger?> minor)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        if (minor(amount) is not { } cents || cents <= 0)
            return "invalid-amount";
        if (cents > RoomFrom(invoice, on))
            return "exceeds-balance";
        var theirs = _sources.FindAll(s => s.Parties == invoice.Parties);
        var creditFirst = theirs.FindAll(s => s.IsCredit).Concat(theirs.FindAll(s => !s.IsCredit)).ToList();
        return Take(creditFirst, cents, on, (source, part) => Apply(source, invoice, on, part), true)
            ? null
            : "exceeds-unapplied";
    }

    public string? RefundUnapplied(decimal amount, DateOnly on, Func<decimal, BigInteger?> minor)
    {
        if (minor(amount) is not { } cents || cents <= 0)
            return "invalid-amount";
        var cashFirst = _sources.Where(s => !s.IsCredit).Concat(_sources.Where(s => s.IsCredit)).ToList();
        return Take(cashFirst, cents, on, (source, part) => source.Refunds.Add((on, part)), true)
            ? null
            : "exceeds-unapplied";
    }

    public string? WriteOff(int number, decimal? amount, DateOnly on, Func<decimal, BigInteger?> minor)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        var room = RoomFrom(invoice, on);
        if ((amount is { } given ? minor(given) : room) is not { } cents || amount <= 0)
            return "invalid-amount";
        if (cents > room || cents == 0)
            return "exceeds-balance";
        Reduce("write-off", invoice, on, cents);
        return null;
    }

    public string? Dispute(int number, decimal? amount, DateOnly on, Func<decimal, BigInteger?> minor)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        if (invoice.Disputes.Exists(d => d.Until is null || on < d.Until))
            return "already-disputed";
        var owed = BalanceOn(invoice, on);
        if ((amount is { } given ? minor(given) : owed) is not { } cents || amount <= 0)
            return "invalid-amount";
        if (cents > owed || cents == 0)
            return "exceeds-balance";
        invoice.Disputes.Add((on, null, cents));
        return null;
    }

    public string? Resolve(int number, bool upheld, DateOnly on)
    {
        if (Find(number) is not { } invoice)
            return "unknown-invoice";
        var open = invoice.Disputes.Find(d => d.Until is null);
        if (open.Amount == 0 || on < open.From)
            return "not-disputed";
        EndDispute(invoice, on);
        var given = _reductions
            .Where(r => r.Invoice == invoice && r.Kind is "write-off" or "credit" && r.Until is null)
            .Where(r => r.Invoice == invoice);
        var amount = BigInteger.Min(open.Amount, invoice.Total - Sum(given.Select(r => r.Amount)));
        if (upheld && amount > 0)
            Credit(amount, on, invoice, invoice.Parties);
        return null;
    }

    private void Bill(
        (int Year, int Month)? own, DateOnly issuedOn, List<((int, int) Month, BigInteger Amount)> lines,
        (string Provider, string Customer) parties)
    {
        var net = Sum(lines.Select(line => line.Amount));
        var invoice = new NaiveInvoice(
            _invoices.Count + 1, own, issuedOn, BigInteger.Max(0, net), lines, parties)
        {
            HasCredit = net < 0,
        };
        _invoices.Add(invoice);
        if (net < 0)
            Credit(-net, issuedOn, null, parties);
        else
            Take(
                _sources.FindAll(s => s.IsCredit && s.Parties == parties), net, issuedOn,
                (source, part) => Apply(source, invoice, issuedOn, part), false);
    }

    private static void EndDispute(NaiveInvoice invoice, DateOnly on)
    {
        for (var i = 0; i < invoice.Disputes.Count; i++)
        {
            var (from, until, amount) = invoice.Disputes[i];
            if (until is null)
                invoice.Disputes[i] = (from, on > from ? on : from, amount);
        }
    }
}
