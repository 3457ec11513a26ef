namespace EventLedger.Faults.Support;

/// <summary>SplitMix64: the same seed gives the same numbers on every machine.</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 up to, and without, the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);
}
