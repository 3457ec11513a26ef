using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Events of a billing run, in their stored form; each run has a stream of its own.</summary>
public abstract record BillingRunEvent
{
    private protected BillingRunEvent()
    {
    }
}

/// <summary>Which contracts a billing run is for; what is null does not narrow it.</summary>
/// <param name="ProviderId">Who sells, on the day of issue.</param>
/// <param name="CustomerId">Who buys, on the day of issue.</param>
/// <param name="FacilityId">Where capacity is taken on some day of the month.</param>
/// <param name="Timing">Whether the contract is invoiced in advance or in arrears.</param>
/// <param name="ContractIds">These contracts alone.</param>
public sealed record BillingFilter(
    string? ProviderId = null,
    string? CustomerId = null,
    string? FacilityId = null,
    BillingTiming? Timing = null,
    IReadOnlyList<string>? ContractIds = null);

/// <summary>A month is to be invoiced over all contracts that are due.</summary>
/// <param name="Month">The month.</param>
/// <param name="StartedOn">
/// The day of the run. Where no day of issue is given it stands for the day of recording, on whichever day
/// the run comes to a contract.
/// </param>
/// <param name="IssuedOn">The day of issue of every invoice; null leaves it to each contract.</param>
/// <param name="Filter">Which contracts; null is all.</param>
public sealed record BillingRunStarted(
    Month Month, DateOnly StartedOn, DateOnly? IssuedOn = null, BillingFilter? Filter = null)
    : BillingRunEvent;

/// <summary>From here on the run invoices nothing more; what it invoiced stays.</summary>
/// <param name="CancelledOn">The day.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record BillingRunCancelled(DateOnly CancelledOn, string? Reason = null) : BillingRunEvent;

/// <summary>The run has come to its end, or what it did before it was cancelled is counted.</summary>
/// <param name="FinishedOn">The day of recording.</param>
/// <param name="Total">
/// How many contracts were due; of a run that was cancelled with those it did not come to, and null when it
/// did not begin.
/// </param>
/// <param name="Invoiced">How many of them it invoiced.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Totals">What was invoiced, per currency.</param>
public sealed record BillingRunFinished(
    DateOnly FinishedOn, long? Total, long Invoiced, long Refused, IReadOnlyList<InvoicedTotal> Totals)
    : BillingRunEvent;

/// <summary>What was invoiced in a currency.</summary>
/// <param name="Currency">The currency's code.</param>
/// <param name="Invoices">How many invoices.</param>
/// <param name="Total">The sum of their totals.</param>
public sealed record InvoicedTotal(string Currency, long Invoices, decimal Total);
