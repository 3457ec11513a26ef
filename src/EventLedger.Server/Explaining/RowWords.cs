using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Waterfall;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>What the rows of answers are called in the labels of their cells.</summary>
internal static class RowWords
{
    /// <summary>The innermost row around a cell, in words; null where it stands in none.</summary>
    public static string? Of(FigurePath path) =>
        path.Way.Reverse().Select(Of).FirstOrDefault(row => row is not null);

    /// <summary>The contract that a row around a cell is of; null where it may be of several.</summary>
    public static string? ContractOf(FigurePath path)
    {
        var isByContract = path.Way[0] is RunRateAnswer { GroupBy: RunRateGrouping.Contract }
            or WaterfallAnswer { GroupBy: RunRateGrouping.Contract };
        return path.Way.Reverse().Select(step => step switch
        {
            CommitmentRow row => row.ContractId,
            AnnouncedRow row => row.ContractId,
            FocusCommitment row => row.Of.ContractId,
            RunRateUnderNotice row => row.ContractId,
            RunRateGroup row when isByContract => row.Id,
            WaterfallGroup row when isByContract => row.Id,
            RevenueRow row => row.ContractId,
            ChangedSinceClose row => row.ContractId,
            Movement row => row.ContractId,
            AnnouncedCapacity row => row.ContractId,
            CalendarRow row => row.ContractId,
            _ => null,
        }).FirstOrDefault(id => id is not null);
    }

    private static string? Of(object? row) => row switch
    {
        CommitmentRow one => one.Title ?? one.ContractId,
        CommitmentTotal one => $"the total in {one.Currency}",
        AnnouncedRow one => one.ContractId,
        FocusCommitment one => one.CommitmentId,
        RunRateCurrency one => $"run-rate in {one.Currency}",
        RunRateGroup one => one.Name,
        RunRateUnderNotice one => one.ContractId,
        RunRateSeriesRow one => $"{one.Month} in {one.Currency}",
        WaterfallRow one => $"{one.Month} in {one.Currency}",
        WaterfallGroup one => one.Name,
        Movement one => $"the movement of {one.ContractId} on {FigureWords.Date(one.On)}",
        ReceivablesRow one => one.Name,
        ReceivablesTotal one => $"the total in {one.Currency}",
        RevenueRow one => $"{one.ContractId ?? one.ProviderId ?? "all"} in {one.Month}, {one.Currency}",
        ConcentrationCurrency one => $"concentration in {one.Currency}",
        ConcentrationShare one => one.Name,
        ExposureRow one => one.Name,
        CapacityRow one => one.Name,
        CapacityModel one => one.Model,
        CapacityBreach one => $"the breach from {FigureWords.Date(one.From)} on",
        AnnouncedCapacity one => one.ContractId,
        ClaimRow one => $"{one.Label} of {one.Subject.Name}",
        CalendarRow one => $"{one.Kind} of {one.ContractId}",
        CalendarTotal one => $"{one.Kind} in {one.Month}",
        ChangedSinceClose one => $"{one.ContractId} in {one.Month}",
        StandingClosing one => $"the closing of {one.Month} by {one.ProviderId}",
        StatementLine one => $"the line of {one.Document} on {FigureWords.Date(one.On)}",
        InvoiceRow one => $"invoice {one.Number}",
        CreditNoteRow one => $"credit note {one.Number}",
        _ => null,
    };
}
