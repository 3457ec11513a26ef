using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Explaining;
using static EventLedger.Server.Explaining.FigureWords;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of capacity.</summary>
internal static class CapacityFigures
{
    private static readonly string[] Units = ["megawatts", "accelerators"];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ReportFigure> All =
    [
        .. Units.SelectMany(OfUnit),
        Stated("/rows/*/models/*/capacity", asked => $"Capacity in {Model(asked)}"),
        Taken("/rows/*/models/*/contracted", FigureKind.Sum, asked => $"Contracted in {Model(asked)}",
            "What the lines of contracts take on the day that name the model."),
        Taken("/rows/*/models/*/unstated", FigureKind.Count,
            asked => $"Lines that do not say how many {Model(asked)}",
            "Lines of contracts that may take of the model and do not say how many.") with
        {
            Part = (asked, contract) => CapacityReport.Unstated(
                contract, asked.Row<CapacityRow>().FacilityId, Model(asked), DayOf(asked)),
        },
        Free("/rows/*/models/*/free", asked => $"Free in {Model(asked)}", asked =>
        [
            new(asked.Beside(1, "capacity"), "capacity"),
            new(asked.Beside(1, "contracted"), "less contracted"),
        ]),
        .. ((string[])["from", "to"]).Select(Breach),
        .. ((string[])["megawatts", "accelerators", "startsOn", "endsOn"]).Select(Announced),
    ];

    private static IEnumerable<ReportFigure> OfUnit(string unit) =>
    [
        Stated($"/rows/*/capacity/{unit}", _ => $"Capacity in {unit}"),
        Taken($"/rows/*/contracted/{unit}", FigureKind.Sum, _ => $"Contracted {unit}",
            "What the lines of contracts take on the day that say how much; null when none does."),
        Taken($"/rows/*/unstated/{unit}", FigureKind.Count, _ => $"Lines that do not say how many {unit}",
            "Lines of contracts that take of the facility on the day and do not say how much."),
        Free($"/rows/*/free/{unit}", _ => $"Free {unit}", asked =>
        [
            new(asked.Beside(2, $"capacity/{unit}"), "capacity"),
            new(asked.Beside(2, $"contracted/{unit}"), "less contracted"),
        ]),
    ];

    private static ReportFigure Stated(string pattern, Func<FigureAsked, string> label) => new(
        pattern, FigureKind.Stated, FigureParts.Subject,
        asked => $"{label(asked)} of {Place(asked)} on {Date(asked)}",
        _ => "What the facility can deliver on the day, as it was registered or expanded last.")
    {
        Subject = asked => new(ClaimSubjectKind.Facility, asked.Row<CapacityRow>().FacilityId, Place(asked)),
    };

    private static ReportFigure Taken(
        string pattern, FigureKind kind, Func<FigureAsked, string> label, string rule) => new(
        pattern, kind, FigureParts.Contracts,
        asked => $"{label(asked)} at {Place(asked)} on {Date(asked)}",
        _ => rule);

    private static ReportFigure Free(
        string pattern, Func<FigureAsked, string> label,
        Func<FigureAsked, IEnumerable<FigureInput>> inputs) =>
        new(
            pattern, FigureKind.Difference, FigureParts.None,
            asked => $"{label(asked)} at {Place(asked)} on {Date(asked)}",
            _ => "Capacity less contracted, below zero when too much is sold; null where either is not "
                + "wholly known.")
        {
            Inputs = inputs,
        };

    private static ReportFigure Breach(string member) => new(
        $"/rows/*/breaches/*/{member}", FigureKind.Day, FigureParts.Involved,
        asked => $"{(member == "from" ? "First" : "Last")} day of a breach at {Place(asked)}: "
            + asked.Row<CapacityBreach>().Kind,
        _ => member == "from"
            ? "The first day, from the day of the report on, on which it is so by what is known."
            : "The day before the first on which it is so no more; null when nothing that is known ends it.")
    {
        Involved = asked => asked.Row<CapacityBreach>().ContractIds,
    };

    private static ReportFigure Announced(string member) => new(
        $"/rows/*/announced/*/{member}", FigureKind.Stated, FigureParts.Contracts,
        asked => $"{member} of the announced deal {asked.Row<AnnouncedCapacity>().ContractId}",
        _ => "As it was stated last; an announced deal takes nothing yet.")
    {
        Contract = asked => asked.Row<AnnouncedCapacity>().ContractId,
    };

    private static string Place(FigureAsked asked) => asked.Row<CapacityRow>().Name;

    private static string Model(FigureAsked asked) => asked.Row<CapacityModel>().Model;
}
