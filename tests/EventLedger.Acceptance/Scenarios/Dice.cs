namespace EventLedger.Acceptance.Scenarios;

/// <summary>Pseudorandom numbers from a seed (SplitMix64): the same on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below a bound.</summary>
    public int Next(int bound) => (int)(Step() % (ulong)bound);

    /// <summary>A number from one to below another.</summary>
    public int Next(int from, int to) => from + Next(to - from);

    private ulong Step()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
