using System.Text;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using Shouldly;

namespace EventLedger.Domain.Tests;

/// <summary>Given these events, when this is decided, then these events or this refusal.</summary>
public static class Spec
{
    /// <summary>The id of the contract that specs speak of.</summary>
    public const string Id = "reflection";

    public static Story<Contract, ContractEvent> Given(params ContractEvent[] events) =>
        new(Contract.None, Contract.Evolve, events);

    public static Story<Party, PartyEvent> GivenParty(params PartyEvent[] events) =>
        new(Party.None, Party.Evolve, events);

    public static Story<ProviderBooks, BooksEvent> GivenBooks(params BooksEvent[] events) =>
        new(ProviderBooks.None, ProviderBooks.Evolve, events);

    public static Story<Facility, FacilityEvent> GivenFacility(params FacilityEvent[] events) =>
        new(Facility.None, Facility.Evolve, events);

    public static Story<BillingRun, BillingRunEvent> GivenRun(params BillingRunEvent[] events) =>
        new(BillingRun.None, BillingRun.Evolve, events);

    /// <summary>An event as the log would hold it, for comparing.</summary>
    public static string Json(object @event) =>
        EventTypes.Of(@event).Name + Encoding.UTF8.GetString(EventTypes.Write(@event));
}

/// <summary>A stream's events and the state they fold to.</summary>
public sealed class Story<TState, TEvent>(TState none, Func<TState, TEvent, TState> evolve, TEvent[] events)
    where TEvent : class
{
    public TState State { get; } = events.Aggregate(none, evolve);

    public Outcome<TState, TEvent> When(Func<TState, Decided<TEvent>> decide) =>
        new(this, decide(State));

    /// <summary>The story with what was decided.</summary>
    public Story<TState, TEvent> With(IEnumerable<TEvent> more) => new(none, evolve, [.. events, .. more]);
}

/// <summary>What a command led to.</summary>
public sealed class Outcome<TState, TEvent>(Story<TState, TEvent> story, Decided<TEvent> decided)
    where TEvent : class
{
    /// <summary>The command was accepted with these events, which can be stored and folded.</summary>
    public Story<TState, TEvent> Then(params TEvent[] events)
    {
        decided.Refusal.ShouldBeNull();
        decided.Events.Select(Spec.Json).ShouldBe(events.Select(Spec.Json));
        return story.With(decided.Events);
    }

    /// <summary>The command was accepted with whatever events.</summary>
    public Story<TState, TEvent> ThenAccepted()
    {
        decided.Refusal.ShouldBeNull();
        decided.Events.ShouldNotBeEmpty();
        return story.With(decided.Events);
    }

    /// <summary>The command was refused, in one plain sentence.</summary>
    public TRefusal ThenRefused<TRefusal>()
        where TRefusal : Refusal
    {
        decided.Events.ShouldBeEmpty();
        var refusal = decided.Refusal.ShouldBeOfType<TRefusal>();
        refusal.Sentence.ShouldEndWith(".");
        refusal.Sentence.ShouldNotEndWith("..");
        refusal.Sentence.ShouldNotContain('{');
        refusal.Sentence.ShouldNotContain('}');
        refusal.Code.ShouldBe(Refusal.CodeOf(typeof(TRefusal)));
        return refusal;
    }

    /// <summary>The command was refused for exactly this.</summary>
    public void ThenRefused<TRefusal>(TRefusal expected)
        where TRefusal : Refusal =>
        ThenRefused<TRefusal>().ShouldBe(expected);
}

/// <summary>Says which refusal a spec is about; a test makes sure that every refusal has one.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RefusesAttribute<TRefusal> : Attribute, IRefuses
    where TRefusal : Refusal
{
    public Type Refusal => typeof(TRefusal);
}

/// <summary>What <see cref="RefusesAttribute{TRefusal}"/> says, for whatever refusal.</summary>
public interface IRefuses
{
    public Type Refusal { get; }
}
