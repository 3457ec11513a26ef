using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;
using Shouldly;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// A walk through the whole life of a deal. Each step is decided by the product and by the naive rules, which
/// must accept and refuse alike; after each one that is accepted the two are compared on two of the days.
/// </summary>
internal sealed class LifeWalk
{
    private readonly NaiveBilling _naive;
    private readonly Telling _telling;
    private readonly BillingTelling _billing;

    public LifeWalk(LifeTale tale)
    {
        _naive = new(tale.Signing.Billing.NetDays, tale.Signing.Billing.Timing == BillingTiming.Arrears);
        _telling = new(_naive);
        _billing = new(
            _naive,
            Currency.Of(tale.Signing.Currency),
            tale.Signing.Term.StartsOn,
            day => NaiveKnown.From(_telling.Naive, day),
            day => new NaiveView(_telling.Naive, day).HasEnded);
        foreach (var (i, step) in tale.Steps.Index())
        {
            var code = step is BillingStep billing ? Bill(billing) : _telling.Move(step);
            Codes.Add(code ?? (step as BillingStep)?.What ?? step.GetType().Name);
            if (code is not null)
                continue;
            States.Add(_telling.Product);
            Compare(tale.Days[i % tale.Days.Count]);
            Compare(tale.Days[(i + 1) % tale.Days.Count]);
        }
        foreach (var day in tale.Days)
            Compare(day);
        Comparing.Lines(_telling.Product.Account, _naive);
    }

    /// <summary>The state after every step that was accepted.</summary>
    public List<Contract> States { get; } = [];

    public IReadOnlyList<ContractEvent> Events => _telling.Events;

    /// <summary>What was accepted, and why the rest was refused.</summary>
    public HashSet<string> Codes { get; } = [];

    private string? Bill(BillingStep step)
    {
        var (decide, expected) = _billing.Try(step)!.Value;
        return _telling.Commit(decide, expected(), $"{step}");
    }

    private void Compare(DateOnly day)
    {
        var product = _telling.Product;
        CompareAnnounced(day);
        if (product.Agreement is { } agreement)
        {
            Comparing.TheMonthOf(day, _telling.Naive, agreement);
            var naive = new NaiveView(_telling.Naive, day);
            var view = ContractView.AsOf(product.Terms, day);
            if (naive.IsKnown)
                Comparing.AsOf(day, naive, view);
            else
                view?.Status.ShouldBe(ContractStatus.Announced, $"{day:o}");
            Comparing.Documents(day, product.Account, _naive);
            Comparing.AddsUp(day, product.Account, agreement.Currency);
        }
    }

    private void CompareAnnounced(DateOnly day)
    {
        var said = _telling.Story.Said.On(day);
        var announced = _telling.Product.Terms.Announced?.AsOf(day);
        (announced is not null).ShouldBe(said is not null, $"announced {day:o}");
        if (announced is null || said is null)
            return;
        SayingTranslation.Naive(announced.Deal).ShouldBe(said, $"announced {day:o}");
        Telling.Minor(announced.MonthlyFee).ShouldBe(said.Fee, $"announced fee {day:o}");
    }
}
