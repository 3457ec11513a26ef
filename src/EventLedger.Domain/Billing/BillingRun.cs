using System.Diagnostics;

namespace EventLedger.Domain.Billing;

/// <summary>The state of a billing run's stream. How far it has come is no part of it.</summary>
/// <param name="Month">The month that is invoiced.</param>
/// <param name="StartedOn">The day of the run.</param>
/// <param name="IssuedOn">The day of issue of every invoice; null leaves it to each contract.</param>
/// <param name="Filter">Which contracts; null is all.</param>
public sealed record BillingRun(
    Month Month, DateOnly StartedOn, DateOnly? IssuedOn = null, BillingFilter? Filter = null)
{
    /// <summary>The run of a stream without events: none.</summary>
    public static readonly BillingRun None = new(default, default);

    /// <summary>How it was cancelled; null while it was not.</summary>
    public BillingRunCancelled? Cancelled { get; init; }

    /// <summary>What it did; null while it is not finished, or not counted after it was cancelled.</summary>
    public BillingRunFinished? Finished { get; init; }

    /// <summary>Whether the run was started.</summary>
    public bool IsKnown => Month != default;

    /// <summary>Whether the run may invoice: it is neither cancelled nor finished.</summary>
    public bool MayInvoice => IsKnown && Cancelled is null && Finished is null;

    /// <summary>The run after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state.</exception>
    public static BillingRun Evolve(BillingRun run, BillingRunEvent @event) => (run, @event) switch
    {
        ({ IsKnown: false }, BillingRunStarted e) => new(e.Month, e.StartedOn, e.IssuedOn, e.Filter),
        ({ MayInvoice: true }, BillingRunCancelled e) => run with { Cancelled = e },
        ({ IsKnown: true, Finished: null }, BillingRunFinished e) => run with { Finished = e },
        _ => throw new UnreachableException($"{@event} cannot follow {run}."),
    };
}
