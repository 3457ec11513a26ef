using System.Numerics;
using EventLedger.Domain.Facilities;

namespace EventLedger.Reporting.Capacity;

/// <summary>What is over-committed on a day.</summary>
/// <param name="Power">Whether megawatts are.</param>
/// <param name="Count">Whether accelerators of all models together are.</param>
/// <param name="Models">The models that are, in the order of the facility.</param>
internal sealed record Overcommitment(bool Power, bool Count, IReadOnlyList<string> Models)
{
    public bool IsNone => !Power && !Count && Models.Count == 0;

    /// <summary>Whether a line takes of what is over-committed.</summary>
    public bool IsPartOf(Taken line) =>
        (Power && line.Line.Megawatts > 0)
        || (Count && FacilityDay.KnownPart(line.Line) > 0)
        || Models.Any(model => FacilityDay.CountOf(line.Line, model) > 0);

    public bool Equals(Overcommitment? other) =>
        other is not null && (Power, Count) == (other.Power, other.Count)
        && Models.SequenceEqual(other.Models, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Power, Count, Models.Count);
}

/// <summary>
/// What the lines of a facility say they take together. Sums are exact, however large: what was added can be
/// taken off again.
/// </summary>
internal sealed class TakenSums
{
    // Of 10^28 to a megawatt, which every decimal is a whole number of.
    private BigInteger _power;
    private BigInteger _count;
    private readonly Dictionary<string, BigInteger> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _holders = new(StringComparer.Ordinal);

    /// <summary>Another number whenever another customer has the facility for itself alone.</summary>
    public int Holders { get; private set; }

    /// <summary>Whether one customer has it for itself alone and another is served from it.</summary>
    public bool IsExclusivityBroken => _holders.Count > 0 && _customers.Count > 1;

    /// <summary>Whether a line is of one who has it alone, or of another beside.</summary>
    public bool IsPartOfExclusivity(Taken line) =>
        line.Line.Exclusive == true || _holders.Count > 1 || !_holders.ContainsKey(line.CustomerId);

    public void Add(Taken line) => Count(line, 1);

    public void Remove(Taken line) => Count(line, -1);

    /// <summary>What of a capacity is over-committed; what is not known never is.</summary>
    public Overcommitment Over(FacilityCapacity? capacity) => new(
        capacity?.Megawatts is { } power && _power > Units(power),
        FacilityDay.TotalOf(capacity) is { } count && _count > count,
        [
            .. (capacity?.Accelerators ?? []).Select(model => model.Model).Distinct(StringComparer.Ordinal)
                .Where(model => FacilityDay.CountOf(capacity!, model) is { } there
                    && _models.GetValueOrDefault(model) > there),
        ]);

    private void Count(Taken line, int sign)
    {
        _power += sign * Units(line.Line.Megawatts ?? 0);
        _count += sign * (FacilityDay.KnownPart(line.Line) ?? 0);
        foreach (var model in FacilityDay.ModelsOf(line.Line))
            _models[model] = _models.GetValueOrDefault(model)
                + (sign * (FacilityDay.CountOf(line.Line, model) ?? 0));
        Count(_customers, line.CustomerId, sign);
        if (line.Line.Exclusive == true && Count(_holders, line.CustomerId, sign))
            Holders++;
    }

    /// <summary>Whether the first came or the last is gone.</summary>
    private static bool Count(Dictionary<string, int> of, string customer, int sign)
    {
        var before = of.GetValueOrDefault(customer);
        if (before + sign == 0)
            of.Remove(customer);
        else
            of[customer] = before + sign;
        return before == 0 || before + sign == 0;
    }

    private static BigInteger Units(decimal amount)
    {
        const int MostDecimals = 28;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: amount < 0, scale: 0));
        return digits * BigInteger.Pow(10, MostDecimals - amount.Scale);
    }
}
