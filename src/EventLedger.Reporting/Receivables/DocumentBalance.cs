using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Receivables;

/// <summary>
/// What the money entries of an invoice or a credit note add up to on a day, without its contract's history.
/// </summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Document">The invoice's or credit note's number.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="Parties">To whom it is addressed, for ever.</param>
/// <param name="DueOn">An invoice's due day; null for a credit note.</param>
/// <param name="Balance">What is still owed on it; nothing before its issue.</param>
/// <param name="Disputed">What of the balance the customer contests.</param>
/// <param name="Unapplied">Cash paid on it, or credit of it, that reduces no invoice.</param>
public sealed record DocumentBalance(
    string ContractId,
    string Document,
    Currency Currency,
    Counterparties Parties,
    DateOnly? DueOn,
    Money Balance,
    Money Disputed,
    Money Unapplied)
{
    // A book has many contracts, and each has many documents: all on a thread share the same room.
    [ThreadStatic]
    private static Dictionary<string, Sums>? _room;

    // Most documents are of parties that others are of.
    private static readonly ConcurrentDictionary<string, Counterparties> Named = new(StringComparer.Ordinal);

    /// <summary>
    /// A contract's documents of which anything is owed or unapplied, each by the entries dated on or before
    /// a day.
    /// </summary>
    /// <param name="entries">
    /// All of the contract that are known, also those dated later: cash may come in before the issue of its
    /// invoice, and then it is the later entry that names the customer.
    /// </param>
    /// <param name="asOf">The day.</param>
    public static DocumentBalance[] Open(IReadOnlyList<KnownEntry> entries, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(entries);
        // In the order in which the documents come first.
        var documents = _room ??= new(StringComparer.Ordinal);
        documents.Clear();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            // What is billed for which month moves no balance.
            if (entry.Kind is MoneyEntries.Line or MoneyEntries.Concession)
                continue;
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(
                documents, entry.Document, out var isKnown);
            if (!isKnown)
                sums.First = entry;
            sums.Add(entry, asOf);
        }
        return [.. documents.Values.Where(sums => sums.IsOpen).Select(sums => sums.Balance())];
    }

    private static Counterparties PartiesOf(string reference) =>
        Named.GetOrAdd(reference, MoneyEntries.PartiesOf);

    private struct Sums
    {
        public KnownEntry First;
        private DateOnly? _dueOn;
        private Int128 _balance;
        private Int128 _disputed;
        private Int128 _unapplied;

        // The parties that the document's own entry names; most documents are settled, and never ask.
        private string? _parties;

        public readonly bool IsOpen => _parties is not null && (_balance != 0 || _unapplied != 0);

        public void Add(KnownEntry entry, DateOnly asOf)
        {
            if (entry.Kind is MoneyEntries.Invoiced or MoneyEntries.CreditIssued)
                _parties = entry.Reference;
            if (entry.Kind == MoneyEntries.Due)
                _dueOn = entry.Day;
            if (entry.Day > asOf)
                return;
            _balance += entry.Amount * MoneyEntries.SignInBalance(entry.Kind);
            if (entry.Kind == MoneyEntries.Disputed)
                _disputed += entry.Amount;
            if (entry.Kind is MoneyEntries.Unapplied or MoneyEntries.UnappliedCredit)
                _unapplied += entry.Amount;
        }

        public readonly DocumentBalance Balance()
        {
            var currency = Currency.Of(First.Currency);
            Money Amount(Int128 minor) => new(minor, currency);
            return new(
                First.ContractId, First.Document, currency, PartiesOf(_parties!), _dueOn,
                Amount(_balance), Amount(Int128.Min(_disputed, _balance)), Amount(_unapplied));
        }
    }
}
