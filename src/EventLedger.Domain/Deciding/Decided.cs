namespace EventLedger.Domain;

/// <summary>What <c>Decide</c> answers: the events that a command causes, or why it was refused.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
public sealed class Decided<TEvent>
    where TEvent : class
{
    private Decided(IReadOnlyList<TEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    /// <summary>The events, at least one; none when refused.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why the command was refused; null when it was not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>One event is a decision.</summary>
    public static implicit operator Decided<TEvent>(TEvent @event) => new([@event], null);

    /// <summary>Several events, at least one, are a decision.</summary>
    public static implicit operator Decided<TEvent>(TEvent[] events) => new(events, null);

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decided<TEvent>(Refusal refusal) => new([], refusal);
}
