using System.Collections.Immutable;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>An event that made the contract's terms what they were from then on.</summary>
/// <param name="Version">The event's version in its stream.</param>
/// <param name="Command">The command that caused it: <c>AmendContract</c>.</param>
/// <param name="Charges">What was charged after it; changes after which nothing else was share one.</param>
public sealed record TermsChange(long Version, string Command, ChargeSchedule Charges)
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
    /// <param name="version">The event's version.</param>
    /// <param name="e">The event.</param>
    /// <param name="after">The terms after it.</param>
    /// <param name="last">The change before it; null for the first.</param>
    public static TermsChange Of(long version, ContractEvent e, Agreement after, TermsChange? last)
    {
        ArgumentNullException.ThrowIfNull(e);
        var charges = after.Charges;
        return new(version, CommandOf(e), charges.IsAs(last?.Charges) ? last!.Charges : charges);
    }

    /// <summary>The command that an event came from: <c>AmendContract</c>.</summary>
    internal static string CommandOf(ContractEvent e) =>
        Commands.GetValueOrDefault(e.GetType().Name, e.GetType().Name);
}

/// <summary>A line that stands on an invoice that is not void.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Amount">What it bills.</param>
/// <param name="Seen">How many changes of terms were known when it was billed.</param>
/// <param name="Covered">What it covers of the differences that were booked for the month.</param>
public sealed record BilledLine(string Invoice, Money Amount, int Seen, Money Covered);

/// <summary>What a change of terms altered the charge of a month by, while it was closed.</summary>
/// <param name="Version">The version of the change.</param>
/// <param name="Amount">What is charged more; negative when less.</param>
public sealed record ClosedDifference(long Version, Money Amount);

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
    /// <summary>What was booked for it in open months while it was closed.</summary>
    public ImmutableList<ClosedDifference> Differences { get; init; } = [];

    /// <summary>How many changes of terms were known when the month was last billed.</summary>
    public int Seen => Lines.IsEmpty ? 0 : Lines.Max(line => line.Seen);

    /// <summary>
    /// What no line covers of the differences booked for it: all that is to be billed of a month that was
    /// closed before it was invoiced.
    /// </summary>
    public Money Uncovered
    {
        get
        {
            var booked = Differences.Aggregate(
                Money.Zero(Billed.Currency), (sum, difference) => sum + difference.Amount);
            return Lines.Aggregate(booked, (rest, line) => rest - line.Covered);
        }
    }

    /// <summary>The month with a line more, which covers whatever is booked for it.</summary>
    public BilledMonth Plus(string invoice, Money amount, int seen) => this with
    {
        Billed = Billed + amount,
        Lines = Lines.Add(new(invoice, amount, seen, Uncovered)),
        Voids = [],
    };

    /// <summary>The month with a difference more.</summary>
    public BilledMonth Plus(ClosedDifference difference) =>
        this with { Differences = Differences.Add(difference) };

    /// <summary>The month without the lines of an invoice that was voided.</summary>
    public BilledMonth Without(string invoice, long version)
    {
        var gone = Lines.Where(line => line.Invoice == invoice)
            .Aggregate(Money.Zero(Billed.Currency), (sum, line) => sum + line.Amount);
        return this with
        {
            Invoice = Invoice == invoice ? null : Invoice,
            Billed = Billed - gone,
            Lines = Lines.RemoveAll(line => line.Invoice == invoice),
            Voids = Voids.Add(new(version, invoice)),
        };
    }
}
