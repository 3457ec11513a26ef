using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Contracts;
using EventLedger.Server.Http;

namespace EventLedger.Server.BillingRuns;

/// <summary>The body of POST /v1/billing-runs, and how it is decided.</summary>
public static class StartBillingRunSlice
{
    /// <summary>The most contracts that a filter names.</summary>
    public const int MostContracts = 1_000;

    /// <summary>The body.</summary>
    /// <param name="Month">The month.</param>
    /// <param name="IssuedOn">
    /// The day of issue of every invoice; the day of the run when left out, but in advance not before the
    /// first service day of the month.
    /// </param>
    /// <param name="Filter">Which contracts; all that are due when left out.</param>
    /// <param name="StartedOn">The day of the run; today when left out.</param>
    public sealed record Request(
        Month Month, DateOnly? IssuedOn = null, BillingFilter? Filter = null, DateOnly? StartedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "StartBillingRun", StreamCollection.BillingRuns, "",
        "Invoices a month over all contracts that are due, in the background.")
    {
        BeginsStream = true,
        Example = new(new(2026, 7), new(2026, 7, 1), new(ProviderId: "spacex")),
        Contradictions = Contradictions,
        Decide = (request, id, scope) => Decisions.Of(
            Domain.Billing.BillingRuns.Decide(
                new StartBillingRun(
                    request.Month, request.StartedOn ?? scope.Today, request.IssuedOn, request.Filter),
                SignContractSlice.DirectoryOf(scope),
                contract => scope.Read<object>(StreamNames.Contract(contract)).Version > 0),
            request.StartedOn ?? scope.Today),
    };

    private static IEnumerable<(string Path, string Error)> Contradictions(Request request)
    {
        const string path = "$.filter.contractIds";
        if (request.Filter?.ContractIds is not { } ids)
            yield break;
        if (ids.Count is 0 or > MostContracts)
            yield return (path, $"names 1 to {MostContracts} contracts, or is left out");
        for (var i = 0; i < ids.Count; i++)
            if (StorableText.FaultOfId(ids[i]) is { } fault)
                yield return ($"{path}[{i}]", fault);
    }
}
