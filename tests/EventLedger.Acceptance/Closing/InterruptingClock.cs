namespace EventLedger.Acceptance.Closing;

/// <summary>A clock by which something happens as soon as somebody asks what time it is.</summary>
public sealed class InterruptingClock : TimeProvider
{
    public Action Interrupt { get; set; } = () => { };

    public override DateTimeOffset GetUtcNow()
    {
        var interrupt = Interrupt;
        Interrupt = () => { };
        interrupt();
        return new(2026, 7, 2, 12, 0, 0, default);
    }
}
