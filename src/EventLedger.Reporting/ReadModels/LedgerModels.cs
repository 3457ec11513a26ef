using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Milestones;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// What the store needs to know of the domain: how streams fold, how events are written, what is projected.
/// </summary>
public static class LedgerModels
{
    /// <summary>The product's model.</summary>
    public static readonly LedgerModel EventLedger = new(
        [
            new("contract-", "contract", Contract.None,
                (s, e) => Contract.Evolve((Contract)s, (ContractEvent)e))
            {
                Lean = state => ((Contract)state).WithoutFacts(),
                IsWhole = state => ((Contract)state).HasFacts,
                NeedsWhole = e => e is EventCorrected,
            },
            new("party-", "party", Party.None, (s, e) => Party.Evolve((Party)s, (PartyEvent)e)),
            new("facility-", "facility", Facility.None,
                (s, e) => Facility.Evolve((Facility)s, (FacilityEvent)e)),
            new("books-", "books", ProviderBooks.None,
                (s, e) => ProviderBooks.Evolve((ProviderBooks)s, (BooksEvent)e)),
            new("month-reports-", "month-reports", MonthReports.None,
                (s, e) => MonthReports.Evolve((MonthReports)s, (MonthReportsEvent)e)),
            new("milestones-", "milestones", MilestoneLog.None,
                (s, e) => MilestoneLog.Evolve((MilestoneLog)s, (MilestoneEvent)e)),
            new("billing-run-", "billing-run", BillingRun.None,
                (s, e) => BillingRun.Evolve((BillingRun)s, (BillingRunEvent)e)),
        ],
        new EventCodec(
            Write: Stored,
            Read: (storedName, data) => EventTypes.Read(storedName, data.Span),
            PublicName: storedName => EventTypes.Stored(storedName).Name),
        LedgerProjection.Project);

    private static StoredForm Stored(object e)
    {
        var type = EventTypes.Of(e);
        return new(type.StoredName, type.ClrName, EventTypes.Write(e));
    }
}
