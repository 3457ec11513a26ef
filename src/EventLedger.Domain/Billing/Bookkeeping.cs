using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>What documents and payments make of an account: the fold of their events.</summary>
internal static class Bookkeeping
{
    /// <summary>
    /// The account after an event; null when the event is none of an account's or cannot follow it.
    /// </summary>
    public static Account? Apply(Account account, ContractEvent @event, Agreement agreement, long version) =>
        @event switch
        {
            MonthInvoiced e when account.Find(e.Number) is null => Invoiced(account, e, agreement),
            CreditNoteIssued e when account.FindCreditNote(e.Number) is null
                && e.Applied.All(part => account.Find(part.Invoice) is not null) => Credited(account, e),
            InvoiceVoided e when account.Find(e.Invoice) is { VoidedOn: null } invoice =>
                Voided(account, e, invoice, version),
            PaymentRecorded e when account.Find(e.Invoice)?.FindPayment(e.Reference) is null
                && account.Find(e.Invoice) is { } invoice => Paid(account, e, invoice),
            PaymentReversed e when account.Find(e.Invoice)?.FindPayment(e.Reference)
                is { ReversedOn: null } => Reversed(account, e),
            UnappliedApplied e when account.Find(e.Invoice) is not null && Known(account, e.Parts) =>
                Applied(account, e),
            UnappliedRefunded e when Known(account, e.Parts) => Refunded(account, e),
            InvoiceWrittenOff e when account.Find(e.Invoice) is not null => WrittenOff(account, e),
            InvoiceDisputed e when account.Find(e.Invoice) is { } invoice
                && !invoice.Disputes.Exists(dispute => dispute.EndedOn is null) => Disputed(account, e),
            DisputeResolved e when account.Find(e.Invoice) is { } invoice
                && invoice.Disputes.Exists(dispute => dispute.EndedOn is null) =>
                account.Changing(e.Invoice, i => Ended(i, e.ResolvedOn, e.Outcome)),
            FinalAccountSettled e when account.Settlement is null => Settled(account, e),
            _ => null,
        };

    /// <summary>The invoice with its standing write-offs reversed.</summary>
    public static Invoice Recovered(Invoice invoice, DateOnly paidOn)
    {
        var balance = invoice.Balance;
        var writeOffs = invoice.WriteOffs.Select(writeOff =>
        {
            if (writeOff.ReversedOn is not null)
                return writeOff;
            var on = paidOn > writeOff.On ? paidOn : writeOff.On;
            balance = balance.Plus(on, writeOff.Amount);
            return writeOff with { ReversedOn = on };
        });
        return invoice with { WriteOffs = [.. writeOffs], Balance = balance };
    }

    private static Account Invoiced(Account account, MonthInvoiced e, Agreement agreement)
    {
        // Invoices from before the parties were kept are addressed to those of their day as known now.
        var parties = new Counterparties(
            e.ProviderId ?? agreement.Providers.On(e.IssuedOn)!.Value.Value,
            e.CustomerId ?? agreement.Customers.On(e.IssuedOn)!.Value.Value);
        var total = Money.Of(e.Total, Currency.Of(e.Currency));
        return account.Adding(new Invoice(
            e.Number, e.Month, e.IssuedOn, e.DueOn, total, e.Lines, parties, e.Final == true));
    }

    private static Account Credited(Account account, CreditNoteIssued e)
    {
        var currency = Currency.Of(e.Currency);
        var rest = Money.Of(e.Unapplied, currency);
        var note = new CreditNote(
            e.Number, e.IssuedOn, Money.Of(e.Amount, currency), rest, e.Reason, e.Kind, e.Invoice,
            new(e.ProviderId, e.CustomerId), e.Applied);
        account = account.Adding(note);
        foreach (var part in e.Applied)
            account = account.Changing(
                part.Invoice, i => Credit(i, e.Number, e.IssuedOn, Money.Of(part.Amount, currency)));
        if (e.Kind == CreditNoteKind.NegativeNet && e.Invoice is { } negative)
            account = account.Changing(negative, i => i with { CreditNote = e.Number });
        return rest.MinorUnits == 0
            ? account
            : account.Adding(new Unapplied(
                e.Number, null, note.Parties, DatedBalance.From(e.IssuedOn, rest), []));
    }

    private static Invoice Credit(Invoice invoice, string creditNote, DateOnly on, Money amount) =>
        invoice with
        {
            Credits = invoice.Credits.Add(new(creditNote, on, amount)),
            Balance = invoice.Balance.Minus(on, amount),
        };

    private static Account Voided(Account account, InvoiceVoided e, Invoice invoice, long version) => account
        .Changing(e.Invoice, i => Ended(i, e.VoidedOn, null) with
        {
            VoidedOn = e.VoidedOn,
            VoidedBecause = e.Reason,
            Balance = i.Balance.Minus(e.VoidedOn, i.Total),
        })
        .Voiding(invoice, version);

    private static Account Paid(Account account, PaymentRecorded e, Invoice invoice)
    {
        var currency = Currency.Of(e.Currency);
        var amount = Money.Of(e.Amount, currency);
        var rest = Money.Of(e.Unapplied ?? 0, currency);
        account = account.Changing(e.Invoice, i => Pay(
            e.WriteOffReversed is null ? i : Recovered(i, e.PaidOn),
            new(e.Reference, e.PaidOn, amount, amount - rest)));
        return rest.MinorUnits == 0
            ? account
            : account.Adding(new Unapplied(
                e.Invoice, e.Reference, invoice.Parties, DatedBalance.From(e.PaidOn, rest), []));
    }

