using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Answers;
using EventLedger.Server.Contracts;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>How a figure of a contract comes about.</summary>
/// <param name="Id">The contract.</param>
/// <param name="Version">Of its stream, as known.</param>
/// <param name="AsOf">The business day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Cell">The figure: a JSON Pointer into the contract's answer.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Kind">What kind of figure.</param>
/// <param name="Currency">Of the amounts; null when none is known.</param>
/// <param name="Value">As in the answer.</param>
/// <param name="Rule">The rule behind it, and what decided.</param>
/// <param name="Inputs">Other figures of the contract that go into it.</param>
/// <param name="Months">
/// The months behind it, which add up to it; empty of a figure that is not made of charges.
/// </param>
/// <param name="MonthsTotal">What the months add up to; null without any.</param>
/// <param name="Events">The events that moved it, and the signature; their changes add up to it.</param>
/// <param name="Token">
/// Repeats the contract's answer for ever; GET /v1/answers/{token}/explain with the same cell repeats this.
/// </param>
public sealed record ContractExplanation(
    string Id,
    long Version,
    DateOnly AsOf,
    long Position,
    string Cell,
    string Label,
    FigureKind Kind,
    string? Currency,
    JsonElement Value,
    RuleAnswer Rule,
    IReadOnlyList<InputAnswer> Inputs,
    IReadOnlyList<ChargedMonthAnswer> Months,
    Money? MonthsTotal,
    IReadOnlyList<ExplainedEvent> Events,
    string Token);

/// <summary>GET /v1/contracts/{id}/explain?cell=: the months, dates and events behind a figure.</summary>
internal static class ContractExplaining
{
    public static async Task<IResult> Handle(LedgerRequest request, string id)
    {
        request = request with { Read = request.Read ?? ReadCatalog.Afresh("contracts/{id}", ("id", id)) };
        var query = new RequestQuery(request, [.. ReadPoint.Parameters, "version", "cell"]);
        var (cell, version) = (Cell.Of(query), query.Number("version", 1, long.MaxValue));
        var point = await ReadPoint.Of(request, query);
        if (query.Problem is { } problem)
            return problem;
        var recorded = Ids.IsValid(id)
            ? await point.Reader.Stream(
                StreamNames.Contract(id), 0, version, point.Position, int.MaxValue, request.Cancelled)
            : [];
        if (recorded.Count == 0 || recorded.Count < version)
            return Problem.NotFound($"There is no contract {id}.");
        var events = TracedEvent.Of(recorded);
        var terms = events[^1].After.Terms;
        if (ContractAnswer.Of(id, events.Count, terms, point.AsOf) is not { } answer)
            return ContractReads.NothingKnown(id, terms, point.AsOf);
        if (FigurePath.Find(answer, cell) is not { } path)
            return Cell.NothingThere(cell, $"contract {id} as of {point.AsOf:yyyy-MM-dd}");
        var view = ContractView.AsOf(terms, point.AsOf)!;
        if ((ContractFigure.Of(answer.Title ?? id, view, cell) ?? Other(answer, path)) is not { } figure)
            return Problem.NotAFigure(cell, ContractFigure.Cells);
        var names = await new StoredBook(point.Reader, point.Position).Names(request.Cancelled);
        var steps = FigureSteps.Of(
            events, known => path.In(ContractAnswer.Of(id, 0, known, point.AsOf)), names);
        var token = request.TokenAt(point.Position, query)!;
        return TypedResults.Ok(Explained(answer, token, path, figure, steps));
    }

    /// <summary>A cell that is no figure: the events that changed it decided it.</summary>
    private static ContractFigure? Other(ContractAnswer answer, FigurePath path)
    {
        if (!path.IsCell || path.Way.Count < 2)
            return null;
        var isAsked = path.Pattern is "/asOf" or "/version";
        var contract = $"{answer.Title ?? answer.Id} as of {FigureWords.Date(answer.AsOf)}";
        return new(
            CellWords.Label(path.Member, contract),
            isAsked ? FigureKind.Asked : OtherCells.KindOf(path.Value),
            CellWords.Rule(path.Member), [], [], []);
    }

    private static ContractExplanation Explained(
        ContractAnswer answer, AnswerToken token, FigurePath path, ContractFigure figure,
        IReadOnlyList<FigureStep> steps)
    {
        ChargedMonthAnswer[] months =
        [
            .. ChargeSentences.ByMonth(figure.Days).Select(month => new ChargedMonthAnswer(
                month.Month, month.Amount, [.. month.Days.Select(ChargeAnswer.Of)])),
        ];
        return new(
            answer.Id,
            answer.Version,
            answer.AsOf,
            token.Position,
            path.Pointer,
            figure.Label,
            figure.Kind,
            answer.Currency,
            FigureJson.Of(path.Value),
            new(figure.Rule, figure.Reasons),
            [
                .. figure.Inputs.Select(input => new InputAnswer(
                    input.Cell, input.Role, FigureJson.Of(FigurePath.Find(answer, input.Cell)!.Value))),
            ],
            months,
            months.Length == 0 ? null : months.Select(m => m.Amount).Aggregate((sum, m) => sum + m),
            [.. steps.Select(ExplainedEvent.Of)],
            $"{token}");
    }
}

/// <summary>The parameter that says which figure is explained.</summary>
internal static class Cell
{
    /// <summary>The pointer of a request; an error when it is missing or is none.</summary>
    public static string Of(RequestQuery query)
    {
        const string Expected = "expected a JSON Pointer into the answer, such as /commitment/firm";
        var cell = query.Text("cell");
        if (cell is null || !FigurePath.IsPointer(cell))
            query.Reject("cell", Expected);
        return cell ?? "";
    }

    /// <summary>The pointer leads nowhere in the answer.</summary>
    public static Problem NothingThere(string cell, string answer) =>
        Problem.NotFound($"There is nothing at {cell} in the answer of {answer}.");
}
