using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Contracts;
using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// The command by which a run invoices a contract, through the pipeline of every command. Its key follows
/// from run and contract: however often it is sent, the run invoices the contract once and hears the same
/// answer. It reads the run's own stream too, so nothing is stored once the run was cancelled.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="runId">The run; null of a dry run, which has no stream.</param>
/// <param name="run">What the run is for.</param>
/// <param name="clock">By which it waits.</param>
/// <param name="logger">Hears of what fails.</param>
internal sealed class InvoiceOfRun(
    Ledger ledger, string? runId, BillingRun run, TimeProvider clock, ILogger logger)
{
    public const string Actor = "billing-run";
    private const int Attempts = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    // Beside the run's own rules the contract meets those that every command on it meets.
    private static readonly CommandSlice<BillingRun> Slice = new(
        "InvoiceMonth", StreamCollection.Contracts, "invoice-month", "Invoices a contract in a billing run.")
    {
        BeginsStream = false,
        Example = new(new(2026, 7), new(2026, 7, 1)),
        Decide = (run, id, scope) =>
            Domain.Billing.BillingRuns.Invoice(
                run, id, scope.Read<Contract>(StreamNames.Contract(id)).State) is { } decided
                ? InvoiceMonthSlice.DecisionOf(decided)
                : new Decision.Refuse(RunOutcome.NotDue.Value),
    };

    private readonly CommandContext _context = new(Actor, runId ?? Actor, runId);

    /// <summary>Invoices a contract, or tries to in a dry run.</summary>
    /// <exception cref="TimeoutException">The ledger takes no command now.</exception>
    public async Task<RunOutcome> Invoice(string contractId, CancellationToken cancellation)
    {
        var command = Command(contractId);
        for (var attempt = 1; ; attempt++)
        {
            switch (await ledger.Execute(command, cancellation))
            {
                case CommandOutcome.Stored stored:
                    return Read(stored.Answer);
                case CommandOutcome.Replayed before:
                    return Read(before.Answer);
                case CommandOutcome.DryRun dryRun:
                    return LastInvoice(dryRun.State);
                case CommandOutcome.Refused { Refusal: RunOutcome outcome }:
                    return outcome;
                case CommandOutcome.Refused { Refusal: Refusal refusal }:
                    return new RunOutcome.Refused(refusal.Code, refusal.Sentence);
                case CommandOutcome.Busy or CommandOutcome.Conflict when attempt < Attempts:
                    await Task.Delay(Pause(attempt), clock, cancellation);
                    break;
                case CommandOutcome.Conflict:
                    return new RunOutcome.Refused(
                        "conflict", $"{contractId} kept changing while it was to be invoiced.");
                case CommandOutcome.Failed failed:
                    logger.LogError(failed.Exception, "{Contract} cannot be invoiced", contractId);
                    return new RunOutcome.Refused(
                        "internal-error", $"Something broke when {contractId} was to be invoiced.");
                case CommandOutcome.Unavailable unavailable:
                    throw new TimeoutException(unavailable.Reason);
                case var outcome:
                    throw new TimeoutException($"The ledger does not invoice {contractId} now: {outcome}");
            }
        }
    }

    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(10 * attempt) is var pause && pause < LongestPause ? pause : LongestPause;

    private LedgerCommand Command(string contractId)
    {
        Decision Decide(DecisionScope scope) =>
            runId is null || scope.Read<BillingRun>(StreamNames.BillingRun(runId)).State.MayInvoice
                ? Slice.DecideOn(contractId, run, scope)
                : new Decision.Refuse(RunOutcome.RunIsOver.Value);

        return new(
            StreamNames.Contract(contractId), Decide, _context, null, Key(contractId), DryRun: runId is null,
            stored => (200, JsonSerializer.SerializeToUtf8Bytes(
                LastInvoice(stored.State), LedgerJson.Stored)));
    }

    // A client's key is ASCII, so none can be this one.
    private IdempotencyKey? Key(string contractId)
    {
        if (runId is null)
            return null;
        var key = $"billing-run·{runId}·{contractId}";
        return new(key, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static RunOutcome.Invoiced LastInvoice(object contract)
    {
        var total = ((Contract)contract).Account.Invoices[^1].Total;
        return new(total.Currency.Code, total.ToDecimal());
    }

    private static RunOutcome.Invoiced Read(byte[] answer) =>
        JsonSerializer.Deserialize<RunOutcome.Invoiced>(answer, LedgerJson.Stored)!;
}
