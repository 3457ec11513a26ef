using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>Invoice a month over all contracts that are due.</summary>
/// <param name="Month">The month.</param>
/// <param name="StartedOn">The day of the run.</param>
/// <param name="IssuedOn">The day of issue of every invoice; null leaves it to each contract.</param>
/// <param name="Filter">Which contracts; null is all.</param>
public sealed record StartBillingRun(
    Month Month, DateOnly StartedOn, DateOnly? IssuedOn = null, BillingFilter? Filter = null);

/// <summary>Invoice nothing more in a run.</summary>
/// <param name="CancelledOn">The day.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelBillingRun(DateOnly CancelledOn, string? Reason = null);

/// <summary>Starting and ending billing runs, and what a run does with a contract.</summary>
public static class BillingRuns
{
    /// <summary>
    /// Starts a run. A filter that names what nobody knows would invoice nothing unnoticed.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="directory">Which parties and facilities there are.</param>
    /// <param name="hasContract">Whether there is a contract of an id.</param>
    public static Decided<BillingRunEvent> Decide(
        StartBillingRun command, Contracts.Directory directory, Func<string, bool> hasContract)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(directory);
        var filter = command.Filter ?? new();
        foreach (var party in new[] { filter.ProviderId, filter.CustomerId }.OfType<string>())
            if (!directory.HasParty(party))
                return new BillingRunRefusal.UnknownParty(party);
        if (filter.FacilityId is { } facility && !directory.HasFacility(facility))
            return new BillingRunRefusal.UnknownFacility(facility);
        if (filter.ContractIds?.FirstOrDefault(id => !hasContract(id)) is { } unknown)
            return new BillingRunRefusal.UnknownContract(unknown);
        return new BillingRunStarted(command.Month, command.StartedOn, command.IssuedOn, command.Filter);
    }

    /// <summary>Cancels a run that is neither cancelled nor finished.</summary>
    public static Decided<BillingRunEvent> Decide(CancelBillingRun command, BillingRun run)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(run);
        if (run.Cancelled is { } cancelled)
            return new BillingRunRefusal.AlreadyCancelled(cancelled.CancelledOn);
        if (run.Finished is { } finished)
            return new BillingRunRefusal.AlreadyFinished(finished.FinishedOn, finished.Invoiced);
        return new BillingRunCancelled(command.CancelledOn, command.Reason);
    }

    /// <summary>
    /// What a run makes of a contract: its invoice, or why it is refused. Null when the contract is none of
    /// the run's, or not due: there is no service in the month, it is invoiced or settled, or its month is
    /// billed in arrears and is not over on the day of issue.
    /// </summary>
    public static Decided<ContractEvent>? Invoice(BillingRun run, string contractId, Contract contract)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(contract);
        var command = new InvoiceMonth(run.Month, run.IssuedOn, run.StartedOn);
        if (run.Filter is { } filter && !Covers(filter, command, contractId, contract))
            return null;
        var decided = Invoicing.Decide(command, contractId, contract);
        return IsNotDue(decided.Refusal) ? null : decided;
    }

    // Of what InvoiceMonth refuses, this is nothing that anybody has to look at.
    private static bool IsNotDue(Refusal? refusal) => refusal
        is ContractRefusal.NotSigned
        or ContractRefusal.AlreadySettled
        or ContractRefusal.MonthAlreadyInvoiced
        or ContractRefusal.NothingToInvoice
        or ContractRefusal.MonthNotOver;

    private static bool Covers(
        BillingFilter filter, InvoiceMonth command, string contractId, Contract contract)
    {
        if (filter.ContractIds?.Contains(contractId) == false
            || contract.Agreement is not { } agreement
            || agreement.Charges.FirstServiceDay(command.Month) is not { } firstServiceDay)
            return false;
        var parties = agreement.PartiesOn(Invoicing.IssueDay(command, agreement, firstServiceDay));
        return (filter.Timing is null || filter.Timing == agreement.Billing.Timing)
            && (filter.ProviderId is null || filter.ProviderId == parties.ProviderId)
            && (filter.CustomerId is null || filter.CustomerId == parties.CustomerId)
            && (filter.FacilityId is null
                || Facilities(agreement, command.Month).Contains(filter.FacilityId));
    }

    private static IEnumerable<string> Facilities(Agreement agreement, Month month) =>
        from step in agreement.Capacity.Until(month.LastDay)
        where step.Days.Last >= month.FirstDay
        from line in step.Value
        select line.FacilityId;
}
