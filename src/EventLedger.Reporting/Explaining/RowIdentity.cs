using System.Collections;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Waterfall;

namespace EventLedger.Reporting.Explaining;

/// <summary>What the rows of reports are of: two rows of two answers are the same when that is.</summary>
internal static class RowIdentity
{
    /// <summary>The row of a list that is of the same as another; null when there is none.</summary>
    public static object? Find(IEnumerable rows, object sought)
    {
        var identity = Of(sought);
        return rows.Cast<object>().FirstOrDefault(row =>
            row.GetType() == sought.GetType() && Of(row).Equals(identity));
    }

    private static object Of(object row) => row switch
    {
        RunRateCurrency r => r.Currency,
        RunRateGroup r => (1, r.Id),
        RunRateUnderNotice r => r.ContractId,
        CommitmentRow r => r.ContractId,
        CommitmentTotal r => r.Currency,
        AnnouncedRow r => r.ContractId,
        ReceivablesRow r => (r.CustomerId, r.Currency),
        ReceivablesTotal r => r.Currency,
        RevenueRow r => (r.Month, r.Currency, r.ContractId, r.ProviderId),
        RunRateSeriesRow r => (r.Month, r.Currency),
        WaterfallRow r => (r.Month, r.Currency),
        WaterfallGroup r => (r.Id, r.Currency),
        Movement r => (r.On, r.ContractId, r.Kind),
        ConcentrationCurrency r => r.Currency,
        ConcentrationShare r => (1, r.Id),
        ExposureRow r => (r.CustomerId, r.Currency),
        CapacityRow r => r.FacilityId,
        CapacityModel r => r.Model,
        CapacityBreach r => (r.Kind, r.From),
        AnnouncedCapacity r => r.ContractId,
        ClaimRow r => (r.Subject.Kind, r.Subject.Id, r.Figure, r.Of),
        CalendarRow r => (r.On, r.ContractId, r.Kind, r.Month, r.Document),
        CalendarTotal r => (r.Month, r.Kind, r.Currency),
        ChangedSinceClose r => (r.ProviderId, r.Month, r.ContractId),
        StandingClosing r => (r.ProviderId, r.Month),
        FocusCommitment r => r.CommitmentId,
        EventSince r => r.Position,
        StatementLine r => (r.Position, r.On, r.Kind, r.Document),
        InvoiceRow r => r.Number,
        CreditNoteRow r => r.Number,
        Claim r => (r.Origin, r.Wording, r.Publisher, r.Title, r.Value),
        _ => row,
    };
}
