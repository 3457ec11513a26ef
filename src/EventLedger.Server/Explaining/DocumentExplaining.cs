using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Server.Explaining;

/// <summary>A contract as it is told, event by event.</summary>
/// <param name="State">The contract after an event.</param>
/// <param name="Entries">The money entries up to then.</param>
internal sealed record ToldContract(Contract State, IReadOnlyList<KnownEntry> Entries);

/// <summary>
/// Explains cells of what a contract's documents are answered as: the statement of account, the billing
/// history, an invoice, a credit note. The answer is made anew after each event of the contract, and those
/// are kept that changed the cell; what they changed adds up to it.
/// </summary>
internal static class DocumentExplaining
{
    /// <summary>A cell of a statement of account.</summary>
    public static Task<IResult> Statement(LedgerRequest request, string id) => Explain(
        request, id, (query, day) =>
        {
            var (from, to) = (query.Day("from"), query.Day("to") ?? day);
            return told => StatementRead.Answer(id, told, from, to);
        });

    /// <summary>A cell of the billing history.</summary>
    public static Task<IResult> Billing(LedgerRequest request, string id) => Explain(
        request, id, (_, day) => told => told.State.Agreement is { } agreement
            ? BillingHistory.Of(agreement, told.State.Account, day)
            : null);

    /// <summary>A cell of an invoice.</summary>
    public static Task<IResult> Invoice(LedgerRequest request, string id, string number) => Explain(
        request, id, (_, day) => told =>
            told.State.Account.Find(number) is { } invoice && invoice.IssuedOn <= day
                ? InvoiceRow.Of(invoice, day)
                : null);

    /// <summary>A cell of a credit note.</summary>
    public static Task<IResult> CreditNote(LedgerRequest request, string id, string number) => Explain(
        request, id, (_, day) => told =>
            told.State.Account.FindCreditNote(number) is { } note && note.IssuedOn <= day
                ? CreditNoteRow.Of(told.State.Account, note, day)
                : null);

    private static async Task<IResult> Explain(
        LedgerRequest request, string id,
        Func<RequestQuery, DateOnly, Func<ToldContract, object?>> asked)
    {
        var query = new RequestQuery(request, [.. ReadPoint.Parameters, "from", "to", "cell"]);
        var cell = Cell.Of(query);
        var point = await ReadPoint.Of(request, query);
        var make = asked(query, point.AsOf);
        if (query.Problem is { } problem)
            return problem;
        var recorded = await point.Reader.Stream(
            StreamNames.Contract(id), 0, null, point.Position, int.MaxValue, request.Cancelled);
        if (recorded.Count == 0)
            return Problem.NotFound($"There is no contract {id}.");
        var traced = TracedEvent.Of(recorded);
        var names = await new StoredBook(point.Reader, point.Position).Names(request.Cancelled);
        if (make(Told(id, traced)) is not { } answer || FigurePath.Find(answer, cell) is not { } path)
            return Cell.NothingThere(cell, $"contract {id} as of {point.AsOf:yyyy-MM-dd}");
        if (!path.IsCell || path.Way.Count == 1)
            return Problem.NotAFigure(
                cell, [.. FigurePath.Leaves(answer).Select(one => one.Pattern).Distinct()]);
        var steps = Steps(id, traced, path, make, names);
        return TypedResults.Ok(Explained(request, query, point, path, traced, answer, steps));
    }

    /// <summary>The events that changed a cell, in the order of the contract's stream.</summary>
    internal static IReadOnlyList<FigureStep> Steps(
        string id, IReadOnlyList<TracedEvent> events, FigurePath path, Func<ToldContract, object?> make,
        Names names)
    {
        var (steps, now, told) = (new List<FigureStep>(), (PresentCell?)null, new List<KnownEntry>());
        foreach (var e in events)
        {
            told.AddRange(EntriesOf(id, e));
            var before = now;
            now = path.Presence(make(new(e.After, told)));
            if (before != now)
                steps.Add(e.Step(before?.Value, now?.Value, events[^1].After, names));
        }
        return steps;
    }

    /// <summary>The contract after all of its events.</summary>
    internal static ToldContract Told(string id, IReadOnlyList<TracedEvent> events) =>
        new(events[^1].After, [.. events.SelectMany(e => EntriesOf(id, e))]);

    private static IEnumerable<KnownEntry> EntriesOf(string id, TracedEvent e) =>
        (MoneyEntries.Of(id, e.Payload, e.Before, e.After) ?? []).Select((row, ordinal) => new KnownEntry(
            row.ContractId, e.Event.Position, ordinal, row.Document, row.Kind, row.Day, row.Month,
            row.Currency, row.Amount, row.Reference));

    private static ContractExplanation Explained(
        LedgerRequest request, RequestQuery query, ReadPoint point, FigurePath path,
        IReadOnlyList<TracedEvent> traced, object answer, IReadOnlyList<FigureStep> steps)
    {
        var id = StreamNames.IdOf(traced[0].Event.Stream);
        var inputs = Inputs(path).Select(input => (input, FigurePath.Find(answer, input.Cell)))
            .Where(found => found.Item2 is not null);
        return new(
            id,
            traced.Count,
            point.AsOf,
            point.Position,
            path.Pointer,
            CellWords.Label(path.Member, RowWords.Of(path) ?? id),
            OtherCells.KindOf(path.Value),
            (path.Value as Money?)?.Currency.Code,
            FigureJson.Of(path.Value),
            new(CellWords.Rule(path.Member), []),
            [.. inputs.Select(found => new InputAnswer(
                found.input.Cell, found.input.Role, FigureJson.Of(found.Item2!.Value)))],
            [],
            null,
            [.. steps.Select(ExplainedEvent.Of)],
            $"{request.TokenAt(point.Position, query)}");
    }

    /// <summary>Cells that go into one: what a line leaves owed is what was owed and its amount.</summary>
    private static IEnumerable<FigureInput> Inputs(FigurePath path)
    {
        if (path.Pattern == "/lines/*/balance")
        {
            var row = path.Pointer[..path.Pointer.LastIndexOf('/')];
            var place = int.Parse(row[(row.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
            yield return new(place == 0 ? "/opening" : $"/lines/{place - 1}/balance", "owed before");
            yield return new($"{row}/amount", "and the line's amount");
        }
        else if (path.Pattern == "/closing")
        {
            yield return new("/receivable", "receivable");
            yield return new("/unapplied", "less unapplied");
        }
        else if (path.Pattern == "/totals/balance")
            foreach (var (member, role) in ((string, string)[])
                [("billed", "billed"), ("credited", "less credited"), ("paid", "less paid"),
                    ("writtenOff", "less written off")])
                yield return new($"/totals/{member}", role);
    }
}
