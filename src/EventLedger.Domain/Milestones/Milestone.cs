using System.Collections.Immutable;
using System.Diagnostics;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Milestones;

/// <summary>Events of a contract's milestones, in their stored form; their stream is their own.</summary>
public abstract record MilestoneEvent
{
    private protected MilestoneEvent()
    {
    }
}

/// <summary>What a contract comes to by the mere passing of days.</summary>
public enum MilestoneKind
{
    /// <summary>The first day of service.</summary>
    Commenced,

    /// <summary>The first day on which a notice may be given.</summary>
    NoticeWindowOpened,

    /// <summary>The day of a notice, or of a termination for cause while service runs.</summary>
    CameUnderNotice,

    /// <summary>The first day of the last 90 of a term that no notice ends.</summary>
    RenewalDue,

    /// <summary>The day after the last day of service under a notice or a termination for cause.</summary>
    Terminated,

    /// <summary>The day after the end of the term.</summary>
    Expired,

    /// <summary>The first day on which an invoice is overdue.</summary>
    InvoiceOverdue,
}

/// <summary>A contract has come to a milestone, as it was known when the day was closed.</summary>
/// <param name="Kind">Which.</param>
/// <param name="On">Its business day.</param>
/// <param name="By">Who gave the notice; null of a termination for cause.</param>
/// <param name="LastServiceDay">The last day of service, of a notice, a termination or an end.</param>
/// <param name="Invoice">The overdue invoice.</param>
/// <param name="DueOn">The last day on which its payment would have been in time.</param>
public sealed record MilestoneReached(
    MilestoneKind Kind,
    DateOnly On,
    Side? By = null,
    DateOnly? LastServiceDay = null,
    string? Invoice = null,
    DateOnly? DueOn = null) : MilestoneEvent;

/// <summary>What is recorded of a contract's milestones: each once, by kind, day and invoice.</summary>
/// <param name="Recorded">What tells them apart.</param>
public sealed record MilestoneLog(
    ImmutableHashSet<(MilestoneKind Kind, DateOnly On, string? Invoice)> Recorded)
{
    /// <summary>Nothing is recorded.</summary>
    public static readonly MilestoneLog None = new([]);

    /// <summary>Whether a milestone is recorded.</summary>
    public bool Has(MilestoneReached milestone)
    {
        ArgumentNullException.ThrowIfNull(milestone);
        return Recorded.Contains((milestone.Kind, milestone.On, milestone.Invoice));
    }

    /// <summary>The log after an event.</summary>
    /// <exception cref="UnreachableException">The milestone is recorded already.</exception>
    public static MilestoneLog Evolve(MilestoneLog log, MilestoneEvent @event) => @event switch
    {
        MilestoneReached e when !log.Has(e) => new(log.Recorded.Add((e.Kind, e.On, e.Invoice))),
        _ => throw new UnreachableException($"{@event} cannot follow itself."),
    };
}
