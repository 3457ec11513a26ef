using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Payments, and payments that went back.</summary>
public static class Paying
{
    /// <summary>
    /// Records a payment on an invoice. When it is more than the invoice can take and something stands
    /// written off, the write-off is reversed first.
    /// </summary>
    public static Decided<ContractEvent> Decide(RecordPayment command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency })
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        if (invoice.FindPayment(command.Reference) is { } recorded)
            return new ContractRefusal.DuplicatePayment(
                command.Invoice, command.Reference, recorded.PaidOn, recorded.Amount);
        if (Amounts.NotPositive(command.Amount, currency) is { } invalid)
            return invalid;
        var (amount, nothing) = (Money.Of(command.Amount, currency), Money.Zero(currency));
        var (balance, recovered) = (invoice.ReducibleFrom(command.PaidOn), nothing);
        if (amount > balance)
        {
            recovered = invoice.WriteOffs.Where(writeOff => writeOff.ReversedOn is null)
                .Aggregate(nothing, (sum, writeOff) => sum + writeOff.Amount);
            balance = Bookkeeping.Recovered(invoice, command.PaidOn).ReducibleFrom(command.PaidOn);
        }
        var excess = amount > balance ? amount - balance : nothing;
        if (excess.MinorUnits > 0 && !command.AllowUnapplied)
            return new ContractRefusal.ExceedsBalance(command.Invoice, amount, balance, command.PaidOn);
        return new PaymentRecorded(
            command.Invoice,
            amount.ToDecimal(),
            currency.Code,
            command.PaidOn,
            command.Reference,
            excess.MinorUnits > 0 ? excess.ToDecimal() : null,
            recovered.MinorUnits > 0 ? recovered.ToDecimal() : null);
    }

    /// <summary>
    /// Reverses a payment whole. What it left unapplied goes with it, also where it was applied to other
    /// invoices; where it was refunded, the payment cannot be reversed.
    /// </summary>
    public static Decided<ContractEvent> Decide(ReversePayment command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency })
            return new ContractRefusal.NotSigned(contractId);
        var (account, day) = (contract.Account, command.ReversedOn);
        if (account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        if (invoice.FindPayment(command.Reference) is not { } payment || day < payment.PaidOn)
            return new ContractRefusal.UnknownPayment(command.Invoice, command.Reference, day);
        if (payment.ReversedOn is { } reversedOn)
            return new ContractRefusal.AlreadyReversed(command.Invoice, command.Reference, reversedOn);
        var unapplied = payment.Amount - payment.Applied;
        var uses = account.FindUnapplied(command.Invoice, command.Reference)?.Uses ?? [];
        var refunded = uses.Where(use => use.Invoice is null)
            .Aggregate(Money.Zero(currency), (sum, use) => sum + use.Amount);
        if (refunded.MinorUnits > 0)
            return new ContractRefusal.ExceedsUnapplied(unapplied, unapplied - refunded, day);
        return new PaymentReversed(
            command.Invoice,
            command.Reference,
            payment.Amount.ToDecimal(),
            currency.Code,
            day,
            command.Reason,
            unapplied.MinorUnits > 0 ? unapplied.ToDecimal() : null,
            uses.IsEmpty
                ? null
                : [.. uses.Select(use => new UndoneApplication(
                    use.Invoice!, use.Amount.ToDecimal(), use.On > day ? use.On : day))]);
    }
}
