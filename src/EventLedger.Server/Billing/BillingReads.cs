using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Contracts;
using EventLedger.Server.Http;

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
        var (point, contract, problem) = await Read(request, id);
        if (problem is not null)
            return problem;
        if (contract is null)
            return Problem.NotFound($"There is no contract {id}.");
        if (ContractView.AsOf(contract.Terms, point.AsOf) is null)
            return ContractReads.NothingKnown(id, contract.Terms, point.AsOf);
        return contract.Agreement is { } agreement
            ? TypedResults.Ok(BillingHistory.Of(agreement, contract.Account, point.AsOf))
            : TypedResults.Ok(UnsignedBilling.None);
    }

    /// <summary>GET /v1/contracts/{id}/invoices/{number}: one invoice as of a day.</summary>
    public static async Task<IResult> Invoice(LedgerRequest request, string id, string number)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (point, contract, problem) = await Read(request, id);
        if (problem is not null)
            return problem;
        return contract?.Account.Find(number) is { } invoice && invoice.IssuedOn <= point.AsOf
            ? TypedResults.Ok(InvoiceRow.Of(invoice, point.AsOf))
            : Problem.NotFound($"{id} has no invoice {number} as of {point.AsOf:yyyy-MM-dd}.");
    }

    /// <summary>GET /v1/contracts/{id}/credit-notes/{number}: one credit note as of a day.</summary>
    public static async Task<IResult> CreditNote(LedgerRequest request, string id, string number)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (point, contract, problem) = await Read(request, id);
        if (problem is not null)
            return problem;
        return contract?.Account.FindCreditNote(number) is { } note && note.IssuedOn <= point.AsOf
            ? TypedResults.Ok(CreditNoteRow.Of(contract.Account, note, point.AsOf))
            : Problem.NotFound($"{id} has no credit note {number} as of {point.AsOf:yyyy-MM-dd}.");
    }

    private static async Task<(ReadPoint Point, Contract? Contract, Problem? Problem)> Read(
        LedgerRequest request, string id)
    {
        var query = new RequestQuery(request.Http, ReadPoint.Parameters);
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
