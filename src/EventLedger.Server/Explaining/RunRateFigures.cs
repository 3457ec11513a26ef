using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Series;
using EventLedger.Server.Reports;
using static EventLedger.Server.Explaining.FigureWords;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of run-rate on a day and over months.</summary>
internal static class RunRateFigures
{
    private static readonly (string Name, string Label, string Rule)[] Bands =
    [
        ("live", "Live run-rate",
            "The monthly fees, by their terms, of contracts that serve on the day."),
        ("contracted", "Contracted run-rate",
            "The monthly fees of contracts that serve on the day, and of those signed to start later."),
        ("announced", "Announced run-rate",
            "What is contracted, and the stated fees of deals only announced, until their stated end."),
        ("suspended", "Suspended run-rate",
            "The monthly fees that would run on the day, were service not suspended free of fees."),
    ];

    /// <summary>The figures of a day.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfDay =
    [
        .. Bands.SelectMany(OfTotal),
        .. Bands.SelectMany(OfGroup),
        new(
            "/currencies/*/unknownFees", FigureKind.Count, FigureParts.Contracts,
            asked => $"Announced deals without a stated fee in {Currency(asked)} on {Date(asked)}",
            _ => "Deals that are only announced, state no fee, and are in this currency or state none.")
        {
            Part = (asked, contract) => RunRateReport.StatesNoFee(contract, Currency(asked), DayOf(asked)),
        },
        Leaving(
            "monthly", FigureKind.Sum, "Run-rate that will leave with",
            "The fee that is live on the day of a contract whose end is known by notice or cause."),
        Leaving(
            "lastServiceDay", FigureKind.Day, "Last day of service of",
            "The last day of service that the standing notice or a termination for cause brings."),
        Leaving(
            "leavesIn", FigureKind.Day, "Month in which run-rate loses",
            "The month of the day after the last day of service: then it is churn."),
    ];

    /// <summary>The figures of month ends.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfMonthEnds =
    [
        .. Bands.Select(band => new ReportFigure(
            $"/rows/*/{band.Name}", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{band.Label} in {asked.Row<RunRateSeriesRow>().Currency} on "
                + Date(asked.Row<RunRateSeriesRow>().AsOf),
            _ => $"{band.Rule} The day is the last of the month.")
        {
            How = (asked, part) => PartWords.Fee(part.Known, asked.Row<RunRateSeriesRow>().AsOf),
        }),
    ];

    private static IEnumerable<ReportFigure> OfTotal((string Name, string Label, string Rule) band)
    {
        ReportFigure Figure(string member, string what, string rule, bool control) => new(
            $"/currencies/*/{band.Name}/{member}", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{band.Label}{what} in {Currency(asked)} on {Date(asked)}",
            _ => $"{band.Rule}{rule}")
        {
            How = Fee,
            TurnsOnControl = control,
            Inputs = asked => member switch
            {
                "annual" => [new(asked.Beside(1, "monthly"), "12 times")],
                "monthly" => [new(asked.Beside(1, "external"), "external"),
                    new(asked.Beside(1, "intercompany"), "and intercompany")],
                _ => [],
            },
        };

        yield return Figure("monthly", ", monthly,", "", false);
        yield return Figure("annual", ", annual,", " Twelve times a month's.", false);
        yield return Figure("external", " outside of groups", Outside, true);
        yield return Figure("intercompany", " within groups", Within, true);
    }

    private static IEnumerable<ReportFigure> OfGroup((string Name, string Label, string Rule) band)
    {
        ReportFigure Figure(string path, string what, string rule, bool control) => new(
            $"/currencies/*/groups/*/{path}{band.Name}", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{band.Label}{what} of {asked.Row<RunRateGroup>().Name} in {Currency(asked)} on "
                + Date(asked),
            asked => $"{band.Rule}{rule}{Split(asked)}")
        {
            How = Fee,
            TurnsOnControl = control,
            Contract = asked => ((RunRateQuestion)asked.Question).GroupBy == RunRateGrouping.Contract
                ? asked.Row<RunRateGroup>().Id
                : null,
        };

        yield return Figure("", "", "", false);
        yield return Figure("external/", " outside of groups", Outside, true);
        yield return Figure("intercompany/", " within groups", Within, true);
    }

    private static ReportFigure Leaving(string member, FigureKind kind, string label, string rule) => new(
        $"/currencies/*/underNotice/*/{member}", kind, FigureParts.Contracts,
        asked => $"{label} {asked.Row<RunRateUnderNotice>().ContractId} on {Date(asked)}",
        _ => rule)
    {
        How = Fee,
        Contract = asked => asked.Row<RunRateUnderNotice>().ContractId,
        ContractCell = _ => member == "monthly" ? "/monthlyFee" : "/lastServiceDay",
    };

    private const string Outside = " Of them those between parties without a common controller on the day.";

    private const string Within =
        " Of them those between parties of which one controls the other on the day, or another both.";

    private static string Split(FigureAsked asked) =>
        ((RunRateQuestion)asked.Question).GroupBy == RunRateGrouping.Facility
            ? " A contract on several facilities is split by its shares, equally when none are given."
            : "";

    private static string? Fee(FigureAsked asked, FigurePart part) =>
        PartWords.Fee(part.Known, DayOf(asked));

    private static Domain.Currency Currency(FigureAsked asked) => asked.Row<RunRateCurrency>().Currency;
}
