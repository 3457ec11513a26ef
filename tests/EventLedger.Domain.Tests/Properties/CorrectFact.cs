using EventLedger.Domain.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// Corrects one of the events so far: takes it back, or reads it as the one of these moves that is of its
/// kind. A signature is never taken back, and keeps its currency.
/// </summary>
/// <param name="Which">Counts through the events, round and round.</param>
/// <param name="TakesBack">Whether it never happened.</param>
/// <param name="IsWrong">Whether the last service day that a notice names is a day too early.</param>
/// <param name="Days">By how many days a signature's term and fees lie elsewhere.</param>
/// <param name="Clause">The clause that was signed; null is the one that was entered.</param>
/// <param name="Moves">One of each kind of move.</param>
public sealed record CorrectFact(
    int Which, bool TakesBack, bool IsWrong, int Days, TerminationClause? Clause, IReadOnlyList<object> Moves)
{
    /// <summary>A signature as it should have been.</summary>
    public ContractSigned Read(ContractSigned entered) => entered with
    {
        Term = new(entered.Term.StartsOn.AddDays(Days), entered.Term.EndsOn?.AddDays(Days)),
        Fees = [.. entered.Fees.Select(step => step with { From = step.From.AddDays(Days) })],
        Termination = Clause ?? entered.Termination,
    };

    /// <summary>Any correction, with clauses and moves such as these.</summary>
    internal static Gen<object> Of(Gen<TerminationClause> clauses, IEnumerable<Gen<object>> moves) =>
        from which in Gen.Choose(0, 100)
        from dice in Gen.Choose(1, 100)
        from days in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(-40, 40)))
        from clause in clauses
        from changesClause in Gen.Choose(0, 1)
        from one in moves.Aggregate(
            Gen.Constant<IReadOnlyList<object>>([]),
            (all, move) => all.SelectMany(some => move.Select(m => (IReadOnlyList<object>)[.. some, m])))
        select (object)new CorrectFact(
            which, dice <= 40, dice > 95, days, changesClause == 1 ? clause : null, one);
}
