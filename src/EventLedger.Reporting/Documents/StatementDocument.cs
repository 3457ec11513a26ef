using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Receivables;

namespace EventLedger.Reporting.Documents;

/// <summary>A statement of account on paper.</summary>
public static class StatementDocument
{
    /// <summary>The document of a signed contract's statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="agreement">The contract: the parties are those of the last day.</param>
    /// <param name="from">The first day; null is from the beginning.</param>
    /// <param name="context">What it says beside itself; its day is the last one.</param>
    public static PrintedDocument Of(
        Statement statement, Agreement agreement, DateOnly? from, DocumentContext context)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(context);
        var parties = agreement.PartiesOn(context.AsOf);
        var to = PrintedText.Day(context.AsOf);
        return new(
            "Statement of account",
            context.ContractId,
            null,
            context.Party(parties.ProviderId),
            context.Party(parties.CustomerId),
            [
                new("From", from is { } day ? PrintedText.Day(day) : "the beginning"),
                new("To", to),
                new("Contract", context.Contract),
                new($"Owed on {to}", statement.Closing.ToSentence()),
            ],
            [Lines(statement, from)],
            [
                DocumentContext.Taxes,
                $"Open on invoices: {statement.Receivable.ToSentence()}; not applied to any: "
                    + $"{statement.Unapplied.ToSentence()}. An amount below zero is owed to the customer.",
                context.Standing,
            ]);
    }

    private static PrintedTable Lines(Statement statement, DateOnly? from)
    {
        var currency = statement.Closing.Currency;
        return new(
            null,
            [new("On"), new("What"), new("Reference"), new($"Amount ({currency})", true), new("Owed", true)],
            [
                .. from is { } day ? [Opening(day, statement.Opening)] : Array.Empty<string[]>(),
                .. statement.Lines.Select(line => (string[])
                [
                    PrintedText.Day(line.On),
                    $"{Meaning(line.Kind)} {line.Document}",
                    line.Reference ?? "",
                    PrintedText.Amount(line.Amount),
                    PrintedText.Amount(line.Balance),
                ]),
            ],
            [new("Owed", statement.Closing.ToSentence())]);
    }

    private static string[] Opening(DateOnly day, Money opening) =>
        [PrintedText.Day(day), "Owed before", "", "", PrintedText.Amount(opening)];

    private static string Meaning(StatementLineKind kind) => kind switch
    {
        StatementLineKind.Invoice => "Invoice",
        StatementLineKind.InvoiceVoided => "Voided invoice",
        StatementLineKind.CreditNote => "Credit note",
        StatementLineKind.Payment => "Payment on",
        StatementLineKind.PaymentReversed => "Payment went back, on",
        StatementLineKind.Refund => "Refund from",
        StatementLineKind.WriteOff => "Written off",
        StatementLineKind.WriteOffReversed => "Write-off reversed",
        _ => throw new System.Diagnostics.UnreachableException($"{kind} has no meaning."),
    };
}
