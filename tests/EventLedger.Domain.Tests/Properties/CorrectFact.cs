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
/// <param name="Signing">How it was signed.</param>
/// <param name="Moves">One of each kind of move.</param>
public sealed record CorrectFact(
    int Which, bool TakesBack, bool IsWrong, ContractSigned Signing, IReadOnlyList<object> Moves)
{
    /// <summary>The correction of a contract that was signed so, with moves such as these.</summary>
    internal static Gen<object> Of(
        ContractSigned signing, Gen<TerminationClause> clauses, IEnumerable<Gen<object>> moves) =>
        from which in Gen.Choose(0, 100)
        from dice in Gen.Choose(1, 100)
        from shift in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(-40, 40)))
        from clause in clauses
        from changesClause in Gen.Choose(0, 1)
        from one in moves.Aggregate(
            Gen.Constant<IReadOnlyList<object>>([]),
            (all, move) => all.SelectMany(some => move.Select(m => (IReadOnlyList<object>)[.. some, m])))
        select (object)new CorrectFact(
            which,
            dice <= 40,
            dice > 95,
            Shifted(changesClause == 1 ? signing with { Termination = clause } : signing, shift),
            one);

    /// <summary>The same terms from another day on.</summary>
    private static ContractSigned Shifted(ContractSigned signing, int days) => signing with
    {
        Term = new(signing.Term.StartsOn.AddDays(days), signing.Term.EndsOn?.AddDays(days)),
        Fees = [.. signing.Fees.Select(step => step with { From = step.From.AddDays(days) })],
    };
}
