using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Invoicing months and recording payments (domain.md 6).</summary>
public static class Invoicing
{
    /// <summary>Invoices the charge of a month.</summary>
    public static Decided<ContractEvent> Decide(InvoiceMonth command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        var month = command.Month;
        if (contract.Account.OfMonth(month) is { } invoiced)
            return new ContractRefusal.MonthAlreadyInvoiced(month, invoiced.Number);
        var charges = agreement.Charges;
        if (charges.FirstServiceDay(month) is not { } firstServiceDay)
            return new ContractRefusal.NothingToInvoice(
                month,
                agreement.StartsOn,
                agreement.KnownLastServiceDay,
                Suspending.FreeOfFeesFrom(month, agreement));
        var (timing, netDays) = agreement.Billing;
        var issuedOn = command.IssuedOn
            ?? (timing == BillingTiming.Advance && firstServiceDay > command.Today
                ? firstServiceDay
                : command.Today);
        if (timing == BillingTiming.Arrears && issuedOn <= month.LastDay)
            return new ContractRefusal.MonthNotOver(month, issuedOn, month.LastDay);
        return new MonthInvoiced(
            contract.Account.NextInvoiceNumber(contractId),
            month,
            issuedOn,
            issuedOn.AddDays(netDays),
            agreement.Currency.Code,
            charges.Charge(month).ToDecimal(),
            [.. charges.Lines(month).Select(line => new InvoiceLine(
                InvoiceLineKind.Charge, month, line.Days.First, line.Days.Last, line.Amount.ToDecimal()))]);
    }

    /// <summary>Records a payment on an invoice.</summary>
    public static Decided<ContractEvent> Decide(RecordPayment command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        if (invoice.Payments.FirstOrDefault(p => p.Reference == command.Reference) is { } recorded)
            return new ContractRefusal.DuplicatePayment(
                command.Invoice, command.Reference, recorded.PaidOn, recorded.Amount);
        var currency = agreement.Currency;
        if (Amounts.Invalid(command.Amount, currency) is { } invalid)
            return invalid;
        if (command.Amount == 0)
            return new ContractRefusal.InvalidAmount(command.Amount, "nothing is paid");
        var amount = Money.Of(command.Amount, currency);
        var balance = invoice.ReducibleFrom(command.PaidOn);
        var excess = amount > balance ? amount - balance : Money.Zero(currency);
        if (excess.MinorUnits > 0 && !command.AllowUnapplied)
            return new ContractRefusal.ExceedsBalance(command.Invoice, amount, balance, command.PaidOn);
        return new PaymentRecorded(
            command.Invoice,
            amount.ToDecimal(),
            currency.Code,
            command.PaidOn,
            command.Reference,
            excess.MinorUnits > 0 ? excess.ToDecimal() : null);
    }
}
