using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Invoicing months and taking invoices back.</summary>
public static class Invoicing
{
    /// <summary>
    /// Invoices the charge of a month, and what the charges of other invoiced months changed by. A net below
    /// zero is credited in the same decision; unapplied credit reduces the invoice on its day of issue.
    /// </summary>
    public static Decided<ContractEvent> Decide(InvoiceMonth command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        var (account, month) = (contract.Account, command.Month);
        if (account.Settlement is { } settled)
            return new ContractRefusal.AlreadySettled(contractId, settled.SettledOn, settled.Document);
        if (account.OfMonth(month) is { } invoiced)
            return new ContractRefusal.MonthAlreadyInvoiced(month, invoiced.Number);
        if (agreement.Charges.FirstServiceDay(month) is not { } firstServiceDay)
            return new ContractRefusal.NothingToInvoice(
                month,
                agreement.StartsOn,
                agreement.KnownLastServiceDay,
                Suspending.FreeOfFeesFrom(month, agreement));
        var issuedOn = IssueDay(command, agreement, firstServiceDay);
        if (agreement.Billing.Timing == BillingTiming.Arrears && issuedOn <= month.LastDay)
            return new ContractRefusal.MonthNotOver(month, issuedOn, month.LastDay);
        var billables = new Billables(agreement, account);
        InvoiceLine[] lines = [.. billables.Own(month), .. billables.TrueUps(month)];
        var invoice = Invoice(contractId, contract, month, issuedOn, lines);
        var net = Net(lines, agreement.Currency);
        if (net.MinorUnits >= 0)
            return WithCredit(account, invoice);
        return (ContractEvent[])
        [
            invoice,
            Crediting.Note(
                contractId, account, CreditNoteKind.NegativeNet, agreement.PartiesOn(issuedOn),
                Money.Zero(agreement.Currency) - net, issuedOn,
                $"The net of {invoice.Number} is below zero", invoice.Number),
        ];
    }

    /// <summary>
    /// The day of issue: the one asked for, else today, but in advance not before the first service day.
    /// </summary>
    internal static DateOnly IssueDay(InvoiceMonth command, Agreement agreement, DateOnly firstServiceDay) =>
        command.IssuedOn
        ?? (agreement.Billing.Timing == BillingTiming.Advance && firstServiceDay > command.Today
            ? firstServiceDay
            : command.Today);

    /// <summary>Voids an invoice that nothing was taken off of.</summary>
    public static Decided<ContractEvent> Decide(VoidInvoice command, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Agreement is null)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Account.Settlement is { } settled)
            return new ContractRefusal.AlreadySettled(contractId, settled.SettledOn, settled.Document);
        if (contract.Account.Find(command.Invoice) is not { } invoice)
            return new ContractRefusal.UnknownInvoice(command.Invoice);
        var day = command.VoidedOn;
        var open = invoice.ReducibleFrom(day);
        return invoice.VoidedOn is not null
            || day < invoice.IssuedOn
            || invoice.CreditNote is not null
            || open < invoice.Total
            ? new ContractRefusal.InvoiceNotOpen(
                command.Invoice, day, StatusOf(invoice, day), open, invoice.Total)
            : new InvoiceVoided(command.Invoice, day, command.Reason);
    }

    /// <summary>An invoice of lines, addressed to the parties on its day of issue.</summary>
    internal static MonthInvoiced Invoice(
        string contractId, Contract contract, Month month, DateOnly issuedOn, InvoiceLine[] lines)
    {
        var agreement = contract.Agreement!;
        var (net, nothing) = (Net(lines, agreement.Currency), Money.Zero(agreement.Currency));
        var parties = agreement.PartiesOn(issuedOn);
        return new(
            contract.Account.NextInvoiceNumber(contractId),
            month,
            issuedOn,
            issuedOn.AddDays(agreement.Billing.NetDays),
            agreement.Currency.Code,
            (net > nothing ? net : nothing).ToDecimal(),
            lines,
            parties.ProviderId,
            parties.CustomerId);
    }

    /// <summary>The invoice, and what unapplied credit takes off it on its day of issue.</summary>
    internal static ContractEvent[] WithCredit(Account account, MonthInvoiced invoice)
    {
        var total = Money.Of(invoice.Total, Currency.Of(invoice.Currency));
        var parties = new Counterparties(invoice.ProviderId!, invoice.CustomerId!);
        var credit = account.FreeFrom(invoice.IssuedOn)
            .Where(free => free.Source.IsCredit && free.Source.Parties == parties);
        var (parts, missing) = Unapplying.Take(credit, total);
        return parts.Length == 0
            ? [invoice]
            :
            [
                invoice,
                new UnappliedApplied(
                    invoice.Number, (total - missing).ToDecimal(), invoice.Currency, invoice.IssuedOn, parts),
            ];
    }

    internal static Money Net(IEnumerable<InvoiceLine> lines, Currency currency) => lines.Aggregate(
        Money.Zero(currency), (sum, line) => sum + Money.Of(line.Amount, currency));

    private static InvoiceStatus? StatusOf(Invoice invoice, DateOnly day) => invoice.VoidedOn is not null
        ? InvoiceStatus.Voided
        : day < invoice.IssuedOn ? null : invoice.StatusOn(day);
}
