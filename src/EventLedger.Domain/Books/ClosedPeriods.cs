using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Books;

/// <summary>
/// What closed books make of a command. Every command on a contract passes here with the events
/// that it would store, after all other rules: no rule of a command has to know of books.
/// </summary>
public static class ClosedPeriods
{
    /// <summary>
    /// The events as they are stored, in their order and perhaps one more at the end; or why closed books
    /// forbid them.
    /// </summary>
    /// <param name="before">The contract before them.</param>
    /// <param name="events">What a command decided.</param>
    /// <param name="bookInOpenMonth">
    /// Whether a change of terms may alter closed months: what it alters them by is booked in the first open
    /// one. It changes nothing where no closed month is altered.
    /// </param>
    /// <param name="booksOf">
    /// The books of a provider; those that are asked for are part of what decided.
    /// </param>
    public static Decided<ContractEvent> Hold(
        Contract before, IReadOnlyList<ContractEvent> events, bool bookInOpenMonth,
        Func<string, ProviderBooks> booksOf)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(booksOf);
        foreach (var e in events)
            if ((ForbidDay(e, before, booksOf) ?? ForbidMonth(e, before, booksOf)) is { } refusal)
                return refusal;
        var altered = Altered(before, events, booksOf);
        if (altered.Count == 0)
            return events.Select(e => KeepingWhatWasBilled(e, before, booksOf)).ToArray();
        var after = events.Aggregate(before, Contract.Evolve).Agreement;
        return bookInOpenMonth && CanBeBooked(before.Agreement, after)
            ? (ContractEvent[])[.. events, Booked(before, events[0], after!, altered)]
            : new ContractRefusal.PeriodClosed(
                [.. altered.Select(one => one.ProviderId).Distinct(StringComparer.Ordinal)],
                [.. altered.Select(one => one.Month).Distinct().Order()]);
    }

    private static ContractRefusal.PeriodClosed? ForbidDay(
        ContractEvent e, Contract contract, Func<string, ProviderBooks> booksOf)
    {
        foreach (var (provider, day) in DocumentDays.Of(e, contract))
            if (booksOf(provider).IsClosed(Month.Of(day)))
                return new ContractRefusal.PeriodClosed([provider], [Month.Of(day)], On: day);
        return null;
    }

    /// <summary>A month is invoiced while it is open for everybody who earned in it.</summary>
    private static ContractRefusal.PeriodClosed? ForbidMonth(
        ContractEvent e, Contract contract, Func<string, ProviderBooks> booksOf)
    {
        if (e is not MonthInvoiced { Month: var month, Final: not true })
            return null;
        string[] closed =
        [
            .. contract.Agreement!.EarningsOf(month)
                .Select(part => part.Parties.ProviderId)
                .Distinct(StringComparer.Ordinal)
                .Where(provider => booksOf(provider).IsClosed(month)),
        ];
        return closed.Length == 0
            ? null
            : new ContractRefusal.PeriodClosed(closed, [month], Invoiced: month);
    }

    /// <summary>A void takes nothing off a month that is closed, but off its own.</summary>
    private static ContractEvent KeepingWhatWasBilled(
        ContractEvent e, Contract contract, Func<string, ProviderBooks> booksOf) =>
        e is InvoiceVoided voided
        && contract.Account.Find(voided.Invoice) is { } invoice
        && booksOf(invoice.Parties.ProviderId).IsClosed(Month.Of(invoice.IssuedOn))
            ? voided with { TakenOffIn = Month.Of(voided.VoidedOn) }
            : e;

    private static List<Alteration> Altered(
        Contract before, IReadOnlyList<ContractEvent> events, Func<string, ProviderBooks> booksOf)
    {
        if (events.All(DocumentDays.IsDocument))
            return [];
        // Most books are open, and most changes bring in nobody else's: they need not be looked at twice.
        if (!events.Any(BringsProvider)
            && new Earnings(before.Agreement).Providers.All(provider => booksOf(provider).Last is null))
            return [];
        var (was, becomes) = (before.Agreement, events.Aggregate(before, Contract.Evolve).Agreement);
        if (ReferenceEquals(was, becomes))
            return [];
        var (earned, earns) = (new Earnings(was), new Earnings(becomes));
        var isOtherCurrency = was is not null && becomes is not null && was.Currency != becomes.Currency;
        var altered = new List<Alteration>();
        foreach (var provider in earned.Providers.Union(earns.Providers, StringComparer.Ordinal))
        {
            var books = booksOf(provider);
            foreach (var month in books.Closed)
            {
                var (then, now) = (earned.Of(provider, month), earns.Of(provider, month));
                if (then != now || (isOtherCurrency && now != 0))
                    altered.Add(new(provider, month, books.Last!.Value.Next, now - then));
            }
        }
        return altered;
    }

    private static bool BringsProvider(ContractEvent e) =>
        e is ContractSigned or ContractAssigned or EventCorrected;

    // Books are kept in one currency, and what is booked later is billed by the contract.
    private static bool CanBeBooked(Agreement? was, Agreement? becomes) =>
        becomes is not null && (was is null || was.Currency == becomes.Currency);

    private static DifferencesBooked Booked(
        Contract before, ContractEvent change, Agreement after, List<Alteration> altered)
    {
        var (currency, charges, charged) = (after.Currency, after.Charges, before.Agreement?.Charges);
        return new(
            before.Version + 1,
            TermsChange.CommandOf(change),
            currency.Code,
            [
                .. from one in altered
                   let more = new Money(one.MinorUnits, currency).ToDecimal()
                   select new BookedDifference(one.ProviderId, one.Month, one.BookedIn, more),
            ],
            [
                .. from month in altered.Select(one => one.Month).Distinct().Order()
                   let more = charges.Charge(month) - (charged?.Charge(month) ?? Money.Zero(currency))
                   where more.MinorUnits != 0
                   select new ChangedCharge(month, more.ToDecimal()),
            ]);
    }

    /// <summary>By how much a change alters what a provider earns in a closed month.</summary>
    private sealed record Alteration(string ProviderId, Month Month, Month BookedIn, Int128 MinorUnits);

    /// <summary>What terms earn, by provider and month, in minor units.</summary>
    private sealed class Earnings(Agreement? agreement)
    {
        private Dictionary<Month, IReadOnlyList<PartyEarning>>? _months;
        private ChargeSchedule? _charges;

        public IEnumerable<string> Providers => agreement?.Providers.Steps.Select(step => step.Value) ?? [];

        public Int128 Of(string provider, Month month)
        {
            if (agreement is null)
                return 0;
            if (!(_months ??= []).TryGetValue(month, out var parts))
                _months.Add(month, parts = agreement.EarningsOf(month, _charges ??= agreement.Charges));
            Int128 earned = 0;
            foreach (var part in parts)
                if (part.Parties.ProviderId == provider)
                    earned += part.Amount.MinorUnits;
            return earned;
        }
    }
}
