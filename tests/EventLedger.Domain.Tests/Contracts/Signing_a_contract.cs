using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Signing_a_contract
{
    private static readonly Contracts.Directory Seeded =
        new(id => id is "spacex" or "reflection-ai", id => id is "colossus-2" or "colossus-1");

    private static Outcome<Contract, ContractEvent> Sign(
        ContractSigned terms, params ContractEvent[] given) =>
        Given(given).When(contract => Signing.Decide(new SignContract(terms), Id, contract, Seeded));

    private static ContractSigned WithClause(TerminationClause? clause) =>
        Reflection with { Termination = clause };

    private static ContractSigned WithShares(params decimal?[] shares) => Reflection with
    {
        Capacity = [.. shares.Select((share, i) => new CapacityLine($"colossus-{i + 1}", share))],
    };

    [Fact]
    public void Records_its_terms() => Sign(Reflection).Then(Reflection);

    [Fact]
    public void Follows_an_announcement() => Sign(Reflection, Hearsay).Then(Reflection);

    [Fact]
    public void Brings_fees_to_the_currencys_decimals() =>
        Sign(Reflection with { Fees = [new(Day("2026-07-01"), 150_000_000m)] }).Then(Reflection);

    [Fact]
    [Refuses<ContractRefusal.AlreadySigned>]
    public void Is_refused_when_it_was_signed_before() => Sign(Reflection, Reflection)
        .ThenRefused(new ContractRefusal.AlreadySigned(Id, Day("2026-06-22")));

    [Theory]
    [Refuses<ContractRefusal.UnknownParty>]
    [InlineData("nobody", "reflection-ai")]
    [InlineData("spacex", "nobody")]
    public void Is_refused_with_a_party_that_is_not_registered(string provider, string customer) =>
        Sign(Reflection with { ProviderId = provider, CustomerId = customer })
            .ThenRefused(new ContractRefusal.UnknownParty("nobody"));

    [Fact]
    [Refuses<ContractRefusal.UnknownFacility>]
    public void Is_refused_with_a_facility_that_is_not_registered() =>
        Sign(Reflection with { Capacity = [new("atlantis")] })
            .ThenRefused(new ContractRefusal.UnknownFacility("atlantis"));

    [Fact]
    [Refuses<ContractRefusal.SameParty>]
    public void Is_refused_between_one_party_and_itself() =>
        Sign(Reflection with { CustomerId = "spacex" }).ThenRefused(new ContractRefusal.SameParty("spacex"));

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_when_it_would_end_before_it_starts() =>
        Sign(Reflection with { Term = new(Day("2026-07-01"), Day("2026-06-30")) })
            .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    public void May_be_for_a_single_day() =>
        Sign(Reflection with { Term = new(Day("2026-07-01"), Day("2026-07-01")) }).ThenAccepted();

    [Theory]
    [Refuses<ContractRefusal.InvalidTerm>]
    [InlineData(-1, 3, NoticeCounting.ExcludeNoticeDay)]
    [InlineData(90, -1, NoticeCounting.ExcludeNoticeDay)]
    [InlineData(0, 3, NoticeCounting.IncludeNoticeDay)]
    public void Is_refused_with_a_clause_that_cannot_be(int days, int lockIn, NoticeCounting counting) =>
        Sign(WithClause(new(Terminator.Either, days, lockIn, LockInMeaning.Notice, counting)))
            .ThenRefused<ContractRefusal.InvalidTerm>();

    [Theory]
    [InlineData(0, 0, NoticeCounting.ExcludeNoticeDay)]
    [InlineData(1, 0, NoticeCounting.IncludeNoticeDay)]
    public void Takes_the_shortest_clauses_that_can_be(int days, int lockIn, NoticeCounting counting) =>
        Sign(WithClause(new(Terminator.Either, days, lockIn, LockInMeaning.Notice, counting))).ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_with_negative_net_days() =>
        Sign(Reflection with { Billing = new(BillingTiming.Advance, -1) })
            .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_open_ended_without_a_clause() =>
        Sign(WithClause(null) with { Term = new(Day("2026-07-01")) })
            .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    public void May_be_open_ended_with_a_clause() =>
        Sign(Reflection with { Term = new(Day("2026-07-01")) }).ThenAccepted();

    [Theory]
    [Refuses<ContractRefusal.InvalidFeeSchedule>]
    [InlineData("2026-07-02")]
    [InlineData("2026-06-30")]
    [InlineData("2026-07-01", "2027-01-01", "2026-12-31")]
    [InlineData("2026-07-01", "2027-01-01", "2027-01-01")]
    [InlineData("2026-07-01", "2026-07-01")]
    [InlineData("2026-07-01", "2030-01-01")]
    [InlineData]
    public void Is_refused_with_fees_that_do_not_fit_the_term(params string[] days) =>
        Sign(Reflection with { Fees = [.. days.Select(day => new FeeStep(Day(day), 1m))] })
            .ThenRefused<ContractRefusal.InvalidFeeSchedule>();

    [Fact]
    public void May_change_its_fee_on_its_last_day() =>
        Sign(Reflection with { Fees = [new(Day("2026-07-01"), 1m), new(Day("2029-12-31"), 2m)] })
            .ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.InvalidCapacity>]
    public void Is_refused_with_shares_on_some_lines_only() =>
        Sign(WithShares(1m, null)).ThenRefused<ContractRefusal.InvalidCapacity>();

    [Theory]
    [Refuses<ContractRefusal.InvalidCapacity>]
    [InlineData(0.5, 0.4)]
    [InlineData(0.5, 0.6)]
    [InlineData(1.5, -0.5)]
    public void Is_refused_with_shares_that_do_not_add_to_one(double one, double other) =>
        Sign(WithShares((decimal)one, (decimal)other)).ThenRefused<ContractRefusal.InvalidCapacity>();

    [Fact]
    public void Takes_shares_that_add_to_one_or_none()
    {
        Sign(WithShares(0.3m, 0.7m)).ThenAccepted();
        Sign(WithShares(null, null)).ThenAccepted();
    }

    [Theory]
    [Refuses<ContractRefusal.UnknownCurrency>]
    [InlineData("usd")]
    [InlineData("XXX")]
    public void Is_refused_with_an_unknown_currency(string currency) =>
        Sign(Reflection with { Currency = currency })
            .ThenRefused(new ContractRefusal.UnknownCurrency(currency));

    [Theory]
    [Refuses<ContractRefusal.InvalidAmount>]
    [InlineData("USD", -0.01)]
    [InlineData("USD", 0.001)]
    [InlineData("JPY", 0.5)]
    [InlineData("BHD", 0.0001)]
    [InlineData("USD", 10_000_000_000_001)]
    public void Is_refused_with_an_amount_that_cannot_be(string currency, double fee) =>
        Sign(Reflection with { Currency = currency, Fees = [new(Day("2026-07-01"), (decimal)fee)] })
            .ThenRefused<ContractRefusal.InvalidAmount>();

    [Fact]
    public void May_be_free_of_charge() =>
        Sign(Reflection with { Fees = [new(Day("2026-07-01"), 0m)] }).ThenAccepted();
}

