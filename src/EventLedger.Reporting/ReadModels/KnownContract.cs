using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Waterfall;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// A contract's terms as they are known at a position: what reports are computed from. It never changes, so
/// that what it adds to a report is kept beside it: while the contract does not move, a report adds up what
/// is there. Safe for threads.
/// </summary>
/// <param name="id">The contract.</param>
/// <param name="terms">Its terms.</param>
public sealed class KnownContract(string id, ContractTerms terms)
{
    // Pages ask for one day, and compare it with another. Who writes last wins: all write the same.
    private volatile SteadyContract? _latest;
    private volatile SteadyContract? _other;
    private volatile LiveChange[]? _liveChanges;
    private volatile Taken[]? _taken;
    private volatile ChargeSchedule? _charges;
    private volatile ChargeSchedule? _chargesOfTerm;

    /// <summary>The contract.</summary>
    public string Id => id;

    /// <summary>Its terms.</summary>
    public ContractTerms Terms => terms;

    /// <summary>How the live fee moves, over all time.</summary>
    internal IReadOnlyList<LiveChange> LiveChanges => _liveChanges ??= LiveFlows.OfWhole(this);

    /// <summary>What it takes of facilities over all time, once it is signed.</summary>
    internal IReadOnlyList<Taken> Taken => _taken ??=
        terms.Agreement is { } agreement ? [.. CapacityReport.Lines(id, agreement)] : [];

    /// <summary>The charges that are owed of a signed contract as things stand.</summary>
    internal ChargeSchedule Charges => _charges ??= terms.Agreement!.Charges;

    /// <summary>The charges of a signed contract's whole term: most often those that are owed.</summary>
    internal ChargeSchedule ChargesOfTerm => _chargesOfTerm ??=
        terms.Agreement is { EndsOn: { } end } agreement && agreement.KnownLastServiceDay == end
            ? Charges
            : terms.Agreement!.ChargesOfTerm;

    /// <summary>What reports of a day need of it.</summary>
    internal SteadyContract On(DateOnly day)
    {
        if (_latest is { } latest && latest.Days.Contains(day))
            return latest;
        if (_other is { } other && other.Days.Contains(day))
            return other;
        var made = SteadyContract.Around(this, day);
        (_other, _latest) = (_latest, made);
        return made;
    }

    /// <summary>The contract and its terms.</summary>
    public void Deconstruct(out string contractId, out ContractTerms known) =>
        (contractId, known) = (id, terms);
}

/// <summary>
/// Names by which reports call parties and facilities; an id that is not registered is its own name.
/// </summary>
/// <param name="Parties">By party id.</param>
/// <param name="Facilities">By facility id.</param>
public sealed record Names(
    IReadOnlyDictionary<string, string> Parties, IReadOnlyDictionary<string, string> Facilities)
{
    /// <summary>A party's name.</summary>
    public string Party(string id) => Parties.GetValueOrDefault(id, id);

    /// <summary>A facility's name.</summary>
    public string Facility(string id) => Facilities.GetValueOrDefault(id, id);
}
