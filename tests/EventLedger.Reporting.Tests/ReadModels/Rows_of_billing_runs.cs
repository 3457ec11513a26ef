using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class Rows_of_billing_runs
{
    private static readonly BillingRunEvent[] Events =
    [
        new BillingRunStarted(
            MonthOf("2026-07"), Day("2026-07-01"), Day("2026-07-02"),
            new("spacex", null, "colossus-2", BillingTiming.Arrears, ["a", "b"])),
        new BillingRunCancelled(Day("2026-07-03"), "the wrong month"),
        new BillingRunFinished(Day("2026-07-03"), 7, 2, 1, [new("USD", 2, 3.50m)]),
    ];

    [Fact]
    public void Hold_the_run_in_the_register_after_each_event()
    {
        var stream = StreamNames.BillingRun("0198a1b2-c3d4");
        StreamNames.IdOf(stream).ShouldBe("0198a1b2-c3d4");
        LedgerModels.EventLedger.KindOf(stream).AggregateType.ShouldBe("billing-run");
        var before = BillingRun.None;
        foreach (var (index, e) in Events.Index())
        {
            var after = BillingRun.Evolve(before, e);
            var rows = LedgerProjection.Project(
                new EventInContext(stream, index + 1, e, Day("2026-07-01"), before, after));
            (rows.Terms, rows.Entries.Count).ShouldBe((null, 0));
            var row = rows.Register.ShouldNotBeNull();
            (row.Kind, row.Id, row.Name).ShouldBe(("BillingRun", "0198a1b2-c3d4", "2026-07"));
            var read = LedgerProjection.ReadBillingRun(row.Body);
            (read.Month, read.StartedOn, read.IssuedOn)
                .ShouldBe((after.Month, after.StartedOn, after.IssuedOn));
            read.Filter.ShouldNotBeNull().ContractIds.ShouldBe(["a", "b"]);
            (read.Filter.ProviderId, read.Filter.FacilityId, read.Filter.Timing)
                .ShouldBe(("spacex", "colossus-2", BillingTiming.Arrears));
            read.Cancelled.ShouldBe(after.Cancelled);
            read.Finished?.Totals.ShouldBe(after.Finished!.Totals);
            (read.Finished?.Total, read.Finished?.Refused)
                .ShouldBe((after.Finished?.Total, after.Finished?.Refused));
            read.MayInvoice.ShouldBe(index == 0);
            before = after;
        }
    }
}
