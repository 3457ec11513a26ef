using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Waterfall;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of the waterfall of live run-rate.</summary>
internal static class WaterfallFigures
{
    private static readonly (string Name, string Label, string Rule, MovementKind? Kind)[] Amounts =
    [
        ("opening", "Live run-rate at the opening of",
            "What was live on the evening before the month.", null),
        ("new", "New run-rate in", "From nothing, for the first time.", MovementKind.New),
        ("expansion", "Expansion in", "From some fee to more.", MovementKind.Expansion),
        ("contraction", "Contraction in", "From some fee to less.", MovementKind.Contraction),
        ("churn", "Churn in",
            "To nothing: the day after the last day of service, or a suspension free of fees.",
            MovementKind.Churn),
        ("reactivation", "Reactivation in", "From nothing, again.", MovementKind.Reactivation),
        ("transferIn", "Transfers in, in", "From another group; the contract's fee itself does not change.",
            MovementKind.TransferIn),
        ("transferOut", "Transfers out, in", "To another group; the contract's fee itself does not change.",
            MovementKind.TransferOut),
        ("closing", "Live run-rate at the close of",
            "What is live on the month's last evening: opening and all movements of the month.", null),
    ];

    private static readonly (string Member, string Role)[] Movements =
    [
        ("opening", "opening"), ("new", "and new"), ("expansion", "and expansion"),
        ("contraction", "less contraction"), ("churn", "less churn"), ("reactivation", "and reactivation"),
        ("transferIn", "and transferred in"), ("transferOut", "less transferred out"),
    ];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ReportFigure> All =
    [
        .. Amounts.Select(amount => Of("/rows/*/", amount, _ => "")),
        .. Amounts.Select(amount => Of(
            "/groups/*/rows/*/", amount, asked => $" of {asked.Row<WaterfallGroup>().Name}")),
        new(
            "/movements/*/amount", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{asked.Row<Movement>().Kind} of {asked.Row<Movement>().ContractId} on "
                + FigureWords.Date(asked.Row<Movement>().On),
            _ => "The net change of the contract's live fee on the day, whether up or down.")
        {
            Contract = asked => asked.Row<Movement>().ContractId,
            How = (asked, part) => PartWords.Fee(part.Known, asked.Row<Movement>().On),
        },
    ];

    private static ReportFigure Of(
        string before, (string Name, string Label, string Rule, MovementKind? Kind) amount,
        Func<FigureAsked, string> whose) => new(
        before + amount.Name, FigureKind.Sum, FigureParts.Contracts,
        asked => $"{amount.Label} {asked.Row<WaterfallRow>().Month} in {asked.Row<WaterfallRow>().Currency}"
            + whose(asked),
        _ => amount.Rule)
        {
            How = (asked, part) => How(asked, part, amount.Name, amount.Kind),
            Contract = asked => ((WaterfallQuestion)asked.Question).GroupBy == RunRateGrouping.Contract
                ? asked.Path.Of<WaterfallGroup>()?.Id
                : null,
            Inputs = asked => amount.Name == "closing"
                ? Movements.Select(one => new FigureInput(asked.Beside(1, one.Member), one.Role))
                : [],
        };

    private static string? How(FigureAsked asked, FigurePart part, string name, MovementKind? kind)
    {
        var month = asked.Row<WaterfallRow>().Month;
        return name switch
        {
            "opening" => PartWords.Fee(part.Known, month.FirstDay.AddDays(-1)),
            "closing" => PartWords.Fee(part.Known, month.LastDay),
            "transferIn" or "transferOut" => null,
            _ => PartWords.Movements(part, month, kind),
        };
    }
}
