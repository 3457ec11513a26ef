using System.Collections.Immutable;
using System.Globalization;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>The final account of a contract.</summary>
/// <param name="SettledOn">The day of settlement.</param>
/// <param name="Document">Its invoice or credit note; null when nothing was left to settle.</param>
public sealed record Settlement(DateOnly SettledOn, string? Document);

/// <summary>
/// The documents and payments of one contract, from which every balance is computed. Immutable: an event more
/// shares what it does not touch, however many documents there are.
/// </summary>
public sealed record Account
{
    // Stands before the empty account, which is made of it.
    private static readonly ImmutableDictionary<string, int> NoIndex =
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Nothing was invoiced yet.</summary>
    public static readonly Account Empty = new();

    private Account()
    {
    }

    /// <summary>In the order of their numbers.</summary>
    public ImmutableList<Invoice> Invoices { get; private init; } = [];

    /// <summary>In the order of their numbers.</summary>
    public ImmutableList<CreditNote> CreditNotes { get; private init; } = [];

    /// <summary>Unapplied cash and credit, used up or not, in the order it came.</summary>
    public ImmutableList<Unapplied> Pool { get; private init; } = [];

    /// <summary>
    /// What stands billed of each month that any unvoided or voided invoice has a line of, or for which
    /// anything was booked while it was closed.
    /// </summary>
    public ImmutableSortedDictionary<Month, BilledMonth> Months { get; private init; } =
        ImmutableSortedDictionary<Month, BilledMonth>.Empty;

    /// <summary>How the terms came to be what they are, in order from the signature.</summary>
    public ImmutableList<TermsChange> Changes { get; private init; } = [];

    /// <summary>The final account; null while the contract is not settled.</summary>
    public Settlement? Settlement { get; private init; }

    private ImmutableDictionary<string, int> InvoiceIndex { get; init; } = NoIndex;

    private ImmutableDictionary<string, int> CreditNoteIndex { get; init; } = NoIndex;

    private ImmutableDictionary<string, int> PoolIndex { get; init; } = NoIndex;

    // What is left over in the end: nothing that was used up ever comes back.
    private ImmutableSortedSet<int> Unused { get; init; } = [];

    /// <summary>The invoice of a number; null when there is none.</summary>
    public Invoice? Find(string number) =>
        InvoiceIndex.TryGetValue(number, out var index) ? Invoices[index] : null;

    /// <summary>The credit note of a number; null when there is none.</summary>
    public CreditNote? FindCreditNote(string number) =>
        CreditNoteIndex.TryGetValue(number, out var index) ? CreditNotes[index] : null;

    /// <summary>
    /// What a credit note, or with a reference a payment on an invoice, left unapplied; null when nothing.
    /// </summary>
    public Unapplied? FindUnapplied(string document, string? reference) =>
        PoolIndex.TryGetValue(PoolKey(document, reference), out var index) ? Pool[index] : null;

    /// <summary>
    /// The unvoided invoice that has a month as its own; null when the month is not invoiced.
    /// </summary>
    public Invoice? OfMonth(Month month) =>
        Months.GetValueOrDefault(month)?.Invoice is { } number ? Find(number) : null;

    /// <summary>
    /// What may be used from a day on without anything falling below zero on a later one, oldest first.
    /// </summary>
    public IEnumerable<(Unapplied Source, Money Free)> FreeFrom(DateOnly day) =>
        from index in Unused
        let source = Pool[index]
        let free = source.Left.LowestFrom(day)
        where free.MinorUnits > 0
        select (source, free);

    /// <summary>The number that the contract's next invoice gets.</summary>
    public string NextInvoiceNumber(string contractId) =>
        string.Create(CultureInfo.InvariantCulture, $"{contractId}-{Invoices.Count + 1:D4}");

    /// <summary>The number that the contract's next credit note gets.</summary>
    public string NextCreditNoteNumber(string contractId) =>
        string.Create(CultureInfo.InvariantCulture, $"{contractId}-C{CreditNotes.Count + 1:D4}");

