using System.Globalization;

namespace EventLedger.Acceptance.Support;

/// <summary>A clock that stands still until it is set; "today" is 2026-07-15 unless a test sets it.</summary>
public sealed class Clock : TimeProvider
{
    public const string Start = "2026-07-15T12:00:00Z";

    private long _ticks = Parse(Start).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Makes it noon of a day.</summary>
    public void IsNoonOf(string day) => Interlocked.Exchange(ref _ticks, Parse($"{day}T12:00:00Z").UtcTicks);

    /// <summary>Makes it so much later.</summary>
    public void GoesOn(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    private static DateTimeOffset Parse(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