    private static Invoice Pay(Invoice invoice, Payment payment) => invoice with
    {
        Payments = invoice.Payments.Add(payment),
        References = invoice.References.Add(payment.Reference, invoice.Payments.Count),
        Balance = invoice.Balance.Minus(payment.PaidOn, payment.Applied),
    };

    private static Account Reversed(Account account, PaymentReversed e)
    {
        var currency = Currency.Of(e.Currency);
        account = account.Changing(e.Invoice, i =>
        {
            var index = i.References[e.Reference];
            var payment = i.Payments[index];
            return i with
            {
                Payments = i.Payments.SetItem(
                    index, payment with { ReversedOn = e.ReversedOn, ReversedBecause = e.Reason }),
                Balance = i.Balance.Plus(e.ReversedOn, payment.Applied),
            };
        });
        if (e.Unapplied is not { } unapplied)
            return account;
        foreach (var undone in e.Undone ?? [])
            account = account.Changing(
                undone.Invoice, i => Undo(i, e, Money.Of(undone.Amount, currency), undone.UndoneOn));
        return account.Using(
            e.Invoice, e.Reference, source => TakenBack(source, e, Money.Of(unapplied, currency)));
    }

    private static Invoice Undo(Invoice invoice, PaymentReversed e, Money amount, DateOnly on) => invoice with
    {
        Cash =
        [
            .. invoice.Cash.Select(cash => cash.Invoice == e.Invoice && cash.Reference == e.Reference
                ? cash with { UndoneOn = Later(e.ReversedOn, cash.On) }
                : cash),
        ],
        Balance = invoice.Balance.Plus(on, amount),
    };

    private static Unapplied TakenBack(Unapplied source, PaymentReversed e, Money unapplied)
    {
        var left = source.Left.Minus(e.ReversedOn, unapplied);
        foreach (var use in source.Uses)
            left = left.Plus(Later(e.ReversedOn, use.On), use.Amount);
        return source with
        {
            Left = left,
            Uses = [.. source.Uses.Select(use => use with { UndoneOn = Later(e.ReversedOn, use.On) })],
        };
    }

    private static Account Applied(Account account, UnappliedApplied e)
    {
        var currency = Currency.Of(e.Currency);
        foreach (var part in e.Parts)
        {
            var amount = Money.Of(part.Amount, currency);
            account = Used(account, part, new(e.AppliedOn, e.Invoice, amount));
            account = account.Changing(e.Invoice, i => part.CreditNote is { } note
                ? Credit(i, note, e.AppliedOn, amount)
                : i with
                {
                    Cash = i.Cash.Add(new(part.Invoice!, part.Reference!, e.AppliedOn, amount)),
                    Balance = i.Balance.Minus(e.AppliedOn, amount),
                });
        }
        return account;
    }

    private static Account Refunded(Account account, UnappliedRefunded e)
    {
        var currency = Currency.Of(e.Currency);
        return e.Parts.Aggregate(account, (sofar, part) =>
            Used(sofar, part, new(e.RefundedOn, null, Money.Of(part.Amount, currency))));
    }

    private static Account Used(Account account, UnappliedPart part, UnappliedUse use) => account.Using(
        part.CreditNote ?? part.Invoice!,
        part.Reference,
        source => source with
        {
            Left = source.Left.Minus(use.On, use.Amount),
            Uses = source.Uses.Add(use),
        });

    private static bool Known(Account account, IEnumerable<UnappliedPart> parts) => parts.All(part =>
        account.FindUnapplied(part.CreditNote ?? part.Invoice ?? "", part.Reference) is not null);

    private static Account WrittenOff(Account account, InvoiceWrittenOff e)
    {
        var amount = Money.Of(e.Amount, Currency.Of(e.Currency));
        return account.Changing(e.Invoice, i => i with
        {
            WriteOffs = i.WriteOffs.Add(new(e.WrittenOffOn, amount, e.Reason)),
            Balance = i.Balance.Minus(e.WrittenOffOn, amount),
        });
    }

    private static Account Disputed(Account account, InvoiceDisputed e)
    {
        var amount = Money.Of(e.Amount, Currency.Of(e.Currency));
        return account.Changing(e.Invoice, i => i with
        {
            Disputes = i.Disputes.Add(new(e.DisputedOn, amount, e.Reason)),
        });
    }

    private static Invoice Ended(Invoice invoice, DateOnly on, DisputeOutcome? outcome) => invoice with
    {
        Disputes =
        [
            .. invoice.Disputes.Select(dispute => dispute.EndedOn is null
                ? dispute with { EndedOn = Later(on, dispute.On), Outcome = outcome }
                : dispute),
        ],
    };

    private static Account Settled(Account account, FinalAccountSettled e)
    {
        // The lines of a final invoice come with it; those of a credit note stand here alone.
        IReadOnlyList<InvoiceLine> lines = e.Charged > e.Billed ? [] : e.Lines;
        return account.Settling(new(e.SettledOn, e.Document), lines, Currency.Of(e.Currency));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
