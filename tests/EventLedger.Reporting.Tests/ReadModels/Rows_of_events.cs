using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class Rows_of_events
{
    private static readonly ContractSigned Split = RealDeals.Signed with
    {
        Capacity = [new("colossus-2", 0.75m), new("colossus-1", 0.25m)],
    };

    /// <summary>The rows of the last of these events of a contract.</summary>
    private static ReadModelRows Then(params ContractEvent[] events) =>
        LedgerProjection.Project(Streams.InContext(events).Last());

    private static TermsRow Terms(params ContractEvent[] events)
    {
        var rows = Then(events);
        rows.Register.ShouldBeNull();
        rows.Entries.ShouldBeEmpty();
        var terms = rows.Terms.ShouldNotBeNull();
        terms.ContractId.ShouldBe(Streams.Id);
        return terms;
    }

    private static IReadOnlyList<EntryRow> Entries(params ContractEvent[] events)
    {
        var rows = Then(events);
        (rows.Terms, rows.Register).ShouldBe((null, null));
        return rows.Entries;
    }

    [Fact]
    public void Of_an_announcement_count_a_reduced_start_from_its_first_day_and_an_end_to_its_last()
    {
        var row = Terms(RealDeals.Announced with
        {
            AnnouncedOn = Reduced("2026-06"),
            StartsOn = Reduced("2026"),
        });
        row.ProviderIds.ShouldBe(["spacex"]);
        row.CustomerIds.ShouldBe(["reflection-ai"]);
        row.FacilityIds.ShouldBe(["colossus-2"]);
        (row.Currency, row.AnnouncedOn, row.SignedOn).ShouldBe(("USD", Day("2026-06-01"), null));
        (row.StartsOn, row.EndsOn, row.LastServiceDay).ShouldBe((Day("2026-01-01"), Day("2029-12-31"), null));
    }

    [Fact]
    public void Of_an_announcement_without_terms_leave_them_out()
    {
        var row = Terms(RealDeals.Cursor);
        row.FacilityIds.ShouldBeEmpty();
        (row.Currency, row.StartsOn, row.EndsOn).ShouldBe((null, null, null));
        row.AnnouncedOn.ShouldBe(Day("2026-06-22"));
    }

    [Fact]
    public void Of_a_signature_keep_what_was_announced_to_look_it_up_by()
    {
        var row = Terms(
            RealDeals.Announced with { CustomerId = "reflection", FacilityId = "abilene" },
            Split with { Currency = "EUR" });
        row.CustomerIds.ShouldBe(["reflection", "reflection-ai"]);
        row.FacilityIds.ShouldBe(["abilene", "colossus-2", "colossus-1"]);
        (row.Currency, row.AnnouncedOn, row.SignedOn)
            .ShouldBe(("EUR", Day("2026-06-22"), Day("2026-06-22")));
        (row.StartsOn, row.EndsOn, row.LastServiceDay).ShouldBe((Day("2026-07-01"), Day("2029-12-31"), null));
    }

    [Fact]
    public void Of_an_open_ended_signature_have_no_end_even_where_one_was_announced() =>
        Terms(RealDeals.Announced, Split with { Term = new(Day("2026-07-01")) }).EndsOn.ShouldBeNull();

    [Fact]
    public void Of_a_notice_have_the_last_service_day_until_it_is_withdrawn()
    {
        var given = new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));
        Terms(Split, given).LastServiceDay.ShouldBe(Day("2027-04-15"));
        Terms(Split, given, new TerminationNoticeWithdrawn(Day("2027-02-10"))).LastServiceDay.ShouldBeNull();
    }

    [Fact]
    public void Of_an_end_that_is_no_notice_have_the_last_service_day_unless_there_is_no_service()
    {
        var cause = new ContractTerminatedForCause(Day("2027-01-15"), Day("2027-01-31"), "unpaid");
        Terms(Split, cause).LastServiceDay.ShouldBe(Day("2027-01-31"));
        Terms(Split, cause, new ContractRescinded(Day("2026-06-25"), "no finance"))
            .LastServiceDay.ShouldBeNull();
    }

    [Fact]
    public void Of_an_assignment_have_every_party_there_was()
    {
        var row = Terms(
            Split,
            new ContractAssigned(Side.Customer, "google", Day("2027-01-01")),
            new ContractAssigned(Side.Provider, "oracle", Day("2027-01-01")));
        row.CustomerIds.ShouldBe(["reflection-ai", "google"]);
        row.ProviderIds.ShouldBe(["spacex", "oracle"]);
    }

    [Fact]
    public void Of_a_revised_announcement_have_all_it_ever_said_to_look_it_up_by()
    {
        var row = Terms(
            RealDeals.Announced,
            new AnnouncementRevised(
                Day("2026-07-25"), CustomerId: "google", FacilityId: "colossus-1", EndsOn: Reduced("2030-06"),
                Currency: "EUR"),
            new AnnouncementRevised(Day("2026-06-25"), ProviderId: "oracle"),
            new AnnouncementWithdrawn(Day("2026-08-01"), "no deal"));
        row.ProviderIds.ShouldBe(["spacex", "oracle"]);
        row.CustomerIds.ShouldBe(["reflection-ai", "google"]);
        row.FacilityIds.ShouldBe(["colossus-2", "colossus-1"]);
        (row.Currency, row.EndsOn, row.AnnouncedOn)
            .ShouldBe(("EUR", Day("2030-06-30"), Day("2026-06-22")));
    }

    [Fact]
    public void Of_an_amendment_have_the_new_end_and_every_facility_there_was()
    {
        var row = Terms(Split, new ContractAmended(
            Day("2027-01-01"), EndsOn: Day("2028-12-31"), Capacity: [new("oracle-cloud")]));
        row.EndsOn.ShouldBe(Day("2028-12-31"));
        row.FacilityIds.ShouldBe(["colossus-2", "colossus-1", "oracle-cloud"]);
    }

    [Fact]
    public void Of_a_delay_and_a_renewal_have_the_new_start_and_end()
    {
        var delay = new CommencementDelayed(Day("2026-09-01"), Day("2026-06-25"));
        var row = Terms(Split, delay);
        (row.StartsOn, row.EndsOn).ShouldBe((Day("2026-09-01"), Day("2029-12-31")));
        row = Terms(Split, delay with { NewEndsOn = Day("2030-02-28") });
        (row.StartsOn, row.EndsOn).ShouldBe((Day("2026-09-01"), Day("2030-02-28")));
        Terms(Split, new ContractRenewed(Day("2029-06-01"), Day("2030-12-31")))
            .EndsOn.ShouldBe(Day("2030-12-31"));
    }

    [Fact]
    public void Of_a_suspension_and_a_resumption_hold_its_days()
    {
        var suspended = new ServiceSuspended(Day("2027-03-01"), true, "flood");
        LedgerProjection.ReadTerms(Terms(Split, suspended).Terms).Agreement!.Suspensions
            .ShouldBe([new(Day("2027-03-01"), null, true, "flood")]);
        LedgerProjection.ReadTerms(Terms(Split, suspended, new ServiceResumed(Day("2027-03-15"))).Terms)
            .Agreement!.Suspensions.ShouldBe([new(Day("2027-03-01"), Day("2027-03-14"), true, "flood")]);
    }

    [Fact]
    public void Of_an_invoice_are_its_total_and_its_lines_in_minor_units()
    {
        var invoice = Streams.Invoiced(1, "2026-08", 7.00m) with
        {
            Lines =
            [
                new(InvoiceLineKind.Charge, MonthOf("2026-08"), Day("2026-08-01"), Day("2026-08-31"), 9.50m),
                new(InvoiceLineKind.TrueUp, MonthOf("2026-07"), Day("2026-07-01"), Day("2026-07-31"), -2.5m),
            ],
        };
        var total = new EntryRow(
            Streams.Id, invoice.Number, "Invoiced", Day("2026-08-01"), Day("2026-08-01"), "USD", 700,
            "spacex/reflection-ai");
        Entries(Split, invoice).ShouldBe(
        [
            total,
            total with { Kind = "Due", Day = Day("2026-08-31"), Month = null, Reference = null },
            total with { Kind = "Line", Amount = 950, Reference = "Charge" },
            total with { Kind = "Line", Month = Day("2026-07-01"), Amount = -250, Reference = "TrueUp" },
        ]);
    }

    [Theory]
    [InlineData("JPY", 7)]
    [InlineData("USD", 700)]
    [InlineData("BHD", 7000)]
    public void Of_an_invoice_count_the_currencys_minor_units(string currency, long minor) =>
        Entries(Split with { Currency = currency }, Streams.Invoiced(1, "2026-08", 7m, currency))
            .Select(entry => (entry.Currency, entry.Amount))
            .ShouldBe([(currency, minor), (currency, minor), (currency, minor)]);

    [Fact]
    public void Of_a_payment_are_what_reduces_the_balance_and_what_does_not_on_its_day()
    {
        var paid = new EntryRow(
            Streams.Id, $"{Streams.Id}-0001", "Paid", Day("2026-08-20"), null, "USD", 700, "wire-1");
        var invoice = Streams.Invoiced(1, "2026-08", 7.00m);
        Entries(Split, invoice, Streams.Paid(1, 7.00m, "2026-08-20")).ShouldBe([paid]);
        Entries(Split, invoice, Streams.Paid(1, 10.00m, "2026-08-20", unapplied: 3.00m))
            .ShouldBe([paid, paid with { Kind = "Unapplied", Amount = 300 }]);
    }

    [Fact]
    public void Of_a_party_and_a_facility_are_what_the_register_holds()
    {
        var party = Party.Evolve(Party.None, new PartyRegistered("SpaceX", "US"));
        var row = Register("party-spacex", new PartyRegistered("SpaceX", "US"), party);
        (row.Kind, row.Id, row.Name).ShouldBe(("Party", "spacex", "SpaceX"));
        LedgerProjection.ReadParty(row.Body).Country.ShouldBe("US");

        var registered = new FacilityRegistered("Colossus 2", "spacex", new(300m), From: Day("2026-01-01"));
        var facility = Facility.Evolve(Facility.None, registered);
        row = Register("facility-colossus-2", registered, facility);
        (row.Kind, row.Id, row.Name).ShouldBe(("Facility", "colossus-2", "Colossus 2"));
        LedgerProjection.ReadFacility(row.Body).Capacity.ShouldBe(
            Timeline<FacilityCapacity>.Empty.SetFrom(Day("2026-01-01"), new(300m)));
    }

    [Fact]
    public void Of_an_acquisition_are_what_the_register_holds_of_both_parties()
    {
        var acquired = new PartyAcquired("xai", Reduced("2026-02"));
        var (spaceX, xai) = (Registered("SpaceX"), Registered("xAI"));
        var row = Register("party-spacex", acquired, Party.Evolve(spaceX, acquired));
        LedgerProjection.ReadParty(row.Body).Acquisitions.ShouldBe([acquired]);
        var passed = Control.Passed(acquired, "spacex");
        row = Register("party-xai", passed, Party.Evolve(xai, passed));
        (row.Id, row.Name).ShouldBe(("xai", "xAI"));
        LedgerProjection.ReadParty(row.Body).ControllerOn(Day("2026-02-01")).ShouldBe("spacex");
    }

    [Fact]
    public void Of_a_source_keep_the_terms_and_what_was_attached()
    {
        var row = Terms(RealDeals.Announced, new SourceAttached("monthlyFee", new("CNBC")));
        (row.Currency, row.AnnouncedOn).ShouldBe(("USD", Day("2026-06-22")));
        LedgerProjection.ReadTerms(row.Terms).Attached.ShouldBe([new("CNBC", Fact: "monthlyFee")]);
    }

    private static Party Registered(string name) => Party.Evolve(Party.None, new PartyRegistered(name));

    [Fact]
    public void Of_an_event_in_a_stream_that_cannot_hold_it_are_refused() =>
        Should.Throw<System.Diagnostics.UnreachableException>(() => LedgerProjection.Project(
            new("party-spacex", 1, RealDeals.Cursor, Day("2026-07-01"), Party.None, Party.None)));

    private static RegisterRow Register(string stream, object payload, object after)
    {
        var rows = LedgerProjection.Project(new(stream, 1, payload, Day("2026-07-01"), after, after));
        rows.Terms.ShouldBeNull();
        rows.Entries.ShouldBeEmpty();
        return rows.Register.ShouldNotBeNull();
    }
}
