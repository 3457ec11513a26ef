using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// The money entries that documents leave, each with the day from which it counts: a balance as of V known at
/// K is the sum of the entries dated on or before V at positions up to K. What is taken back counts as less
/// of the same kind, so that every kind adds up by itself. The documents are invoices and credit notes; each
/// names its parties in its first entry.
/// </summary>
public static class MoneyEntries
{
    /// <summary>A line: what is billed for a month. Its reference is the line's kind.</summary>
    public const string Line = "Line";

    /// <summary>
    /// Less a line from the void of its invoice on, whose month of issue was closed: what was billed in that
    /// month stays, though the invoice is void. Its reference is the line's kind.
    /// </summary>
    public const string LineTakenOff = "LineTakenOff";

    /// <summary>
    /// An invoice's total, owed from its day of issue. Its reference is <c>provider/customer</c>.
    /// </summary>
    public const string Invoiced = "Invoiced";

    /// <summary>An invoice's total once more, on its due day: when no day counts, it is not due.</summary>
    public const string Due = "Due";

    /// <summary>Less the invoice's total from its void on; its lines and its due day count no more.</summary>
    public const string Voided = "Voided";

    /// <summary>A payment's part that reduces the invoice's balance.</summary>
    public const string Paid = "Paid";

    /// <summary>A payment's part that is kept as unapplied cash; less when it is used.</summary>
    public const string Unapplied = "Unapplied";

    /// <summary>Unapplied cash that was paid back.</summary>
    public const string Refunded = "Refunded";

    /// <summary>A credit note's amount. Its reference is <c>provider/customer</c>.</summary>
    public const string CreditIssued = "CreditIssued";

    /// <summary>The amount of a credit note that gives away what was rightly billed.</summary>
    public const string Concession = "Concession";

    /// <summary>What a credit note takes off an invoice. Its reference is the credit note.</summary>
    public const string Credited = "Credited";

    /// <summary>A credit note's part that reduces no invoice; less when it is used.</summary>
    public const string UnappliedCredit = "UnappliedCredit";

    /// <summary>Unapplied credit that was paid back.</summary>
    public const string RefundedCredit = "RefundedCredit";

    /// <summary>What is written off an invoice; less when it is recovered.</summary>
    public const string WrittenOff = "WrittenOff";

    /// <summary>What is contested of an invoice; less when the dispute ends. It stays owed.</summary>
    public const string Disputed = "Disputed";

    /// <summary>How an entry of a kind moves its invoice's balance: up, down, or not at all.</summary>
    public static int SignInBalance(string kind) => kind switch
    {
        Invoiced or Voided => 1,
        Paid or Credited or WrittenOff => -1,
        _ => 0,
    };

    /// <summary>The parties that a document's first entry names.</summary>
    public static Counterparties PartiesOf(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return new(reference[..slash], reference[(slash + 1)..]);
    }

    /// <summary>The entries of an event; null when it is no document's and no payment's.</summary>
    /// <param name="contractId">The contract.</param>
    /// <param name="e">The event.</param>
    /// <param name="before">The contract before it.</param>
    /// <param name="after">The contract after it.</param>
    public static IReadOnlyList<EntryRow>? Of(
        string contractId, ContractEvent e, Contract before, Contract after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (after.Agreement is not { Currency: var currency })
            return null;
        var entries = new EntryWriter(contractId, currency);
        Write(entries, e, before.Account, after.Account);
        return entries.Rows.Count == 0 && e is not FinalAccountSettled ? null : entries.Rows;
    }

    private static void Write(EntryWriter entries, ContractEvent e, Account before, Account after)
    {
        switch (e)
        {
            case MonthInvoiced i:
                entries.Invoiced(i, after.Find(i.Number)!.Parties);
                break;
            case InvoiceVoided v:
                entries.Voided(v, before.Find(v.Invoice)!);
                break;
            case PaymentRecorded p:
                entries.Paid(p, before.Find(p.Invoice)!);
                break;
            case PaymentReversed r:
                entries.Reversed(r);
                break;
            case CreditNoteIssued c:
                entries.Credited(c);
                break;
            case UnappliedApplied a:
                entries.Applied(a);
                break;
            case UnappliedRefunded r:
                entries.Refunded(r);
                break;
            case InvoiceWrittenOff w:
                entries.Add(w.Invoice, WrittenOff, w.WrittenOffOn, w.Amount);
                break;
            case InvoiceDisputed d:
                entries.Add(d.Invoice, Disputed, d.DisputedOn, d.Amount);
                break;
            case DisputeResolved d:
                entries.Add(d.Invoice, Disputed, d.ResolvedOn, -d.Amount);
                break;
            case FinalAccountSettled f:
                entries.Settled(f);
                break;
        }
    }
}
