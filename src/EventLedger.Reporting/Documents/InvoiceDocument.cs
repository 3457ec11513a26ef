using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.History;

namespace EventLedger.Reporting.Documents;

/// <summary>An invoice on paper: what is billed and why, and what is still owed.</summary>
public static class InvoiceDocument
{
    /// <summary>The document of an invoice.</summary>
    /// <param name="invoice">The invoice as of the day.</param>
    /// <param name="history">The contract's events in sentences: lines lead to them.</param>
    /// <param name="context">What it says beside itself.</param>
    public static PrintedDocument Of(
        InvoiceRow invoice, IReadOnlyList<HistoryEntry> history, DocumentContext context)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(context);
        return new(
            invoice.Final ? "Final invoice" : "Invoice",
            invoice.Number,
            PrintedText.Status(invoice.Status),
            context.Party(invoice.ProviderId),
            context.Party(invoice.CustomerId),
            [
                new("Issued", PrintedText.Day(invoice.IssuedOn)),
                new("Due", PrintedText.Day(invoice.DueOn)),
                new("For", PrintedText.Month(invoice.Month)),
                new("Contract", context.Contract),
                new($"Owed on {PrintedText.Day(context.AsOf)}", invoice.Balance.ToSentence()),
            ],
            [Lines(invoice), .. Account(invoice), .. Reasons(invoice, history)],
            Notes(invoice, history, context));
    }

    private static PrintedTable Lines(InvoiceRow invoice)
    {
        var currency = invoice.Total.Currency;
        return new(
            null,
            [new("Service"), new("From"), new("To"), new($"Amount ({currency})", true)],
            [
                .. invoice.Lines.Select(line => (IReadOnlyList<string>)
                [
                    What(line),
                    PrintedText.Day(line.From),
                    PrintedText.Day(line.To),
                    PrintedText.Amount(Money.Of(line.Amount, currency)),
                ]),
            ],
            invoice.CreditNote is { } note
                ? [new($"Credited by {note}", Credited(invoice)), new("Total", invoice.Total.ToSentence())]
                : [new("Total", invoice.Total.ToSentence())]);
    }

    private static string Credited(InvoiceRow invoice)
    {
        var currency = invoice.Total.Currency;
        return invoice.Lines
            .Aggregate(invoice.Total, (rest, line) => rest - Money.Of(line.Amount, currency))
            .ToSentence();
    }

    private static string What(InvoiceLine line) => line.Kind switch
    {
        InvoiceLineKind.Charge => $"Capacity, {PrintedText.Month(line.Month)}",
        // Lines of old events do not say which events made them.
        _ => $"Change for {PrintedText.Month(line.Month)}"
            + (line.Events is null && line.Reason is { } reason ? $": {reason}" : ""),
    };

    /// <summary>What moved the balance since: one table, in the order of the days.</summary>
    private static IEnumerable<PrintedTable> Account(InvoiceRow invoice)
    {
        var moves = Moves(invoice).OrderBy(move => move.On).ToArray();
        if (moves.Length > 0)
            yield return new(
                "Since it was issued",
                [new("What"), new("On"), new($"Amount ({invoice.Total.Currency})", true)],
                [
                    .. moves.Select(move => (IReadOnlyList<string>)
                        [move.What, PrintedText.Day(move.On), PrintedText.Amount(move.Amount)]),
                ],
                [new("Balance", invoice.Balance.ToSentence())]);
    }

    private static IEnumerable<(DateOnly On, string What, Money Amount)> Moves(InvoiceRow invoice)
    {
        var nothing = Money.Zero(invoice.Total.Currency);
        foreach (var credit in invoice.Credits)
            yield return (credit.On, $"Credit {credit.CreditNote}", nothing - credit.Amount);
        foreach (var payment in invoice.Payments)
        {
            yield return (payment.PaidOn, $"Payment {payment.Reference}", nothing - payment.Applied);
            if (payment.ReversedOn is { } on)
                yield return (on, $"Payment {payment.Reference} went back", payment.Applied);
        }
        foreach (var cash in invoice.AppliedCash)
        {
            yield return (cash.On, $"Unapplied cash of payment {cash.Reference}", nothing - cash.Amount);
            if (cash.UndoneOn is { } on)
                yield return (on, $"Payment {cash.Reference} went back", cash.Amount);
        }
        foreach (var writeOff in invoice.WriteOffs)
        {
            yield return (writeOff.On, $"Written off: {writeOff.Reason}", nothing - writeOff.Amount);
            if (writeOff.ReversedOn is { } on)
                yield return (on, "Write-off reversed by a payment", writeOff.Amount);
        }
    }

    /// <summary>The events behind each line, as the contract's history tells them.</summary>
    private static IEnumerable<PrintedTable> Reasons(
        InvoiceRow invoice, IReadOnlyList<HistoryEntry> history)
    {
        var versions = invoice.Lines.SelectMany(line => line.Events ?? []).ToHashSet();
        var told = history.Where(entry => versions.Contains(entry.Event.Version)).ToArray();
        if (told.Length > 0)
            yield return new(
                "Why",
                [new("Months"), new("What happened"), new("Event")],
                [
                    .. told.Select(entry => (IReadOnlyList<string>)
                    [
                        Months(invoice, entry.Event.Version),
                        entry.Sentence,
                        $"{entry.Event.Version}",
                    ]),
                ],
                []);
    }

    private static string Months(InvoiceRow invoice, long version) => string.Join(", ", invoice.Lines
        .Where(line => line.Events?.Contains(version) is true)
        .Select(line => line.Month)
        .Distinct()
        .Order()
        .Select(PrintedText.Month));

    private static string[] Notes(
        InvoiceRow invoice, IReadOnlyList<HistoryEntry> history, DocumentContext context)
    {
        return
        [
            DocumentContext.Taxes,
            .. invoice.Disputes.Select(dispute => Disputed(dispute)),
            .. invoice.VoidedOn is { } day
                ? [$"Voided on {PrintedText.Day(day)}: nothing is billed by it."]
                : Array.Empty<string>(),
            context.Standing,
            .. DocumentContext.Receipt(history, e => (e as MonthInvoiced)?.Number == invoice.Number),
        ];
    }

    private static string Disputed(Dispute dispute) =>
        $"{dispute.Amount.ToSentence()} disputed on {PrintedText.Day(dispute.On)}: {dispute.Reason}"
        + (dispute.EndedOn is { } end
            ? $" ({dispute.Outcome?.ToString().ToLowerInvariant()} on {PrintedText.Day(end)})."
            : ".");
}
