using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>A figure of a report that is asked for.</summary>
/// <param name="Question">What the report was asked.</param>
/// <param name="Path">Where the figure stands in its answer.</param>
internal sealed record FigureAsked(ReportQuestion Question, FigurePath Path)
{
    /// <summary>The innermost row of a kind around the figure.</summary>
    public T Row<T>()
        where T : class => Path.Of<T>() ?? throw new InvalidOperationException($"{Path.Pattern} has no row.");

    /// <summary>A pointer beside this one: without its last members, and with others.</summary>
    public string Beside(int up, string rest)
    {
        var pointer = Path.Pointer;
        for (var i = 0; i < up; i++)
            pointer = pointer[..pointer.LastIndexOf('/')];
        return $"{pointer}/{rest}";
    }
}

/// <summary>What a contract adds to a figure.</summary>
/// <param name="Known">The contract.</param>
/// <param name="State">With its documents.</param>
/// <param name="Made">The report of this contract alone.</param>
/// <param name="Value">The figure in it.</param>
internal sealed record FigurePart(KnownContract Known, Contract State, ReportAnswer Made, object? Value);

/// <summary>What a figure is made of.</summary>
internal enum FigureParts
{
    /// <summary>Of other figures of the answer alone.</summary>
    None,

    /// <summary>Of the same figure of every contract alone, which add up to it.</summary>
    Contracts,

    /// <summary>Of what some contracts have part in together.</summary>
    Involved,

    /// <summary>Of what is said of one contract, party or facility.</summary>
    Subject,

    /// <summary>Of the registration that gave a party or facility its name.</summary>
    Name,

    /// <summary>Of one event of the log.</summary>
    Event,
}

/// <summary>A kind of figure in a report's answer: what it means and what it is made of.</summary>
/// <param name="Pattern">Where it stands, with a star for each place in a list.</param>
/// <param name="Kind">What kind of figure.</param>
/// <param name="Parts">What it is made of.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Rule">The rule behind it, in a sentence or two.</param>
internal sealed record ReportFigure(
    string Pattern,
    FigureKind Kind,
    FigureParts Parts,
    Func<FigureAsked, string> Label,
    Func<FigureAsked, string> Rule)
{
    /// <summary>Other figures of the answer that go into it.</summary>
    public Func<FigureAsked, IEnumerable<FigureInput>> Inputs { get; init; } = _ => [];

    /// <summary>How a contract's part comes about, in a sentence.</summary>
    public Func<FigureAsked, FigurePart, string?> How { get; init; } = (_, _) => null;

    /// <summary>What one contract adds, where a report of that contract alone does not say it.</summary>
    public Func<FigureAsked, KnownContract, object?>? Part { get; init; }

    /// <summary>Whom it is said of, where it is said of somebody.</summary>
    public Func<FigureAsked, ClaimSubject> Subject { get; init; } =
        _ => throw new InvalidOperationException("The figure has no subject.");

    /// <summary>The contracts that have part in it together.</summary>
    public Func<FigureAsked, IReadOnlyList<string>> Involved { get; init; } = _ => [];

    /// <summary>The one contract that it is of; null where it may be of several.</summary>
    public Func<FigureAsked, string?> Contract { get; init; } = _ => null;

    /// <summary>The figure of the contract itself that says more; null where there is none.</summary>
    public Func<FigureAsked, string?> ContractCell { get; init; } = _ => null;

    /// <summary>Whether it is read from documents alone, and not from terms.</summary>
    public bool OfDocuments { get; init; }

    /// <summary>Whether it also turns on who controls whom.</summary>
    public bool TurnsOnControl { get; init; }

    /// <summary>
    /// Whether a contract has part in it by having the row, also where the cell is empty or adds nothing.
    /// </summary>
    public bool IsOfRow { get; init; }

    /// <summary>The stream and position of the one event that it is of.</summary>
    public Func<FigureAsked, (string Stream, long Position)> Event { get; init; } =
        _ => throw new InvalidOperationException("The figure is of no event.");
}
