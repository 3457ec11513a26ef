using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Documents;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Contracts;
using EventLedger.Server.Documents;
using EventLedger.Server.Explaining;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Reports;

/// <summary>A contract's statement of account; of a deal that is only announced there is none.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Currency">Of the amounts; null while only announced.</param>
/// <param name="From">The first day; null is from the beginning.</param>
/// <param name="To">The last day.</param>
/// <param name="Opening">What is owed before the first day.</param>
/// <param name="Lines">Documents and payments, each with what is owed after it.</param>
/// <param name="Closing">What is owed at the end: what is receivable less what is unapplied.</param>
/// <param name="Receivable">The sum of the open balances of invoices at the end.</param>
/// <param name="Unapplied">Cash and credit that reduce no invoice at the end.</param>
public sealed record StatementAnswer(
    string ContractId,
    Currency? Currency,
    DateOnly? From,
    DateOnly To,
    Money? Opening,
    IReadOnlyList<StatementLine> Lines,
    Money? Closing,
    Money? Receivable,
    Money? Unapplied);

/// <summary>GET /v1/contracts/{id}/statement.</summary>
public static class StatementRead
{
    /// <summary>
    /// Documents and payments from one day to another, in date order, with the running balance.
    /// </summary>
    public static async Task<IResult> Handle(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request, [.. ReadPoint.Parameters, "format", "paper", "from", "to"]);
        var (format, notAcceptable) = AnswerFormat.Choose(
            request.Http, query, AnswerFormat.Json, AnswerFormat.Csv, AnswerFormat.Xlsx, AnswerFormat.Html,
            AnswerFormat.Pdf);
        var paper = DocumentAnswer.Paper(query);
        var (from, asOf) = (query.Day("from"), query.Day("asOf"));
        var to = query.Day("to") ?? asOf ?? (from > request.Today ? from.Value : request.Today);
        if (to < from)
            query.Reject("to", "lies before from");
        if (to > asOf)
            query.Reject("to", "lies after asOf");
        query.Fill("asOf", to);
        query.Fill("to", to);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        if (await Terms(point, id, request.Cancelled) is not { } terms)
            return Problem.NotFound($"There is no contract {id}.");
        if (ContractView.AsOf(terms, to) is null)
            return ContractReads.NothingKnown(id, terms, to);
        var entries = await point.Reader.Entries(point.Position, id, to, request.Cancelled);
        var currency = terms.Agreement?.Currency;
        var statement = currency is { } known ? Statement.Of(entries, known, from) : null;
        if (format == AnswerFormat.Html || format == AnswerFormat.Pdf)
            return terms.Agreement is { } agreement
                ? await DocumentAnswer.Write(request, format, paper, point.Position, async () =>
                    StatementDocument.Of(statement!, agreement, from, new(
                        id, agreement.Title, to, point.Position,
                        await StoredBook.Of(point).Names(request.Cancelled))))
                : Problem.NotFound($"{id} is only announced: there is no statement to print.");
        return new TabularAnswer(request, query, format).Write(
            Answer(id, currency, from, to, statement),
            () => Table(id, from, to, statement),
            point.Position);
    }

    /// <summary>The statement of a contract as it is told up to an event.</summary>
    internal static StatementAnswer Answer(string id, ToldContract told, DateOnly? from, DateOnly to)
    {
        var currency = told.State.Agreement?.Currency;
        var statement = currency is { } known
            ? Statement.Of([.. told.Entries.Where(entry => entry.Day <= to)], known, from)
            : null;
        return Answer(id, currency, from, to, statement);
    }

    private static StatementAnswer Answer(
        string id, Currency? currency, DateOnly? from, DateOnly to, Statement? statement) => new(
        id, currency, from, to, statement?.Opening, statement?.Lines ?? [], statement?.Closing,
        statement?.Receivable, statement?.Unapplied);

    private static async Task<ContractTerms?> Terms(ReadPoint point, string id, CancellationToken cancelled)
    {
        if (!Ids.IsValid(id))
            return null;
        var rows = await point.Reader.Terms(point.Position, new TermsFilter(ContractId: id), cancelled);
        return rows is [var row] ? LedgerProjection.ReadTerms(row.Terms) : null;
    }

    private static Table Table(string id, DateOnly? from, DateOnly to, Statement? statement)
    {
        Line[] lines = statement is null
            ? []
            :
            [
                new("Opening", from, null, null, null, statement.Opening),
                .. statement.Lines.Select(line => new Line(
                    line.Kind.ToString(), line.On, line.Document, line.Reference, line.Amount, line.Balance)),
                new("Closing", to, null, null, null, statement.Closing),
            ];
        return Reporting.Tables.Table.Of(
            "statement",
            lines,
            ("contractId", _ => id),
            ("on", line => line.On),
            ("line", line => line.Kind),
            ("document", line => line.Document),
            ("reference", line => line.Reference),
            ("amount", line => line.Amount),
            ("balance", line => line.Balance));
    }

    private sealed record Line(
        string Kind, DateOnly? On, string? Document, string? Reference, Money? Amount, Money Balance);
}
