using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Invoices that are contested or given up.</summary>
public static class Contesting
{
    /// <summary>Writes off what is owed from a day on, or a part of it.</summary>
    public static Decided<ContractEvent> Decide(WriteOffInvoice command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency })
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        if (command.Amount is { } given && Amounts.NotPositive(given, currency) is { } invalid)
            return invalid;
        var balance = invoice.ReducibleFrom(command.WrittenOffOn);
        var amount = command.Amount is { } some ? Money.Of(some, currency) : balance;
        return amount > balance || amount.MinorUnits == 0
            ? new ContractRefusal.ExceedsBalance(command.Invoice, amount, balance, command.WrittenOffOn)
            : new InvoiceWrittenOff(
                command.Invoice, amount.ToDecimal(), currency.Code, command.WrittenOffOn, command.Reason);
    }

    /// <summary>Opens a dispute about what is owed on a day, or a part of it.</summary>
    public static Decided<ContractEvent> Decide(DisputeInvoice command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency })
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        var day = command.DisputedOn;
        if (invoice.Disputes.Find(dispute => !(dispute.EndedOn <= day)) is { } other)
            return new ContractRefusal.AlreadyDisputed(command.Invoice, other.On, other.Amount);
        if (command.Amount is { } given && Amounts.NotPositive(given, currency) is { } invalid)
            return invalid;
        var balance = invoice.BalanceOn(day);
        var amount = command.Amount is { } some ? Money.Of(some, currency) : balance;
        return amount > balance || amount.MinorUnits == 0
            ? new ContractRefusal.ExceedsBalance(command.Invoice, amount, balance, day)
            : new InvoiceDisputed(
                command.Invoice, amount.ToDecimal(), currency.Code, day, command.Reason);
    }

    /// <summary>
    /// Ends the open dispute; upheld, its amount is credited, first on the invoice itself. What was credited
    /// or written off already is not credited again.
    /// </summary>
    public static Decided<ContractEvent> Decide(ResolveDispute command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is null)
            return new ContractRefusal.NotSigned(contractId);
        var day = command.ResolvedOn;
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        if (invoice.Disputes.Find(dispute => dispute.EndedOn is null) is not { } open || day < open.On)
            return new ContractRefusal.NotDisputed(command.Invoice, day);
        var resolved = new DisputeResolved(
            command.Invoice, command.Outcome, open.Amount.ToDecimal(), open.Amount.Currency.Code, day);
        var borne = invoice.Borne;
        var amount = open.Amount < borne ? open.Amount : borne;
        if (command.Outcome != DisputeOutcome.Upheld || amount.MinorUnits == 0)
            return resolved;
        var note = Crediting.Note(
            contractId, contract.Account, CreditNoteKind.UpheldDispute, invoice.Parties, amount, day,
            $"The dispute of {command.Invoice} was upheld: {open.Reason}", command.Invoice);
        return (ContractEvent[])[resolved, note];
    }
}
