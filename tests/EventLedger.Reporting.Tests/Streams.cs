using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Store;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>Events of one contract as the store hands them on, and short ways to write documents.</summary>
public static class Streams
{
    public const string Id = "reflection-colossus-2";

    /// <summary>Each event in the state before and after it.</summary>
    public static IEnumerable<EventInContext> InContext(IEnumerable<ContractEvent> events, string id = Id)
    {
        var before = Contract.None;
        foreach (var (index, e) in events.Index())
        {
            var after = Contract.Evolve(before, e);
            yield return new($"contract-{id}", index + 1, e, Day("2026-07-01"), before, after);
            before = after;
        }
    }

    /// <summary>The money entries of a contract's events, the first of which is at position 1.</summary>
    public static IReadOnlyList<KnownEntry> Entries(IEnumerable<ContractEvent> events, string id = Id) =>
    [
        .. InContext(events, id).SelectMany((e, index) =>
            ReadModels.LedgerProjection.Project(e).Entries.Select((entry, ordinal) => new KnownEntry(
                entry.ContractId, index + 1, ordinal, entry.Document, entry.Kind, entry.Day, entry.Month,
                entry.Currency, entry.Amount, entry.Reference))),
    ];

    /// <summary>An event as the log holds it, with the business day that its headers name.</summary>
    public static RecordedEvent Recorded(ContractEvent e, string effectiveOn, long version) => new(
        version,
        Guid.Empty,
        $"contract-{Id}",
        version,
        EventTypes.Of(e).StoredName,
        EventTypes.Of(e).Name,
        DateTime.UnixEpoch,
        EventTypes.Write(e),
        System.Text.Encoding.UTF8.GetBytes($$"""{"effectiveOn":"{{effectiveOn}}"}"""),
        "tests",
        "tests",
        null);

    /// <summary>The invoice of a whole month, issued on its first day and due in 30.</summary>
    public static MonthInvoiced Invoiced(int number, string month, decimal total, string currency = "USD")
    {
        var m = MonthOf(month);
        return new(
            $"{Id}-{number:D4}",
            m,
            m.FirstDay,
            m.FirstDay.AddDays(30),
            currency,
            total,
            [new(InvoiceLineKind.Charge, m, m.FirstDay, m.LastDay, total)]);
    }

    /// <summary>A concession on an invoice.</summary>
    public static CreditNoteIssued Credited(int number, int invoice, decimal amount, string on) => new(
        $"{Id}-C{number:D4}", Day(on), amount, "USD", [new($"{Id}-{invoice:D4}", amount)], 0m, "an outage",
        CreditNoteKind.Concession, "spacex", "reflection-ai", $"{Id}-{invoice:D4}");

    public static PaymentRecorded Paid(
        int number, decimal amount, string on, string reference = "wire-1", decimal? unapplied = null) =>
        new($"{Id}-{number:D4}", amount, "USD", Day(on), reference, unapplied);
}
