using EventLedger.Server.Billing;
using EventLedger.Server.BillingRuns;
using EventLedger.Server.Books;
using EventLedger.Server.Contracts;
using EventLedger.Server.Facilities;
using EventLedger.Server.Parties;

namespace EventLedger.Server.Commands;

/// <summary>Every command of the ledger.</summary>
public static class CommandCatalog
{
    /// <summary>The commands.</summary>
    public static readonly IReadOnlyList<CommandSlice> All =
    [
        RegisterPartySlice.Command,
        RecordAcquisitionSlice.Command,
        ReportFundingSlice.Command,
        RegisterFacilitySlice.Command,
        ExpandFacilitySlice.Command,
        AnnounceDealSlice.Command,
        ReviseAnnouncementSlice.Command,
        WithdrawAnnouncementSlice.Command,
        SignContractSlice.Command,
        DelayCommencementSlice.Command,
        AmendContractSlice.Command,
        RenewContractSlice.Command,
        SuspendServiceSlice.Command,
        ResumeServiceSlice.Command,
        GiveTerminationNoticeSlice.Command,
        WithdrawTerminationNoticeSlice.Command,
        AssignContractSlice.Command,
        TerminateForCauseSlice.Command,
        RescindContractSlice.Command,
        InvoiceMonthSlice.Command,
        RecordPaymentSlice.Command,
        AttachSourceSlice.Command,
        IssueCreditNoteSlice.Command,
        VoidInvoiceSlice.Command,
        ApplyUnappliedSlice.Command,
        RefundUnappliedSlice.Command,
        ReversePaymentSlice.Command,
        WriteOffInvoiceSlice.Command,
        DisputeInvoiceSlice.Command,
        ResolveDisputeSlice.Command,
        SettleContractSlice.Command,
        CorrectEventSlice.Command,
        CancelBillingRunSlice.Command,
        CloseMonthSlice.Command,
        ReopenMonthSlice.Command,
    ];

    /// <summary>The command of a name; null when there is none.</summary>
    public static CommandSlice? Find(string name) => All.FirstOrDefault(slice => slice.Name == name);
}
