using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Receivables;

/// <summary>What a line of a statement stands for.</summary>
public enum StatementLineKind
{
    /// <summary>An invoice was issued.</summary>
    Invoice,

    /// <summary>An invoice was voided.</summary>
    InvoiceVoided,

    /// <summary>A credit note was issued, whatever of it reduces an invoice.</summary>
    CreditNote,

    /// <summary>Money came in, whatever of it reduces an invoice.</summary>
    Payment,

    /// <summary>A payment went back.</summary>
    PaymentReversed,

    /// <summary>Unapplied cash or credit was paid back.</summary>
    Refund,

    /// <summary>An amount was given up.</summary>
    WriteOff,

    /// <summary>What had been given up is owed again, because something was paid.</summary>
    WriteOffReversed,
}

/// <summary>A document or a payment, and what is owed after it.</summary>
/// <param name="On">Its business day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Document">
/// The invoice or credit note; of a payment the invoice that it was recorded on.
/// </param>
/// <param name="Reference">The payer's or bank's reference of a payment or refund.</param>
/// <param name="Amount">Above zero: more is owed; below: less.</param>
/// <param name="Balance">What is owed after it.</param>
/// <param name="Position">The event behind it, by its place in the ledger.</param>
public sealed record StatementLine(
    DateOnly On,
    StatementLineKind Kind,
    string Document,
    string? Reference,
    Money Amount,
    Money Balance,
    long Position);

/// <summary>
/// A statement of account: what a contract's customer owes, less what unapplied money the customer has. Below
/// zero the customer is owed. Using unapplied money moves nothing.
/// </summary>
/// <param name="Opening">What is owed before the first day.</param>
/// <param name="Lines">By business day, then in the order they were recorded.</param>
/// <param name="Closing">What is owed at the end: what is receivable less what is unapplied.</param>
/// <param name="Receivable">The sum of the open balances of invoices at the end.</param>
/// <param name="Unapplied">Cash and credit that reduce no invoice at the end.</param>
public sealed record Statement(
    Money Opening,
    IReadOnlyList<StatementLine> Lines,
    Money Closing,
    Money Receivable,
    Money Unapplied)
{
    /// <summary>The statement of a contract.</summary>
    /// <param name="entries">The contract's money entries dated on or before the last day.</param>
    /// <param name="currency">Of the contract.</param>
    /// <param name="from">The first day; null is from the beginning.</param>
    public static Statement Of(IReadOnlyList<KnownEntry> entries, Currency currency, DateOnly? from)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (opening, lines) = (Money.Zero(currency), new List<StatementLine>());
        var balance = opening;
        foreach (var line in entries
            .GroupBy(entry => (entry.Day, entry.Position))
            .OrderBy(group => group.Key.Day)
            .ThenBy(group => group.Key.Position)
            .SelectMany(group => LinesOf([.. group.OrderBy(entry => entry.Ordinal)], currency)))
        {
            balance += line.Amount;
            if (line.On < from)
                opening = balance;
            else
                lines.Add(line with { Balance = balance });
        }
        return new(
            opening,
            lines,
            balance,
            Sum(entries, entry => MoneyEntries.SignInBalance(entry.Kind)),
            Sum(entries, entry =>
                entry.Kind is MoneyEntries.Unapplied or MoneyEntries.UnappliedCredit ? 1 : 0));

        Money Sum(IEnumerable<KnownEntry> all, Func<KnownEntry, int> sign) =>
            new(all.Aggregate(Int128.Zero, (sum, entry) => sum + entry.Amount * sign(entry)), currency);
    }

    // The lines that one event leaves on one day.
    private static IEnumerable<StatementLine> LinesOf(IReadOnlyList<KnownEntry> entries, Currency currency)
    {
        foreach (var entry in entries)
        {
            (StatementLineKind Kind, int Sign)? line = entry.Kind switch
            {
                MoneyEntries.Invoiced => (StatementLineKind.Invoice, 1),
                MoneyEntries.Voided => (StatementLineKind.InvoiceVoided, 1),
                MoneyEntries.CreditIssued => (StatementLineKind.CreditNote, -1),
                MoneyEntries.Refunded or MoneyEntries.RefundedCredit => (StatementLineKind.Refund, 1),
                MoneyEntries.WrittenOff when entry.Amount < 0 => (StatementLineKind.WriteOffReversed, -1),
                MoneyEntries.WrittenOff => (StatementLineKind.WriteOff, -1),
                _ => null,
            };
            if (line is { } found)
                yield return Line(entry, found.Kind, entry.Amount * found.Sign, currency);
        }
        // What comes in and goes back reduces invoices or is kept; what is only used adds up to nothing.
        var cash = entries.Where(IsCash).ToArray();
        var received = cash.Aggregate(Int128.Zero, (sum, entry) => sum + entry.Amount);
        if (received != 0)
            yield return Line(
                cash[0],
                received > 0 ? StatementLineKind.Payment : StatementLineKind.PaymentReversed,
                -received,
                currency);
    }

    private static bool IsCash(KnownEntry entry) =>
        entry.Kind is MoneyEntries.Paid or MoneyEntries.Unapplied or MoneyEntries.Refunded;

    private static StatementLine Line(
        KnownEntry entry, StatementLineKind kind, Int128 amount, Currency currency) => new(
        entry.Day,
        kind,
        entry.Document,
        entry.Kind is MoneyEntries.Invoiced or MoneyEntries.CreditIssued ? null : entry.Reference,
        new(amount, currency),
        Money.Zero(currency),
        entry.Position);
}
