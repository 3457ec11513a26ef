using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>The final account of a contract that has ended.</summary>
public static class Settling
{
    /// <summary>
    /// Bills or credits all charges less all that was billed, over all months; unpaid invoices stay open.
    /// </summary>
    public static Decided<ContractEvent> Decide(SettleContract command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { Currency: var currency } agreement)
            return new ContractRefusal.NotSigned(contractId);
        var (account, day) = (contract.Account, command.SettledOn);
        if (!HasEnded(contract.Terms, day))
            return new ContractRefusal.NotEnded(day, agreement.KnownLastServiceDay);
        if (account.Settlement is { } settled)
            return new ContractRefusal.AlreadySettled(contractId, settled.SettledOn, settled.Document);
        var last = agreement.KnownLastServiceDay ?? day;
        InvoiceLine[] lines = [.. new Billables(agreement, account).Everything(last)];
        var net = Invoicing.Net(lines, currency);
        var billed = account.Months.Values.Aggregate(Money.Zero(currency), (sum, m) => sum + m.Billed);
        var final = new FinalAccountSettled(
            day, currency.Code, (billed + net).ToDecimal(), billed.ToDecimal(), lines);
        if (net.MinorUnits == 0)
            return final;
        if (net.MinorUnits > 0)
        {
            var month = Month.Of(last < day ? last : day);
            var invoice = Invoicing.Invoice(contractId, contract, month, day, lines) with { Final = true };
            return (ContractEvent[])
                [final with { Document = invoice.Number }, .. Invoicing.WithCredit(account, invoice)];
        }
        var note = Crediting.Note(
            contractId, account, CreditNoteKind.FinalAccount, agreement.PartiesOn(day),
            Money.Zero(currency) - net, day, "The final account is below what was billed", null);
        return (ContractEvent[])[final with { Document = note.Number }, note];
    }

    // Statuses stand in the order in which they apply: those of an end come first, Expired last of them.
    internal static bool HasEnded(ContractTerms terms, DateOnly day) =>
        ContractView.AsOf(terms, day) is { Status: <= ContractStatus.Expired };
}
