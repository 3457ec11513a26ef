using System.Globalization;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// What happens to one contract: how it is signed, what is then tried, and the days it is looked at.
/// </summary>
/// <param name="Signing">The terms.</param>
/// <param name="Moves">
/// Delays, amendments, renewals, suspensions, notices, assignments, ends, of which any may be refused.
/// </param>
/// <param name="Days">The days V as of which the product and the naive rules are compared.</param>
public sealed record Tale(ContractSigned Signing, IReadOnlyList<object> Moves, IReadOnlyList<DateOnly> Days)
{
    /// <summary>Simpler tales, for FsCheck to find the simplest that still fails.</summary>
    public static IEnumerable<Tale> Simpler(Tale tale)
    {
        for (var i = 0; i < tale.Moves.Count; i++)
            yield return tale with { Moves = Without(tale.Moves, i) };
        if (tale.Days.Count > 1)
        {
            foreach (var day in tale.Days)
                yield return tale with { Days = [day] };
        }
        for (var i = 1; i < tale.Signing.Fees.Count; i++)
            yield return tale with { Signing = tale.Signing with { Fees = Without(tale.Signing.Fees, i) } };
        if (tale.Signing.Proration != Proration.ActualDays)
            yield return tale with { Signing = tale.Signing with { Proration = Proration.ActualDays } };
        for (var i = 0; i < tale.Moves.Count; i++)
        {
            foreach (var move in SimplerMoves(tale.Moves[i]))
                yield return tale with { Moves = [.. tale.Moves.Take(i), move, .. tale.Moves.Skip(i + 1)] };
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var t = Signing;
        var fees = string.Join(", ", t.Fees.Select(Fee));
        var lines = Moves.Select(Line).Append($"  as of {string.Join(", ", Days.Select(day => Iso(day)))}");
        return $"\n  {t.Currency} {t.Proration}, signed {Iso(t.SignedOn)}, "
            + $"{Iso(t.Term.StartsOn)} to {Iso(t.Term.EndsOn)}, {fees}, {Clause(t.Termination)}\n"
            + string.Join('\n', lines);
    }

    private static IEnumerable<object> SimplerMoves(object move)
    {
        if (move is RenewContract { Fees: not null } renew)
            yield return renew with { Fees = null };
        if (move is DelayCommencement { NewEndsOn: not null } delay)
            yield return delay with { NewEndsOn = null };
        if (move is not AmendContract amend)
            yield break;
        if (amend.Fees is not null)
            yield return amend with { Fees = null };
        if (amend.Fees is { Count: > 1 })
            yield return amend with { Fees = [amend.Fees[0]] };
        if (amend.EndsOn.IsGiven)
            yield return amend with { EndsOn = default };
        if (amend.Termination.IsGiven)
            yield return amend with { Termination = default };
        if (amend.Capacity is not null)
            yield return amend with { Capacity = null };
    }

    private static List<T> Without<T>(IReadOnlyList<T> list, int index) =>
        [.. list.Where((_, i) => i != index)];

    internal static string Line(object move) => move switch
    {
        AmendContract a => $"  amend from {Iso(a.EffectiveOn)}"
            + (a.Fees is null ? "" : $", fees {string.Join(", ", a.Fees.Select(Fee))}")
            + (a.EndsOn.IsGiven ? $", end {Iso(a.EndsOn.Value)}" : "")
            + (a.Termination.IsGiven ? $", {Clause(a.Termination.Value)}" : "")
            + (a.Capacity is null ? "" : $", at {string.Join(", ", a.Capacity.Select(Place))}"),
        DelayCommencement d => $"  delayed on {Iso(d.DelayedOn)} to {Iso(d.NewStartsOn)}"
            + (d.NewEndsOn is null ? "" : $", end {Iso(d.NewEndsOn)}"),
        RenewContract r => $"  renewed on {Iso(r.RenewedOn)} to {Iso(r.NewEndsOn)}"
            + (r.Fees is null ? "" : $", fees {string.Join(", ", r.Fees.Select(Fee))}"),
        SuspendService s => $"  suspended from {Iso(s.From)}{(s.AbateFees ? "" : ", fees run on")}",
        ResumeService r => $"  resumed from {Iso(r.From)}",
        GiveTerminationNotice n => $"  notice by {n.By} on {Iso(n.GivenOn)}",
        TerminateForCause c => $"  for cause on {Iso(c.GivenOn)}, to {Iso(c.LastServiceDay)}",
        RescindContract r => $"  rescinded on {Iso(r.RescindedOn)}",
        AssignContract a => $"  {a.Role} is {a.ToPartyId} from {Iso(a.EffectiveOn)}",
        WithdrawTerminationNotice w => $"  withdrawn on {Iso(w.WithdrawnOn)}",
        CorrectFact c => $"  correct {c.Which}{(c.IsWrong ? " wrongly" : "")}"
            + (c.TakesBack ? ", never happened" : "")
            + $"; the signature by {c.Days} days, {(c.Clause is null ? "its clause" : Clause(c.Clause))};"
            + string.Concat(c.Moves.Select(m => $" or{Line(m)[1..]}")),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    private static string Clause(TerminationClause? c) => c is null
        ? "no clause"
        : $"clause {c.By} {c.NoticeDays} days, lock-in {c.LockInMonths} {c.LockIn}, {c.Counting}";

    private static string Place(CapacityLine line) => $"{line.FacilityId} {line.Share}";

    private static string Fee(FeeStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"{step.MonthlyFee} from {Iso(step.From)}");

    private static string Iso(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "open";
}
