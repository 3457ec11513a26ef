using EventLedger.Domain.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.BillingRuns;
using EventLedger.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventLedger.Acceptance.BillingRuns;

/// <summary>
/// A node that takes the billing runs of a ledger, does a part of one, and is heard of no more.
/// </summary>
internal sealed class Node
{
    private readonly Ledger _ledger;

    private Node(Ledger ledger, JobLease lease) => (_ledger, Lease) = (ledger, lease);

    public JobLease Lease { get; }

    /// <summary>Takes the runs of a client's ledger, so that the server does none.</summary>
    public static async Task<Node> Occupy(LedgerServer server, LedgerClient client)
    {
        LedgerName.TryParse((await client.Get("/v1/ledger").Accepted())["ledger"]!, out var name)
            .ShouldBeTrue();
        var ledger = await server.Services.GetRequiredService<LedgerDatabase>().Find(name, default);
        for (var i = 0; i < 3_000; i++)
        {
            if (await ledger!.Jobs.Take(
                "billing-runs", Guid.CreateVersion7(), TimeSpan.FromHours(1), default) is { } lease)
                return new(ledger, lease);
            await Task.Delay(10);
        }
        throw new ShouldAssertException("The server does not leave the runs.");
    }

    /// <summary>Invoices contracts of a run.</summary>
    public async Task Invoice(string location, params string[] contracts)
    {
        var id = Id(location);
        var folded = await _ledger.Reader.Fold(StreamNames.BillingRun(id), null, null, default);
        var invoice = new InvoiceOfRun(
            _ledger, id, (BillingRun)folded!.Value.State, TimeProvider.System, NullLogger.Instance);
        foreach (var contract in contracts)
            (await invoice.Invoice(contract, default)).ShouldBeOfType<RunOutcome.Invoiced>();
    }

    /// <summary>
    /// Writes down that a run has come to a contract, with that many invoices of 1,000 USD.
    /// </summary>
    public async Task WriteDown(string location, string after, int invoices)
    {
        InvoicedTotal[] totals = [new("USD", invoices, invoices * 1000.00m)];
        var bookmark = new BillingRunBookmark(Id(location), new(after, null, 0, 0, totals));
        (await Lease.Write(bookmark.ToString(), Id(location), [], default)).ShouldBeTrue();
    }

    private static string Id(string location) => location["/v1/billing-runs/".Length..];
}