    /// <summary>The account after an event that changed the terms.</summary>
    /// <param name="version">The event's version.</param>
    /// <param name="e">The event.</param>
    /// <param name="terms">The terms after it.</param>
    public Account After(long version, ContractEvent e, Agreement terms) => this with
    {
        Changes = Changes.Add(TermsChange.Of(version, e, terms, Changes.IsEmpty ? null : Changes[^1])),
    };

    internal Account Adding(Invoice invoice)
    {
        var months = Months;
        foreach (var line in invoice.Lines)
            months = Billing(months, invoice.Number, line, invoice.Total.Currency);
        if (!invoice.IsFinal)
        {
            var own = months.GetValueOrDefault(invoice.Month) ?? Unbilled(invoice.Total.Currency);
            months = months.SetItem(invoice.Month, own with { Invoice = invoice.Number });
        }
        return this with
        {
            Invoices = Invoices.Add(invoice),
            InvoiceIndex = InvoiceIndex.Add(invoice.Number, Invoices.Count),
            Months = months,
        };
    }

    internal Account Adding(CreditNote note) => this with
    {
        CreditNotes = CreditNotes.Add(note),
        CreditNoteIndex = CreditNoteIndex.Add(note.Number, CreditNotes.Count),
    };

    internal Account Adding(Unapplied unapplied) => this with
    {
        Pool = Pool.Add(unapplied),
        PoolIndex = PoolIndex.Add(PoolKey(unapplied.Document, unapplied.Reference), Pool.Count),
        Unused = Unused.Add(Pool.Count),
    };

    internal Account Changing(string invoice, Func<Invoice, Invoice> change)
    {
        var index = InvoiceIndex[invoice];
        return this with { Invoices = Invoices.SetItem(index, change(Invoices[index])) };
    }

    internal Account Using(string document, string? reference, Func<Unapplied, Unapplied> change)
    {
        var index = PoolIndex[PoolKey(document, reference)];
        var after = change(Pool[index]);
        return this with
        {
            Pool = Pool.SetItem(index, after),
            Unused = after.Left.InTheEnd.MinorUnits > 0 ? Unused : Unused.Remove(index),
        };
    }

    internal Account Voiding(Invoice invoice, long version)
    {
        var months = Months;
        foreach (var month in invoice.Lines.Select(line => line.Month).Append(invoice.Month).Distinct())
            if (months.TryGetValue(month, out var billed))
                months = months.SetItem(month, billed.Without(invoice.Number, version));
        return this with { Months = months };
    }

    internal Account Booking(DifferencesBooked e)
    {
        var (months, currency) = (Months, Currency.Of(e.Currency));
        foreach (var one in e.Charges)
            months = months.SetItem(
                one.Month,
                (months.GetValueOrDefault(one.Month) ?? Unbilled(currency))
                    .Plus(new ClosedDifference(e.Change, Money.Of(one.Amount, currency))));
        return this with { Months = months };
    }

    internal Account Settling(Settlement settlement, IReadOnlyList<InvoiceLine> lines, Currency currency)
    {
        var months = Months;
        foreach (var line in lines)
            months = Billing(months, settlement.Document ?? "", line, currency);
        return this with { Settlement = settlement, Months = months };
    }

    private ImmutableSortedDictionary<Month, BilledMonth> Billing(
        ImmutableSortedDictionary<Month, BilledMonth> months, string document, InvoiceLine line,
        Currency currency)
    {
        var month = months.GetValueOrDefault(line.Month) ?? Unbilled(currency);
        return months.SetItem(
            line.Month, month.Plus(document, Money.Of(line.Amount, currency), Changes.Count));
    }

    private static BilledMonth Unbilled(Currency currency) => new(null, Money.Zero(currency), [], []);

    // Neither a number nor an id holds a line break, and a reference stands last.
    private static string PoolKey(string document, string? reference) =>
        reference is null ? document : $"{document}\n{reference}";
}