/// <summary>Everything is wrong at first; each repair brings up the next refusal.</summary>
public sealed class Signing_with_several_mistakes
{
    [Fact]
    public void Is_refused_for_the_first_in_order()
    {
        var wrong = Reflection with
        {
            ProviderId = "nobody",
            CustomerId = "nobody",
            Capacity = [new("atlantis", 0.5m)],
            Term = new(Day("2026-07-01"), Day("2026-06-01")),
            Fees = [new(Day("2026-07-02"), -1m)],
            Currency = "XXX",
        };
        Refused(wrong, Reflection).ShouldBe("already-signed");
        Refused(wrong).ShouldBe("unknown-party");
        Refused(wrong = wrong with { ProviderId = "spacex", CustomerId = "spacex" })
            .ShouldBe("unknown-facility");
        Refused(wrong = wrong with { Capacity = [new("colossus", 0.5m)] }).ShouldBe("same-party");
        Refused(wrong = wrong with { CustomerId = "reflection-ai" }).ShouldBe("invalid-term");
        Refused(wrong = wrong with { Term = Reflection.Term }).ShouldBe("invalid-fee-schedule");
        Refused(wrong = wrong with { Fees = [new(Day("2026-07-01"), -1m)] }).ShouldBe("invalid-capacity");
        Refused(wrong = wrong with { Capacity = [] }).ShouldBe("unknown-currency");
        Refused(wrong with { Currency = "USD" }).ShouldBe("invalid-amount");
    }

    private static string? Refused(ContractSigned terms, params ContractEvent[] given) =>
        Signing.Decide(
            new SignContract(terms),
            Id,
            Given(given).State,
            new(id => id != "nobody", id => id != "atlantis")).Refusal?.Code;
}
