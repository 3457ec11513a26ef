using EventLedger.Domain;
using EventLedger.Domain.Parties;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Parties;

/// <summary>POST /v1/parties/{id}/report-funding.</summary>
public static class ReportFundingSlice
{
    /// <summary>The body.</summary>
    /// <param name="Amount">What the party is said to have raised.</param>
    /// <param name="Currency">ISO 4217 code of the amount.</param>
    /// <param name="AsOf">When it had that; may be reduced. Today when left out.</param>
    /// <param name="Qualifier">How the figure is meant.</param>
    /// <param name="Sources">Who said so.</param>
    public sealed record Request(
        decimal Amount,
        string Currency,
        ReducedDate? AsOf = null,
        Qualifier? Qualifier = null,
        IReadOnlyList<Source>? Sources = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ReportFunding", StreamCollection.Parties, "report-funding",
        "Records what a party is said to have raised.")
    {
        BeginsStream = false,
        Example = new(
            2_500_000_000.00m, "USD", ReducedDate.Of(new(2026, 6, 22)), Qualifier.About, [new("Forbes")]),
        Decide = (request, _, scope) =>
        {
            var asOf = request.AsOf ?? ReducedDate.Of(scope.Today);
            return Decisions.Of(
                Party.Decide(new ReportFunding(
                    request.Amount, request.Currency, asOf, request.Qualifier, request.Sources)),
                asOf.First);
        },
    };
}
