using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Commands;

namespace EventLedger.Server.BillingRuns;

/// <summary>How a billing run stands.</summary>
public enum BillingRunState
{
    /// <summary>It has not begun; another run of the ledger is at work.</summary>
    Waiting,

    /// <summary>It invoices.</summary>
    Running,

    /// <summary>Every contract that was due is invoiced, or refused.</summary>
    Finished,

    /// <summary>It was cancelled and invoices nothing more.</summary>
    Cancelled,
}

/// <summary>A billing run and how far it has come.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How it stands.</param>
/// <param name="Month">The month that it invoices.</param>
/// <param name="StartedOn">The day of the run.</param>
/// <param name="IssuedOn">The day of issue of every invoice; null leaves it to each contract.</param>
/// <param name="Filter">Which contracts; null is all.</param>
/// <param name="Total">
/// How many contracts are due; while it runs with those that it has not looked at. Null until they are
/// counted.
/// </param>
/// <param name="Done">How many of them are invoiced or refused.</param>
/// <param name="Invoiced">How many were invoiced.</param>
/// <param name="Totals">What was invoiced, per currency; currencies are never added.</param>
/// <param name="RefusedCount">How many were refused.</param>
/// <param name="Refused">
/// The first hundred of them by id, each with code and sentence; <c>/refused</c> has all. Null in lists.
/// </param>
/// <param name="StartedAt">The instant the ledger stored its start.</param>
/// <param name="FinishedAt">The instant at which what it did was counted; null before.</param>
/// <param name="CancelledAt">The instant from which it invoices nothing more; null when it goes on.</param>
/// <param name="CancelledOn">The day of its cancellation.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
/// <param name="Position">
/// The position of its start: contracts are looked for as known there.
/// </param>
/// <param name="Version">The version of its stream.</param>
public sealed record BillingRunAnswer(
    string Id,
    BillingRunState State,
    Month Month,
    DateOnly StartedOn,
    DateOnly? IssuedOn,
    BillingFilter? Filter,
    long? Total,
    long Done,
    long Invoiced,
    IReadOnlyList<InvoicedTotal> Totals,
    long RefusedCount,
    IReadOnlyList<RefusedContract>? Refused,
    string StartedAt,
    string? FinishedAt,
    string? CancelledAt,
    DateOnly? CancelledOn,
    string? CancelReason,
    long Position,
    long Version);

/// <summary>What a billing run would do, were it started now; nothing is stored.</summary>
/// <param name="DryRun">Always true.</param>
/// <param name="Month">The month.</param>
/// <param name="StartedOn">The day of the run.</param>
/// <param name="IssuedOn">The day of issue of every invoice; null leaves it to each contract.</param>
/// <param name="Total">How many contracts are due.</param>
/// <param name="Invoiced">How many would be invoiced.</param>
/// <param name="Totals">What would be invoiced, per currency.</param>
/// <param name="RefusedCount">How many would be refused.</param>
/// <param name="Refused">The first thousand of them by id.</param>
public sealed record BillingRunPreview(
    bool DryRun,
    Month Month,
    DateOnly StartedOn,
    DateOnly? IssuedOn,
    long? Total,
    long Invoiced,
    IReadOnlyList<InvoicedTotal> Totals,
    long RefusedCount,
    IReadOnlyList<RefusedContract> Refused);

/// <summary>The answer to the start of a billing run: as of every command, with the run's id.</summary>
/// <param name="Id">The run; <c>Location</c> says where it is read.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">The stream's version.</param>
/// <param name="Position">The position of its start.</param>
/// <param name="Events">Its start.</param>
/// <param name="RecordedAt">The instant the ledger stored it.</param>
/// <param name="Receipt">What proves it.</param>
public sealed record BillingRunAccepted(
    string Id,
    string Stream,
    long Version,
    long Position,
    IReadOnlyList<CommandResultEvent> Events,
    string RecordedAt,
    CommandReceipt Receipt);

/// <summary>The tables behind lists of billing runs.</summary>
internal static class BillingRunTables
{
    public static Table Runs(IReadOnlyList<BillingRunAnswer> runs) => Table.Of(
        "billing-runs",
        runs,
        ("id", run => run.Id),
        ("state", run => run.State),
        ("month", run => run.Month),
        ("startedOn", run => run.StartedOn),
        ("issuedOn", run => run.IssuedOn),
        ("total", run => run.Total),
        ("done", run => run.Done),
        ("invoiced", run => run.Invoiced),
        ("refused", run => run.RefusedCount),
        ("totals", run => string.Join(' ', run.Totals.Select(Text))),
        ("startedAt", run => run.StartedAt),
        ("finishedAt", run => run.FinishedAt),
        ("cancelledAt", run => run.CancelledAt),
        ("position", run => run.Position));

    public static Table Refused(IReadOnlyList<RefusedContract> contracts) => Table.Of(
        "refused",
        contracts,
        ("contractId", one => one.ContractId),
        ("code", one => one.Code),
        ("sentence", one => one.Sentence));

    private static string Text(InvoicedTotal total) =>
        string.Create(CultureInfo.InvariantCulture, $"{total.Total} {total.Currency}");
}
