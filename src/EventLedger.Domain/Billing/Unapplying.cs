using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Using what payments and credit notes left over.</summary>
public static class Unapplying
{
    /// <summary>Applies unapplied money of the invoice's customer: credit first, the oldest first.</summary>
    public static Decided<ContractEvent> Decide(ApplyUnapplied command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency })
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        if (Amounts.NotPositive(command.Amount, currency) is { } invalid)
            return invalid;
        var amount = Money.Of(command.Amount, currency);
        var balance = invoice.ReducibleFrom(command.AppliedOn);
        if (amount > balance)
            return new ContractRefusal.ExceedsBalance(command.Invoice, amount, balance, command.AppliedOn);
        var free = contract.Account.FreeFrom(command.AppliedOn)
            .Where(part => part.Source.Parties == invoice.Parties)
            .OrderBy(part => !part.Source.IsCredit);
        var (parts, missing) = Take(free, amount);
        return missing.MinorUnits > 0
            ? new ContractRefusal.ExceedsUnapplied(amount, amount - missing, command.AppliedOn)
            : new UnappliedApplied(
                command.Invoice, amount.ToDecimal(), currency.Code, command.AppliedOn, parts);
    }

    /// <summary>Pays unapplied money back: cash first, the oldest first.</summary>
    public static Decided<ContractEvent> Decide(RefundUnapplied command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency })
            return new ContractRefusal.NotSigned(contractId);
        if (Amounts.NotPositive(command.Amount, currency) is { } invalid)
            return invalid;
        var amount = Money.Of(command.Amount, currency);
        var free = contract.Account.FreeFrom(command.RefundedOn).OrderBy(part => part.Source.IsCredit);
        var (parts, missing) = Take(free, amount);
        return missing.MinorUnits > 0
            ? new ContractRefusal.ExceedsUnapplied(amount, amount - missing, command.RefundedOn)
            : new UnappliedRefunded(
                amount.ToDecimal(), currency.Code, command.RefundedOn, command.Reference, parts);
    }

    /// <summary>The parts that make an amount, and what is missing to it.</summary>
    internal static (UnappliedPart[] Parts, Money Missing) Take(
        IEnumerable<(Unapplied Source, Money Free)> sources, Money amount)
    {
        var parts = new List<UnappliedPart>();
        foreach (var (source, free) in sources)
        {
            if (amount.MinorUnits == 0)
                break;
            var part = free < amount ? free : amount;
            parts.Add(source.Part(part));
            amount -= part;
        }
        return ([.. parts], amount);
    }
}
