using System.Globalization;

namespace EventLedger.Store.Tests.Support;

/// <summary>
/// A clock that stands until it is set. Timers are the system's; elapsed time leaps with each look.
/// </summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(10);
    private long _looks;

    public DateTimeOffset Now { get; set; } = now;

    public static ManualClock At(string instant) =>
        new(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() =>
        Interlocked.Increment(ref _looks) * (long)(Leap.TotalSeconds * TimestampFrequency);
}
