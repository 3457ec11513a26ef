namespace EventLedger.Domain.Contracts;

/// <summary>A run of days on which service is suspended.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them; null while nothing ends it.</param>
/// <param name="AbateFees">Whether they are free of fees, and so no days of service.</param>
/// <param name="Reason">Why.</param>
public sealed record Suspension(DateOnly From, DateOnly? To, bool AbateFees, string Reason)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Covers(DateOnly day) => From <= day && !(To < day);
}

/// <summary>
/// Suspending service and resuming it. Suspended or not, the term, the lock-in and a notice
/// run on.
/// </summary>
public static class Suspending
{
    /// <summary>Suspends service from a day on which it runs.</summary>
    public static Decided<ContractEvent> Decide(SuspendService command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.From) is { } settled)
            return settled;
        var (runs, suspended) = (agreement.RunsOn(command.From), agreement.SuspensionOn(command.From));
        return runs && suspended is null
            ? new ServiceSuspended(command.From, command.AbateFees, command.Reason)
            : new ContractRefusal.NotServing(
                command.From,
                agreement.StartsOn,
                agreement.KnownLastServiceDay,
                runs ? suspended?.From : null);
    }

    /// <summary>Resumes service from a day on which it is suspended.</summary>
    public static Decided<ContractEvent> Decide(ResumeService command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.From) is { } settled)
            return settled;
        return agreement.RunsOn(command.From) && agreement.SuspensionOn(command.From) is not null
            ? new ServiceResumed(command.From)
            : new ContractRefusal.NotSuspended(command.From);
    }

    /// <summary>
    /// A suspension lasts until it is resumed, or until another begins that is known already and dated later:
    /// what ends that one then ends both.
    /// </summary>
    internal static Agreement Apply(Agreement agreement, ServiceSuspended e)
    {
        var earlier = agreement.Suspensions.Where(suspension => suspension.From < e.From);
        var later = agreement.Suspensions.Where(suspension => suspension.From > e.From).ToArray();
        DateOnly? to = later is [{ From: var next }, ..] ? next.AddDays(-1) : null;
        return agreement with
        {
            Suspensions = [.. earlier, new(e.From, to, e.AbateFees, e.Reason), .. later],
        };
    }

    /// <summary>
    /// A resumption ends the suspension of its day, also one that something ended later; on the suspension's
    /// first day it leaves nothing of it.
    /// </summary>
    internal static Agreement Apply(Agreement agreement, ServiceResumed e) => agreement with
    {
        Suspensions =
        [
            .. agreement.Suspensions
                .Where(suspension => suspension.From != e.From)
                .Select(suspension =>
                    suspension.Covers(e.From) ? suspension with { To = e.From.AddDays(-1) } : suspension),
        ],
    };

    /// <summary>The days of a term that no suspension frees of fees.</summary>
    internal static IReadOnlyList<DateRange> DaysOfService(
        DateRange term, IReadOnlyList<Suspension> suspensions)
    {
        var (service, first) = (new List<DateRange>(), term.First);
        foreach (var (from, to, abateFees, _) in suspensions)
        {
            if (!abateFees || to < first || from > term.Last)
                continue;
            if (first < from)
                service.Add(new(first, from.AddDays(-1)));
            if (to is not { } last || last >= term.Last)
                return service;
            first = last.AddDays(1);
        }
        service.Add(new(first, term.Last));
        return service;
    }

    /// <summary>
    /// The first day of the suspension that leaves a month without a day of service; null when the month lies
    /// outside the term.
    /// </summary>
    internal static DateOnly? FreeOfFeesFrom(Month month, Agreement agreement)
    {
        var first = month.FirstDay > agreement.StartsOn ? month.FirstDay : agreement.StartsOn;
        return first <= month.LastDay && agreement.RunsOn(first)
            ? agreement.SuspensionOn(first)?.From
            : null;
    }
}
