using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.History;

namespace EventLedger.Reporting.Documents;

/// <summary>A credit note on paper: how much, why, and what became of it.</summary>
public static class CreditNoteDocument
{
    /// <summary>The document of a credit note.</summary>
    /// <param name="note">The credit note as of the day.</param>
    /// <param name="history">The contract's events in sentences.</param>
    /// <param name="context">What it says beside itself.</param>
    public static PrintedDocument Of(
        CreditNoteRow note, IReadOnlyList<HistoryEntry> history, DocumentContext context)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(context);
        return new(
            "Credit note",
            note.Number,
            null,
            context.Party(note.ProviderId),
            context.Party(note.CustomerId),
            [
                new("Issued", PrintedText.Day(note.IssuedOn)),
                .. note.Invoice is { } invoice ? [new("Invoice", invoice)] : Array.Empty<PrintedFact>(),
                new("Contract", context.Contract),
                new("Credit", note.Amount.ToSentence()),
            ],
            [
                new(
                    null,
                    [new("For"), new($"Amount ({note.Amount.Currency})", true)],
                    [[$"{Meaning(note.Kind)}: {note.Reason}", PrintedText.Amount(note.Amount)]],
                    [new("Total", note.Amount.ToSentence())]),
                Uses(note),
            ],
            [
                DocumentContext.Taxes,
                context.Standing,
                .. DocumentContext.Receipt(history, e => (e as CreditNoteIssued)?.Number == note.Number),
            ]);
    }

    private static PrintedTable Uses(CreditNoteRow note) => new(
        "What became of it",
        [new("Taken off"), new("On"), new($"Amount ({note.Amount.Currency})", true)],
        [
            .. note.Applied.Select(use => (IReadOnlyList<string>)
                [use.Invoice, PrintedText.Day(use.On), PrintedText.Amount(use.Amount)]),
        ],
        [new("Not applied yet", note.Unapplied.ToSentence()), new("Refunded", note.Refunded.ToSentence())]);

    private static string Meaning(CreditNoteKind kind) => kind switch
    {
        CreditNoteKind.Concession => "Concession",
        CreditNoteKind.UpheldDispute => "Upheld dispute",
        CreditNoteKind.NegativeNet => "Billed too much before",
        CreditNoteKind.FinalAccount => "Final account",
        _ => throw new System.Diagnostics.UnreachableException($"{kind} has no meaning."),
    };
}
