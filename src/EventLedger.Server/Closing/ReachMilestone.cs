using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EventLedger.Domain.Milestones;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Closing;

/// <summary>
/// The command by which a milestone is recorded. Its key follows from the milestone, and it looks at what is
/// recorded: by either of them two nodes at once record it once.
/// </summary>
internal static class ReachMilestone
{
    private const string Actor = "daily-close";
    private static readonly object AlreadyRecorded = new();

    /// <summary>Records a milestone of a contract while a day is closed.</summary>
    /// <exception cref="TimeoutException">It cannot be recorded now.</exception>
    /// <exception cref="InvalidOperationException">It cannot be recorded.</exception>
    public static async Task Record(
        Ledger ledger, string contractId, MilestoneReached milestone, DateOnly closing,
        CancellationToken cancellation)
    {
        switch (await ledger.Execute(Command(contractId, milestone, closing), cancellation))
        {
            case CommandOutcome.Stored or CommandOutcome.Replayed or CommandOutcome.Refused:
                return;
            case CommandOutcome.Unavailable unavailable:
                throw new TimeoutException(unavailable.Reason);
            case CommandOutcome.Busy or CommandOutcome.Conflict:
                throw new TimeoutException("The ledger has too much to do.");
            case CommandOutcome.Failed failed:
                throw new InvalidOperationException($"{milestone} is not recorded.", failed.Exception);
            case var outcome:
                throw new InvalidOperationException($"{milestone} is not recorded: {outcome}");
        }
    }

    private static LedgerCommand Command(string contractId, MilestoneReached milestone, DateOnly closing)
    {
        var stream = StreamNames.Milestones(contractId);
        Decision Decide(DecisionScope scope) => scope.Read<MilestoneLog>(stream).State.Has(milestone)
            ? new Decision.Refuse(AlreadyRecorded)
            : new Decision.Append([new(milestone, milestone.On)]);
        return new(
            stream, Decide, new(Actor, $"{Actor} {Day(closing)}", null), null, Key(contractId, milestone),
            DryRun: false, CommandAnswer.Of);
    }

    private static IdempotencyKey Key(string contractId, MilestoneReached milestone)
    {
        var (kind, on, invoice) = (milestone.Kind, Day(milestone.On), milestone.Invoice);
        var key = $"milestone {contractId} {kind} {on} {invoice}".TrimEnd();
        return new(key, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
