using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.History;
using EventLedger.Store;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class The_history_of_a_contract
{
    private static readonly Source CNBC = new("CNBC");
    private static readonly Source TechCrunch = new("TechCrunch");

    private static readonly IReadOnlyList<HistoryEntry> History = ContractHistory.Of(
        [
            Streams.Recorded(RealDeals.Announced with { Sources = [CNBC] }, "2026-06-22", 1),
            Streams.Recorded(RealDeals.Signed with { Sources = [TechCrunch] }, "2026-06-22", 2),
            Streams.Recorded(Streams.Invoiced(1, "2026-07", 150_000_000m), "2026-07-01", 3),
            Streams.Recorded(Streams.Paid(1, 50_000_000m, "2026-07-20"), "2026-07-20", 4),
            Streams.Recorded(
                new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")),
                "2027-01-15",
                5),
        ],
        RealDeals.Names);

    [Fact]
    public void Has_an_entry_per_event_in_their_order()
    {
        History.Select(entry => entry.Event.Version).ShouldBe([1, 2, 3, 4, 5]);
        History.Select(entry => entry.Sentence[..12]).ShouldBe(
            ["A deal betwe", "Reflection A", "2026-07 was ", "50,000,000.0", "The customer"]);
    }

    [Fact]
    public void Begins_with_nothing()
    {
        History[0].Before.ShouldBeNull();
        var after = History[0].After.ShouldNotBeNull();
        (after.Status, after.MonthlyFee, after.Headline, after.Firm)
            .ShouldBe((ContractStatus.Announced, null, Usd(6_300_000_000m), Usd(0m)));
    }

    [Fact]
    public void Shows_the_contract_on_both_sides_of_an_event_as_of_its_business_day()
    {
        var notice = History[4];
        notice.Before.ShouldBe(new(
            ContractStatus.Active,
            Usd(150_000_000m),
            null,
            Day("2029-12-31"),
            Usd(6_300_000_000m),
            Usd(457_258_064.52m),
            Day("2027-04-15"),
            Usd(100_000_000m),
            Day("2026-07-01"),
            "spacex",
            "reflection-ai"));
        notice.After.ShouldBe(notice.Before! with
        {
            Status = ContractStatus.UnderNotice,
            LastServiceDay = Day("2027-04-15"),
        });
    }

    [Fact]
    public void Follows_what_is_owed() => History.Select(entry => entry.After!.Owed).ShouldBe(
        [Usd(0m), Usd(0m), Usd(150_000_000m), Usd(100_000_000m), Usd(100_000_000m)]);

    [Fact]
    public void Says_who_said_so()
    {
        History[0].Sources.ShouldBe([CNBC]);
        History[1].Sources.ShouldBe([TechCrunch]);
        History.Skip(2).ShouldAllBe(entry => entry.Sources.Count == 0);
    }

    [Fact]
    public void Knows_nothing_beside_an_event_as_of_a_day_before_the_contract_was_known() => ContractHistory
        .Of([Streams.Recorded(RealDeals.Signed, "2026-06-21", 1)], RealDeals.Names)
        .Single().After.ShouldBeNull();

    [Fact]
    public void Marks_a_corrected_event_with_the_version_of_its_latest_correction()
    {
        var notice = new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));
        RecordedEvent[] events =
        [
            Streams.Recorded(RealDeals.Signed with { Sources = [TechCrunch] }, "2026-06-22", 1),
            Streams.Recorded(notice, "2027-01-15", 2),
            Streams.Recorded(Sentences.Correction(2, notice, null), "2027-02-01", 3),
            Streams.Recorded(Sentences.Correction(2, notice, notice), "2027-02-02", 4),
            Streams.Recorded(
                Sentences.Correction(1, RealDeals.Signed, RealDeals.Signed with { Sources = [CNBC] }),
                "2027-02-03", 5),
        ];
        var told = ContractHistory.Of(events, RealDeals.Names);
        told.Select(entry => entry.CorrectedBy).ShouldBe([5, 4, null, null, null]);
        told.Select(entry => entry.After!.Status).ShouldBe(
            [
                ContractStatus.Signed, ContractStatus.UnderNotice, ContractStatus.Active,
                ContractStatus.UnderNotice, ContractStatus.UnderNotice,
            ]);
        told[4].Sources.ShouldBe([CNBC]);
        ContractHistory.Of(events[..3], RealDeals.Names)[1].CorrectedBy.ShouldBe(3);
        ContractHistory.Of(events, RealDeals.Names, after: 1, limit: 1).ShouldBe([told[1]]);
    }
}
