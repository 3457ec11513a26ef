using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Documents;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Answers;
using EventLedger.Server.Contracts;
using EventLedger.Server.Documents;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Billing;

/// <summary>Reads of a contract's documents.</summary>
public static class BillingReads
{
    /// <summary>
    /// GET /v1/contracts/{id}/billing: documents dated on or before the day, and what they add up to.
    /// </summary>
    public static async Task<IResult> History(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var (point, contract, problem) = await Read(request, query, id);
        if ((problem ?? notAcceptable) is { } wrong)
            return wrong;
        if (contract is null)
            return Problem.NotFound($"There is no contract {id}.");
        if (ContractView.AsOf(contract.Terms, point.AsOf) is null)
            return ContractReads.NothingKnown(id, contract.Terms, point.AsOf);
        var history = contract.Agreement is { } agreement
            ? BillingHistory.Of(agreement, contract.Account, point.AsOf)
            : null;
        return format.Write(
            (object?)history ?? UnsignedBilling.None,
            () => BillingTables.Documents(id, history),
            point.Position);
    }

    /// <summary>
    /// GET /v1/contracts/{id}/invoices/{number}: one invoice as of a day; JSON, a page, or on paper.
    /// </summary>
    public static Task<IResult> Invoice(LedgerRequest request, string id, string number) => Document(
        request,
        id,
        $"invoice {number}",
        (contract, day) => contract.Account.Find(number) is { } invoice && invoice.IssuedOn <= day
            ? InvoiceRow.Of(invoice, day)
            : null,
        InvoiceDocument.Of);

    /// <summary>
    /// GET /v1/contracts/{id}/credit-notes/{number}: one credit note as of a day; JSON, a page, or on paper.
    /// </summary>
    public static Task<IResult> CreditNote(LedgerRequest request, string id, string number) => Document(
        request,
        id,
        $"credit note {number}",
        (contract, day) => contract.Account.FindCreditNote(number) is { } note && note.IssuedOn <= day
            ? CreditNoteRow.Of(contract.Account, note, day)
            : null,
        CreditNoteDocument.Of);

    private static async Task<IResult> Document<T>(
        LedgerRequest request, string id, string what,
        Func<Contract, DateOnly, T?> find,
        Func<T, IReadOnlyList<HistoryEntry>, DocumentContext, PrintedDocument> print)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request, [.. ReadPoint.Parameters, "format", "paper"]);
        var (format, notAcceptable) = AnswerFormat.Choose(
            request.Http, query, AnswerFormat.Json, AnswerFormat.Html, AnswerFormat.Pdf);
        var paper = DocumentAnswer.Paper(query);
        var (point, contract, problem) = await Read(request, query, id);
        if ((problem ?? notAcceptable) is { } wrong)
            return wrong;
        if (contract is null || find(contract, point.AsOf) is not { } row)
            return Problem.NotFound($"{id} has no {what} as of {point.AsOf:yyyy-MM-dd}.");
        if (format == AnswerFormat.Json)
            return request.Ok(query, point.Position, row);
        return await DocumentAnswer.Write(request, format, paper, point.Position, async () =>
        {
            var names = await StoredBook.Of(point).Names(request.Cancelled);
            var events = await point.Reader.Stream(
                StreamNames.Contract(id), 0, null, point.Position, int.MaxValue, request.Cancelled);
            return print(
                row,
                ContractHistory.Of(events, names),
                new(id, contract.Agreement?.Title, point.AsOf, point.Position, names));
        });
    }

    private static async Task<(ReadPoint Point, Contract? Contract, Problem? Problem)> Read(
        LedgerRequest request, RequestQuery query, string id)
    {
        var point = await ReadPoint.Of(request, query);
        if (query.Problem is { } problem)
            return (point, null, problem);
        var folded = Ids.IsValid(id)
            ? await point.Reader.Fold(StreamNames.Contract(id), null, point.Position, request.Cancelled)
            : null;
        return (point, folded is { } found ? (Contract)found.State : null, null);
    }
}

/// <summary>
/// The billing of a deal that is only announced: there is none, and no currency to count in.
/// </summary>
/// <param name="Invoices">None.</param>
/// <param name="CreditNotes">None.</param>
/// <param name="Totals">None.</param>
/// <param name="UnbilledMonths">None.</param>
/// <param name="SettledOn">None.</param>
public sealed record UnsignedBilling(
    IReadOnlyList<InvoiceRow> Invoices,
    IReadOnlyList<CreditNoteRow> CreditNotes,
    BillingTotals? Totals,
    IReadOnlyList<Month> UnbilledMonths,
    DateOnly? SettledOn)
{
    /// <summary>No billing.</summary>
    public static readonly UnsignedBilling None = new([], [], null, [], null);
}
