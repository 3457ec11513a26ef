using EventLedger.Domain;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Waterfall;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>
/// The cells that no report lists among its figures: names, states, days, yes or no, and what was asked. What
/// decided them follows from the rows that they stand in.
/// </summary>
internal static class OtherCells
{
    /// <summary>What a cell is; null of what is no cell but an object or a list.</summary>
    public static ReportFigure? Of(FigurePath path)
    {
        if (!path.IsCell || path.Way.Count < 2)
            return null;
        var cell = new ReportFigure(
            path.Pattern, KindOf(path.Value), FigureParts.Contracts,
            asked => CellWords.Label(asked.Path.Member, RowWords.Of(asked.Path)),
            asked => CellWords.Rule(asked.Path.Member))
        {
            IsOfRow = true,
            Contract = asked => RowWords.ContractOf(asked.Path),
            OfDocuments = path.Of<ReceivablesRow>() is not null || path.Of<ReceivablesTotal>() is not null,
        };
        return path.Way.Count == 2
            ? cell with { Kind = FigureKind.Asked, Parts = FigureParts.None }
            : OfSubject(path, cell) ?? OfClosing(path, cell) ?? OfCapacity(path, cell) ?? OfName(path, cell)
                ?? cell;
    }

    /// <summary>What kind of cell holds a value.</summary>
    public static FigureKind KindOf(object? value) => value switch
    {
        bool => FigureKind.YesNo,
        DateOnly or Month or ReducedDate => FigureKind.Day,
        Money or decimal or int or long => FigureKind.Stated,
        _ => FigureKind.Text,
    };

    private static ReportFigure? OfSubject(FigurePath path, ReportFigure cell)
    {
        if (path.Of<ClaimRow>() is not null)
            return cell with
            {
                Parts = FigureParts.Subject,
                Subject = asked => asked.Row<ClaimRow>().Subject,
            };
        if (path.Of<ExposureRow>() is null || path.Member == "contractIds")
            return null;
        return cell with
        {
            Parts = FigureParts.Subject,
            Subject = asked => new(
                ClaimSubjectKind.Party, asked.Row<ExposureRow>().CustomerId, asked.Row<ExposureRow>().Name),
        };
    }

    private static ReportFigure? OfClosing(FigurePath path, ReportFigure cell)
    {
        if (path.Of<EventSince>() is not null)
            return cell with
            {
                Parts = FigureParts.Event,
                Event = asked => (
                    StreamNames.Contract(asked.Row<ChangedSinceClose>().ContractId),
                    asked.Row<EventSince>().Position),
            };
        if (path.Of<StandingClosing>() is not null)
            return cell with
            {
                Parts = FigureParts.Event,
                Event = asked => (
                    StreamNames.Books(asked.Row<StandingClosing>().ProviderId),
                    asked.Row<StandingClosing>().Position),
            };
        if (path.Of<ChangedSinceClose>() is null
            || path.Member is not ("providerId" or "month" or "closedOn" or "closedAt"))
            return null;
        return cell with
        {
            Parts = FigureParts.Event,
            Event = asked => (
                StreamNames.Books(asked.Row<ChangedSinceClose>().ProviderId),
                asked.Row<ChangedSinceClose>().ClosedAt),
        };
    }

    private static ReportFigure? OfCapacity(FigurePath path, ReportFigure cell)
    {
        if (path.Of<CapacityRow>() is null || path.Of<AnnouncedCapacity>() is not null)
            return null;
        if (path.Of<CapacityBreach>() is not null)
            return cell with
            {
                Parts = FigureParts.Involved,
                Involved = asked => asked.Row<CapacityBreach>().ContractIds,
            };
        return path.Member switch
        {
            "contractIds" => cell with { Contract = asked => asked.Path.Value as string },
            "overcommitted" or "exclusivityBroken" => cell with
            {
                Parts = FigureParts.Involved,
                Involved = asked => asked.Row<CapacityRow>().ContractIds,
            },
            "name" => cell with { Parts = FigureParts.Name, Subject = Place },
            _ => cell with { Parts = FigureParts.Subject, Subject = Place },
        };
    }

    private static ClaimSubject Place(FigureAsked asked) => new(
        ClaimSubjectKind.Facility, asked.Row<CapacityRow>().FacilityId, asked.Row<CapacityRow>().Name);

    private static ReportFigure? OfName(FigurePath path, ReportFigure cell)
    {
        if (path.Member != "name" || Named(path) is not { } id)
            return null;
        return cell with
        {
            Parts = FigureParts.Name,
            Subject = asked => new(
                IsOfFacilities(asked) ? ClaimSubjectKind.Facility : ClaimSubjectKind.Party,
                id, (string)asked.Path.Value!),
        };
    }

    // A contract's name is its title, which its own events say.
    private static string? Named(FigurePath path) => path.Way.Select(step => step switch
    {
        RunRateAnswer { GroupBy: RunRateGrouping.Contract } => "",
        WaterfallAnswer { GroupBy: RunRateGrouping.Contract } => "",
        RunRateGroup group => group.Id,
        WaterfallGroup group => group.Id,
        ConcentrationShare share => share.Id,
        ReceivablesRow row => row.CustomerId,
        _ => null,
    }).FirstOrDefault(id => id is not null) is { Length: > 0 } found ? found : null;

    private static bool IsOfFacilities(FigureAsked asked) => asked.Question switch
    {
        RunRateQuestion { GroupBy: var grouping } => grouping == RunRateGrouping.Facility,
        WaterfallQuestion { GroupBy: var grouping } => grouping == RunRateGrouping.Facility,
        ConcentrationQuestion => asked.Path.Pattern.Contains("/byFacility/", StringComparison.Ordinal),
        _ => false,
    };
}
