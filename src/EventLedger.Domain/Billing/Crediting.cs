using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Credit notes, and what they reduce.</summary>
public static class Crediting
{
    /// <summary>Credits a part of an invoice.</summary>
    public static Decided<ContractEvent> Decide(IssueCreditNote command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        var issuedOn = command.IssuedOn
            ?? (invoice.IssuedOn > command.Today ? invoice.IssuedOn : command.Today);
        if (issuedOn < invoice.IssuedOn)
            return new ContractRefusal.BeforeInvoice(command.Invoice, issuedOn, invoice.IssuedOn);
        if (Amounts.NotPositive(command.Amount, agreement.Currency) is { } invalid)
            return invalid;
        var amount = Money.Of(command.Amount, agreement.Currency);
        var balance = invoice.ReducibleFrom(issuedOn);
        return amount > balance
            ? new ContractRefusal.ExceedsBalance(command.Invoice, amount, balance, issuedOn)
            : new CreditNoteIssued(
                contract.Account.NextCreditNoteNumber(contractId),
                issuedOn,
                amount.ToDecimal(),
                agreement.Currency.Code,
                [new(command.Invoice, amount.ToDecimal())],
                Money.Zero(agreement.Currency).ToDecimal(),
                command.Reason,
                CreditNoteKind.Concession,
                invoice.Parties.ProviderId,
                invoice.Parties.CustomerId,
                command.Invoice);
    }

    /// <summary>
    /// A credit note that reduces what is open between its parties: one invoice first where it is for one,
    /// then the oldest due first; the rest is unapplied.
    /// </summary>
    internal static CreditNoteIssued Note(
        string contractId, Account account, CreditNoteKind kind, Counterparties parties, Money amount,
        DateOnly issuedOn, string reason, string? invoice)
    {
        var applied = new List<CreditApplication>();
        var rest = amount;
        var open = account.Invoices
            .Where(i => i.Parties == parties && i.Balance.InTheEnd.MinorUnits > 0)
            .OrderBy(i => i.Number != invoice)
            .ThenBy(i => i.DueOn);
        foreach (var candidate in open)
        {
            var free = candidate.ReducibleFrom(issuedOn);
            var part = free < rest ? free : rest;
            if (part.MinorUnits <= 0)
                continue;
            applied.Add(new(candidate.Number, part.ToDecimal()));
            rest -= part;
        }
        return new(
            account.NextCreditNoteNumber(contractId), issuedOn, amount.ToDecimal(), amount.Currency.Code,
            applied, rest.ToDecimal(), reason, kind, parties.ProviderId, parties.CustomerId, invoice);
    }
}
