using System.Collections.Immutable;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>An event that made the contract's terms what they were from then on.</summary>
/// <param name="Version">The event's version in its stream.</param>
/// <param name="Command">The command that caused it: <c>AmendContract</c>.</param>
/// <param name="Agreement">The terms after it.</param>
public sealed record TermsChange(long Version, string Command, Agreement Agreement)
{
    // By the events' names in the rules; an event whose name is not here is named itself.
    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["ContractSigned"] = "SignContract",
        ["CommencementDelayed"] = "DelayCommencement",
        ["ContractAmended"] = "AmendContract",
        ["ContractRenewed"] = "RenewContract",
        ["ServiceSuspended"] = "SuspendService",
        ["ServiceResumed"] = "ResumeService",
        ["TerminationNoticeGiven"] = "GiveTerminationNotice",
        ["TerminationNoticeWithdrawn"] = "WithdrawTerminationNotice",
        ["ContractTerminatedForCause"] = "TerminateForCause",
        ["ContractRescinded"] = "RescindContract",
        ["ContractAssigned"] = "AssignContract",
        ["EventCorrected"] = "CorrectEvent",
    };

    /// <summary>The change that an event made.</summary>
    public static TermsChange Of(long version, ContractEvent e, Agreement after)
    {
        ArgumentNullException.ThrowIfNull(e);
        var name = e.GetType().Name;
        return new(version, Commands.GetValueOrDefault(name, name), after);
    }
}

/// <summary>A line that stands on an invoice that is not void.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Amount">What it bills.</param>
/// <param name="Seen">How many changes of terms were known when it was billed.</param>
public sealed record BilledLine(string Invoice, Money Amount, int Seen);

/// <summary>Lines of a month that a void took away since the month was last billed.</summary>
/// <param name="Version">The version of the void.</param>
/// <param name="Invoice">The invoice.</param>
public sealed record TakenBack(long Version, string Invoice);

/// <summary>What is billed of a month, on whichever invoices.</summary>
/// <param name="Invoice">
/// The unvoided invoice that has the month as its own; null when it is not invoiced.
/// </param>
/// <param name="Billed">The sum of its lines on unvoided invoices.</param>
/// <param name="Lines">These lines.</param>
/// <param name="Voids">What was voided since the last of them.</param>
public sealed record BilledMonth(
    string? Invoice, Money Billed, ImmutableList<BilledLine> Lines, ImmutableList<TakenBack> Voids)
{
    /// <summary>How many changes of terms were known when the month was last billed.</summary>
    public int Seen => Lines.IsEmpty ? 0 : Lines.Max(line => line.Seen);

    /// <summary>The month with a line more.</summary>
    public BilledMonth Plus(BilledLine line) =>
        this with { Billed = Billed + line.Amount, Lines = Lines.Add(line), Voids = [] };

    /// <summary>The month without the lines of an invoice that was voided.</summary>
    public BilledMonth Without(string invoice, long version)
    {
        var gone = Lines.Where(line => line.Invoice == invoice)
            .Aggregate(Money.Zero(Billed.Currency), (sum, line) => sum + line.Amount);
        return new(
            Invoice == invoice ? null : Invoice,
            Billed - gone,
            Lines.RemoveAll(line => line.Invoice == invoice),
            Voids.Add(new(version, invoice)));
    }
}
