namespace EventLedger.Acceptance.Refusals;

/// <summary>What happened to a contract before a command is refused.</summary>
public static class Situations
{
    /// <summary>No notice is possible before 2026-10-01; the customer alone may give it.</summary>
    public static readonly Draft CustomersClause = Terms.Reflection.With("termination.by", "Customer");

    public static Task Nothing(LedgerClient ledger, string id) => Task.CompletedTask;

    public static async Task Announced(LedgerClient ledger, string id) =>
        await ledger.Tell(id, "announce", Terms.Deal).Accepted();

    public static Task Signed(LedgerClient ledger, string id) => ledger.Sign(id, Terms.Reflection);

    public static Func<LedgerClient, string, Task> SignedWith(Draft terms) =>
        (ledger, id) => ledger.Sign(id, terms);

    public static async Task UnderNotice(LedgerClient ledger, string id)
    {
        await Signed(ledger, id);
        await ledger.GiveNotice(id, "Customer", "2026-10-01")
            .Accepted();
    }

    /// <summary>Signed, to start on 2026-07-01, and rescinded on 2026-06-25.</summary>
    public static async Task Rescinded(LedgerClient ledger, string id)
    {
        await Signed(ledger, id);
        await ledger.Tell(id, "rescind", new { rescindedOn = "2026-06-25", reason = "no finance" })
            .Accepted();
    }

    /// <summary>Announced on 2026-06-01 and withdrawn on 2026-07-10.</summary>
    public static async Task Withdrawn(LedgerClient ledger, string id)
    {
        await Announced(ledger, id);
        await ledger.Tell(
            id, "withdraw-announcement", new { withdrawnOn = "2026-07-10", reason = "talks ended" })
            .Accepted();
    }

    public static async Task WithoutClauseSinceNovember(LedgerClient ledger, string id)
    {
        await Signed(ledger, id);
        await ledger.Tell(id, "amend", new { effectiveOn = "2026-11-01", termination = (object?)null })
            .Accepted();
    }

    /// <summary>July is invoiced at 1,000.00, issued on its first day.</summary>
    public static async Task July(LedgerClient ledger, string id)
    {
        await ledger.Sign(id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Tell(id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Accepted();
    }

    /// <summary>July is invoiced, and 400.00 of it paid by wire-1.</summary>
    public static async Task JulyPaidInPart(LedgerClient ledger, string id)
    {
        await July(ledger, id);
        await ledger.Tell(id, "record-payment", Payment(id, "400.00", "wire-1")).Accepted();
    }

    /// <summary>July is invoiced and overpaid by 200.00.</summary>
    public static async Task JulyOverpaid(LedgerClient ledger, string id)
    {
        await July(ledger, id);
        await ledger.Tell(
                id, "record-payment", Payment(id, "1200.00", "wire-1").With("allowUnapplied", true))
            .Accepted();
    }

    /// <summary>The payment of July went back on 2026-07-20.</summary>
    public static async Task JulyReversed(LedgerClient ledger, string id)
    {
        await JulyPaidInPart(ledger, id);
        await ledger.Tell(id, "reverse-payment", new
        {
            invoice = $"{id}-0001",
            reference = "wire-1",
            reversedOn = "2026-07-20",
            reason = "bounced",
        }).Accepted();
    }

    /// <summary>400.00 of July are disputed since 2026-07-10.</summary>
    public static async Task JulyDisputed(LedgerClient ledger, string id)
    {
        await July(ledger, id);
        await ledger.Tell(id, "dispute-invoice", new
        {
            invoice = $"{id}-0001",
            amount = "400.00",
            disputedOn = "2026-07-10",
            reason = "outage",
        }).Accepted();
    }

    /// <summary>The contract has ended, and the other months are billed by 0002.</summary>
    public static async Task JulySettled(LedgerClient ledger, string id)
    {
        await July(ledger, id);
        await ledger.Tell(id, "settle", new { settledOn = "2027-01-15" }).Accepted();
    }

    public static Draft Payment(string id, string amount, string reference) => Draft.Of(new
    {
        invoice = $"{id}-0001",
        amount,
        paidOn = "2026-07-10",
        reference,
    });
}
