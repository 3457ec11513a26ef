using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Explaining;
using static EventLedger.Server.Explaining.FigureWords;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of commitments.</summary>
internal static class CommitmentFigures
{
    private static readonly (string Name, string Label, string Rule)[] Amounts =
    [
        ("headline", "Headline value", "The charges over the whole term, as if nobody ever left."),
        ("earned", "Earned", "The charges for the days of service before the day."),
        ("firm", "Firm commitment",
            "The charges that are owed even if notice is given at the first moment it may be."),
        ("cancellable", "Cancellable",
            "Headline less earned and firm: what of the term somebody may still cancel."),
        ("forgone", "Forgone",
            "Headline less earned and firm, once notice, a termination or a rescission has taken it away."),
    ];

    /// <summary>Of contracts, in total, and of deals that are only announced.</summary>
    public static readonly IReadOnlyList<ReportFigure> All =
    [
        .. OfRow("/rows/*/"),
        .. Amounts.Select(Total),
        Counted("contracts", "Signed contracts", "Every contract that is signed by the day counts once."),
        Counted("openEnded", "Contracts without a headline", "A contract without an end has no headline."),
        Announced("headline", "Headline value of the announced deal",
            "The stated total value, else the stated fee over its stated term. Never in the totals."),
        Announced("monthlyFee", "Monthly fee of the announced deal", "The fee as it was stated last."),
    ];

    /// <summary>In the words of FOCUS.</summary>
    public static readonly IReadOnlyList<ReportFigure> Focus =
    [
        .. OfRow("/rows/*/of/"),
        Focused("cost", FigureKind.Sum, "Cost of the commitment",
            "What is owed for the period: earned before the day, and firm from it on.", "/commitment/firm"),
        Focused("periodStart", FigureKind.Day, "First day of the commitment",
            "The first day of service.", null),
        Focused("periodEnd", FigureKind.Day, "End of the commitment",
            "The day after the last that is firm.", "/commitment/firmUntil"),
        Focused("contractEnd", FigureKind.Day, "End of the contract",
            "The day after the term; of an open one, the day after the last firm day.", null),
    ];

    private static ReportFigure Focused(
        string member, FigureKind kind, string label, string rule, string? cell) => new(
        $"/rows/*/{member}", kind, FigureParts.Contracts,
        asked => $"{label} {asked.Row<FocusCommitment>().CommitmentId} as of {Date(asked)}",
        _ => rule)
        {
            Contract = asked => asked.Row<FocusCommitment>().Of.ContractId,
            ContractCell = _ => cell,
            Inputs = asked => member == "cost"
                ? [new(asked.Beside(1, "of/earned"), "earned"), new(asked.Beside(1, "of/firm"), "and firm")]
                : [],
        };

    private static IEnumerable<ReportFigure> OfRow(string row) =>
    [
        .. Amounts.Select(amount => Of(
            row, amount.Name, FigureKind.Sum, amount.Label, amount.Rule,
            amount.Name is "cancellable" or "forgone")),
        Of(
            row, "firmUntil", FigureKind.Day, "Last firm day",
            "The last day of service if notice is given at the first moment it may be; under notice, the day "
            + "that it brings.",
            false),
        .. ((string[])["customer", "provider"]).SelectMany(side => Exit(row, side)),
    ];

    private static IEnumerable<ReportFigure> Exit(string row, string side) =>
    [
        Of(row, $"earliestExit/{side}/noticeOn", FigureKind.Day, $"First day for notice by the {side}",
            "Of all days for notice that are left, the one that ends service earliest.", false),
        Of(row, $"earliestExit/{side}/lastServiceDay", FigureKind.Day,
            $"Earliest last day of service by notice of the {side}",
            "The last day of service that this notice would bring.", false),
        Of(row, $"earliestExit/{side}/firm", FigureKind.Sum,
            $"Owed if the {side} leaves as soon as it may",
            "The charges from the day to the last day of service that this notice would bring.", false),
    ];

    private static ReportFigure Of(
        string row, string member, FigureKind kind, string label, string rule, bool isRest)
    {
        var cell = $"/commitment/{member}";
        return new(
            row + member, isRest ? FigureKind.Difference : kind, FigureParts.Contracts,
            asked => $"{label} of {asked.Row<CommitmentRow>().Title ?? asked.Row<CommitmentRow>().ContractId}"
                + $" as of {Date(asked)}",
            _ => rule)
        {
            Contract = asked => asked.Row<CommitmentRow>().ContractId,
            ContractCell = _ => cell,
            How = (asked, part) => PartWords.Commitment(part.Known, DayOf(asked), cell),
            Inputs = asked => isRest ? Rest(asked) : [],
        };
    }

    private static ReportFigure Total((string Name, string Label, string Rule) amount) => new(
        $"/totals/*/{amount.Name}", FigureKind.Sum, FigureParts.Contracts,
        asked => $"{amount.Label} of all signed contracts in {asked.Row<CommitmentTotal>().Currency} as of "
            + Date(asked),
        _ => $"The sum over the signed contracts. Of each: {char.ToLowerInvariant(amount.Rule[0])}"
            + $"{amount.Rule[1..]}")
    {
        ContractCell = _ => $"/commitment/{amount.Name}",
        How = (asked, part) => PartWords.Commitment(part.Known, DayOf(asked), $"/commitment/{amount.Name}"),
    };

    private static ReportFigure Counted(string member, string label, string rule) => new(
        $"/totals/*/{member}", FigureKind.Count, FigureParts.Contracts,
        asked => $"{label} in {asked.Row<CommitmentTotal>().Currency} as of {Date(asked)}",
        _ => rule);

    private static ReportFigure Announced(string member, string label, string rule) => new(
        $"/announced/*/{member}", FigureKind.Stated, FigureParts.Contracts,
        asked => $"{label} {asked.Row<AnnouncedRow>().ContractId} as of {Date(asked)}",
        _ => rule)
    {
        Contract = asked => asked.Row<AnnouncedRow>().ContractId,
        ContractCell = _ => member == "headline" ? "/commitment/headline" : null,
    };

    private static IEnumerable<FigureInput> Rest(FigureAsked asked) =>
    [
        new(asked.Beside(1, "headline"), "headline"),
        new(asked.Beside(1, "earned"), "less earned"),
        new(asked.Beside(1, "firm"), "less firm"),
    ];
}
