using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

public sealed class Random_contracts
{
    [Fact]
    public void Have_charges_that_add_up() => Run.Check(Tales.Any, ChargesAddUp, 1_000);

    [Fact]
    public void Earn_by_a_day_what_service_that_ends_on_it_is_charged_in_all() =>
        Run.Check(Tales.Any, EarnsLikeShorterService, 400);

    [Fact]
    public void Have_commitments_that_add_up_day_by_day() => Run.Check(Tales.Any, CommitmentsAddUp, 400);

    [Fact]
    public void Refuse_a_notice_on_exactly_the_days_of_the_naive_rules() =>
        Run.Check(Tales.Any, RefusesLikeNaive, 1_000);

    [Fact]
    public void Read_back_from_their_events_as_they_were() => Run.Check(Tales.Any, ReadsBack, 1_000);

    private static void ChargesAddUp(Tale tale)
    {
        var agreement = new Telling(tale).Product.Agreement!;
        var charges = agreement.Charges;
        var last = agreement.KnownLastServiceDay ?? agreement.StartsOn.AddDays(400);
        var sum = Money.Zero(agreement.Currency);
        foreach (var month in Month.Spanning(agreement.StartsOn.AddDays(-31), last.AddDays(31)))
        {
            var charge = charges.Charge(month);
            charges.Lines(month).Aggregate(sum - sum, (all, line) => all + line.Amount)
                .ShouldBe(charge, $"{month}");
            var earned = charges.EarnedBefore(month.LastDay) - charges.EarnedBefore(month.FirstDay);
            var remaining = charges.EarnedBefore(month.Next.FirstDay) - charges.EarnedBefore(month.LastDay);
            (earned + remaining).ShouldBe(charge, $"{month}");
            sum += charge;
        }
        if (agreement.KnownLastServiceDay is not null)
            charges.Total.ShouldBe(sum);
    }

    private static void EarnsLikeShorterService(Tale tale)
    {
        var agreement = new Telling(tale).Product.Agreement!;
        var whole = agreement.ChargesUntil(agreement.EndsOn ?? CalendarBounds.Last);
        foreach (var around in tale.Days)
        {
            for (var last = around.AddDays(-20); last <= around.AddDays(20); last = last.AddDays(1))
            {
                if (last > agreement.EndsOn)
                    continue;
                var shorter = agreement.ChargesUntil(last);
                whole.EarnedBefore(last.AddDays(1)).ShouldBe(shorter.Total, $"until {last:o}");
                foreach (var day in (DateOnly[])[last.AddDays(-45), last.AddDays(-3), last, last.AddDays(9)])
                    whole.EarnedBefore(day <= last ? day : last.AddDays(1))
                        .ShouldBe(shorter.EarnedBefore(day), $"before {day:o} until {last:o}");
            }
        }
    }

    private static void CommitmentsAddUp(Tale tale)
    {
        var terms = new Telling(tale).Product.Terms;
        var earned = Money.Zero(terms.Agreement!.Currency);
        for (var i = 0; i < 25; i++)
        {
            var day = tale.Days[0].AddDays(i);
            if (ContractView.AsOf(terms, day)?.Commitment is not { } c)
                continue;
            (c.Earned >= earned).ShouldBeTrue($"earned falls on {day:o}");
            earned = c.Earned!.Value;
            (c.Firm >= earned - earned).ShouldBeTrue($"firm on {day:o}");
            (c.Headline is null).ShouldBe(c.Cancellable is null, $"{day:o}");
            (c.Headline is null).ShouldBe(c.Forgone is null, $"{day:o}");
            if (c is not { Headline: { } headline, Cancellable: { } cancellable, Forgone: { } forgone })
                continue;
            (earned + c.Firm!.Value + cancellable + forgone).ShouldBe(headline, $"{day:o}");
            (cancellable >= earned - earned).ShouldBeTrue($"cancellable on {day:o}");
            (forgone >= earned - earned).ShouldBeTrue($"forgone on {day:o}");
        }
    }

    private static void RefusesLikeNaive(Tale tale)
    {
        var telling = new Telling(tale);
        foreach (var around in tale.Days)
        {
            for (var day = around.AddDays(-3); day < around.AddDays(4); day = day.AddDays(1))
            {
                foreach (var side in Enum.GetValues<Side>())
                {
                    var decided = Leaving.Decide(new GiveTerminationNotice(side, day), "c", telling.Product);
                    var why = telling.Naive.WhyNoNotice(side == Side.Customer, day);
                    (decided.Refusal?.Code).ShouldBe(why, $"{side} on {day:o}");
                }
            }
        }
    }

    private static void ReadsBack(Tale tale)
    {
        var telling = new Telling(tale);
        var reread = Contract.None;
        foreach (var @event in telling.Events)
        {
            var read = EventTypes.Read(EventTypes.Of(@event).StoredName, EventTypes.Write(@event));
            Spec.Json(read).ShouldBe(Spec.Json(@event));
            reread = Contract.Evolve(reread, (ContractEvent)read);
        }
        var state = JsonSerializer.Serialize(telling.Product.Terms, LedgerJson.Stored);
        JsonSerializer.Serialize(reread.Terms, LedgerJson.Stored).ShouldBe(state);
        var restored = JsonSerializer.Deserialize<ContractTerms>(state, LedgerJson.Stored)!;
        foreach (var day in tale.Days)
        {
            ContractView.AsOf(restored, day)?.Commitment
                .ShouldBe(ContractView.AsOf(telling.Product.Terms, day)!.Commitment, $"{day:o}");
        }
    }
}
