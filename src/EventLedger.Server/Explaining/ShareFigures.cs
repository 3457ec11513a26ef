using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.Exposure;
using EventLedger.Server.Reports;
using static EventLedger.Server.Explaining.FigureWords;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of concentration, exposure and claims.</summary>
internal static class ShareFigures
{
    /// <summary>How a run-rate is shared.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfConcentration =
    [
        new(
            "/currencies/*/monthly", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{Basis(asked)} run-rate in {asked.Row<ConcentrationCurrency>().Currency} on "
                + Date(asked),
            _ => "The monthly fees that are shared.")
        {
            How = (asked, part) => PartWords.Fee(part.Known, DayOf(asked)),
        },
        .. Shares("byCustomer", "customer"),
        .. Shares("byFacility", "facility"),
    ];

    /// <summary>What customers have raised beside what they pay.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfExposure =
    [
        new(
            "/rows/*/monthly", FigureKind.Sum, FigureParts.Contracts,
            asked => $"Monthly live fees of {asked.Row<ExposureRow>().Name} in "
                + $"{asked.Row<ExposureRow>().Currency} on {Date(asked)}",
            _ => "The monthly fees of its contracts that serve on the day.")
        {
            How = (asked, part) => PartWords.Fee(part.Known, DayOf(asked)),
        },
        new(
            "/rows/*/runwayMonths", FigureKind.Ratio, FigureParts.None,
            asked => $"Months for which the funding of {asked.Row<ExposureRow>().Name} carries its live fees",
            _ => "Funding over monthly live fees, rounded to one decimal: an estimate, since funding is "
                + "neither cash at hand nor all for these fees. Null without either.")
        {
            Inputs = asked => asked.Row<ExposureRow>().Funding is null
                ? [new(asked.Beside(1, "monthly"), "denominator")]
                : [
                    new(asked.Beside(1, "funding/amount"), "numerator"),
                    new(asked.Beside(1, "monthly"), "denominator"),
                ],
        },
        Raised("amount", "Funding", "The latest funding that was reported by the day, as it was stated."),
        Raised("asOf", "Day of the funding",
            "When the party is said to have had it, as precisely as reported."),
        Said("/rows/*/claims/*/value", asked =>
            new(ClaimSubjectKind.Party, asked.Row<ExposureRow>().CustomerId, asked.Row<ExposureRow>().Name)),
    ];

    /// <summary>What is said of figures.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfClaims =
    [
        new(
            "/rows/*/value", FigureKind.Stated, FigureParts.Subject,
            asked => $"{Capital(asked.Row<ClaimRow>().Label)} of {asked.Row<ClaimRow>().Subject.Name}",
            _ => "The ledger's own figure: of a deal what was announced last, or was signed where "
                + "nothing was announced.")
        {
            Subject = asked => asked.Row<ClaimRow>().Subject,
            Inputs = asked => asked.Row<ClaimRow>().Claims.Select((claim, i) => new FigureInput(
                asked.Beside(1, $"claims/{i}/value"), claim.Publisher ?? $"{claim.Origin}")),
        },
        Said("/rows/*/claims/*/value", asked => asked.Row<ClaimRow>().Subject),
    ];

    private static IEnumerable<ReportFigure> Shares(string by, string who) =>
    [
        new(
            $"/currencies/*/{by}/hhi", FigureKind.Index, FigureParts.None,
            asked => $"Herfindahl-Hirschman index by {who} in {asked.Row<ConcentrationCurrency>().Currency} "
                + $"on {Date(asked)}",
            _ => "10,000 times the sum of the squared exact shares, rounded once; 10,000 is one alone.")
        {
            Inputs = asked => asked.Row<Concentrated>().Shares
                .Select((share, i) => new FigureInput(asked.Beside(1, $"shares/{i}/monthly"), share.Name))
                .Append(new(asked.Beside(2, "monthly"), "the whole")),
        },
        new(
            $"/currencies/*/{by}/shares/*/share", FigureKind.Ratio, FigureParts.None,
            asked => $"Share of {asked.Row<ConcentrationShare>().Name} in the run-rate on {Date(asked)}",
            _ => "Its monthly fees over those of all, rounded to six decimals.")
        {
            Inputs = asked =>
            [
                new(asked.Beside(1, "monthly"), "numerator"), new(asked.Beside(4, "monthly"), "denominator"),
            ],
        },
        new(
            $"/currencies/*/{by}/shares/*/monthly", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{Basis(asked)} run-rate of {asked.Row<ConcentrationShare>().Name} on {Date(asked)}",
            _ => who == "facility"
                ? "The monthly fees there; a contract on several facilities is split by its shares."
                : "The monthly fees of its contracts.")
        {
            How = (asked, part) => PartWords.Fee(part.Known, DayOf(asked)),
        },
    ];

    private static ReportFigure Raised(string member, string label, string rule) => new(
        $"/rows/*/funding/{member}", FigureKind.Stated, FigureParts.Subject,
        asked => $"{label} of {asked.Row<ExposureRow>().Name}",
        _ => rule)
    {
        Subject = asked =>
            new(ClaimSubjectKind.Party, asked.Row<ExposureRow>().CustomerId, asked.Row<ExposureRow>().Name),
    };

    private static ReportFigure Said(string pattern, Func<FigureAsked, ClaimSubject> subject) => new(
        pattern, FigureKind.Stated, FigureParts.Subject,
        asked => $"What {asked.Row<Claim>().Publisher ?? $"{asked.Row<Claim>().Origin}"} says",
        asked => asked.Row<Claim>().Wording is { } wording
            ? $"Read off the wording, which decides: {wording}"
            : "As it was announced or signed.")
    {
        Subject = subject,
    };

    private static string Basis(FigureAsked asked) => $"{((ConcentrationQuestion)asked.Question).Basis}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
