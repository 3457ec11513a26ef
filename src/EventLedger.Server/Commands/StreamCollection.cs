using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.BillingRuns;
using EventLedger.Server.Books;
using EventLedger.Server.Contracts;
using EventLedger.Server.Facilities;
using EventLedger.Server.Http;
using EventLedger.Server.Parties;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>What a read of a thing answers as of a day, were a dry run stored; null when nothing.</summary>
/// <param name="request">The request.</param>
/// <param name="id">The thing.</param>
/// <param name="dryRun">What would be stored.</param>
/// <param name="asOf">The day.</param>
public delegate Task<object?> ReadAfter(
    LedgerRequest request, string id, CommandOutcome.DryRun dryRun, DateOnly asOf);

/// <summary>A kind of thing that commands act on.</summary>
/// <param name="Name">Its collection in routes: <c>contracts</c>.</param>
/// <param name="Singular">What one is called.</param>
/// <param name="Stream">The name of the stream of an id.</param>
/// <param name="ReadAfter">What a read of it answers after a dry run.</param>
public sealed record StreamCollection(
    string Name, string Singular, Func<string, string> Stream, ReadAfter ReadAfter)
{
    /// <summary>Contracts, announced and signed.</summary>
    public static readonly StreamCollection Contracts = new(
        "contracts", "contract", StreamNames.Contract,
        (_, id, dryRun, asOf) => Task.FromResult<object?>(
            ContractAnswer.Of(id, dryRun.Version, ((Contract)dryRun.State).Terms, asOf)));

    /// <summary>Parties.</summary>
    public static readonly StreamCollection Parties = new(
        "parties", "party", StreamNames.Party,
        async (request, id, dryRun, asOf) => await PartyReads.After(request, id, dryRun, asOf));

    /// <summary>Facilities.</summary>
    public static readonly StreamCollection Facilities = new(
        "facilities", "facility", StreamNames.Facility,
        (_, id, dryRun, asOf) => Task.FromResult<object?>(
            FacilityAnswer.Of(id, dryRun.Version, (Facility)dryRun.State, asOf)));

    /// <summary>Billing runs.</summary>
    public static readonly StreamCollection BillingRuns = new(
        "billing-runs", "billing run", StreamNames.BillingRun,
        async (request, id, dryRun, _) => await BillingRunReads.After(request, id, dryRun));

    /// <summary>The books of providers, by the provider's id.</summary>
    public static readonly StreamCollection Books = new(
        "books", "provider", StreamNames.Books,
        async (request, id, dryRun, asOf) => await BooksReads.After(request, id, dryRun, asOf));
}
