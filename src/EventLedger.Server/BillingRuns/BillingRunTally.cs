using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Stored;

namespace EventLedger.Server.BillingRuns;

/// <summary>How far a billing run has come, and what it did up to there.</summary>
/// <param name="After">The last contract that it is done with; null before the first.</param>
/// <param name="Candidates">How many contracts there are to look at; null until they are counted.</param>
/// <param name="PassedOver">How many turned out not to be due.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Totals">What was invoiced, per currency in the order of their codes.</param>
internal sealed record BillingRunTally(
    string? After, long? Candidates, long PassedOver, long Refused, IReadOnlyList<InvoicedTotal> Totals)
{
    public static readonly BillingRunTally Nothing = new(null, null, 0, 0, []);

    /// <summary>How many contracts were invoiced.</summary>
    public long Invoiced => Totals.Sum(total => total.Invoices);

    /// <summary>How many of those due are done: invoiced or refused.</summary>
    public long Done => Invoiced + Refused;

    /// <summary>How many are due, those counted that were not looked at yet.</summary>
    public long? Total => Candidates - PassedOver;

    /// <summary>The tally with what became of the next contract.</summary>
    public BillingRunTally With(string contractId, RunOutcome outcome)
    {
        var next = this with { After = contractId };
        return outcome switch
        {
            RunOutcome.Invoiced invoiced => next with { Totals = Plus(invoiced) },
            RunOutcome.Refused => next with { Refused = Refused + 1 },
            RunOutcome.NotDue => next with { PassedOver = PassedOver + 1 },
            _ => next,
        };
    }

    private IReadOnlyList<InvoicedTotal> Plus(RunOutcome.Invoiced invoiced)
    {
        var before = Totals.FirstOrDefault(total => total.Currency == invoiced.Currency)
            ?? new(invoiced.Currency, 0, 0);
        var after = before with { Invoices = before.Invoices + 1, Total = before.Total + invoiced.Total };
        return
        [
            .. Totals.Where(total => total.Currency != invoiced.Currency).Append(after)
                .OrderBy(total => total.Currency, StringComparer.Ordinal),
        ];
    }
}

/// <summary>What the job writes down: the run it is at, and how far it has come.</summary>
/// <param name="Run">The run.</param>
/// <param name="Tally">How far it has come.</param>
internal sealed record BillingRunBookmark(string Run, BillingRunTally Tally)
{
    /// <summary>As it is written down.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, LedgerJson.Stored);

    /// <summary>What was written down; null when nothing was.</summary>
    public static BillingRunBookmark? Read(string? text) =>
        text is null ? null : JsonSerializer.Deserialize<BillingRunBookmark>(text, LedgerJson.Stored);
}
