using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Books;

/// <summary>
/// What closed books forbid (domain.md 7). Every command on a contract passes here with the events that it
/// would store, after all other rules: no rule of a command has to know of books.
/// </summary>
public static class ClosedPeriods
{
    /// <summary>Why the events may not be stored; null when closed books stay as they are.</summary>
    /// <param name="before">The contract before them.</param>
    /// <param name="events">What a command decided.</param>
    /// <param name="booksOf">
    /// The books of a provider; those that are asked for are part of what decided.
    /// </param>
    public static ContractRefusal.PeriodClosed? Forbid(
        Contract before, IReadOnlyList<ContractEvent> events, Func<string, ProviderBooks> booksOf)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(booksOf);
        return events.Select(e => ForbidDay(e, before, booksOf) ?? ForbidMonth(e, before, booksOf))
            .FirstOrDefault(refusal => refusal is not null)
            ?? ForbidChange(before, events, booksOf);
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
            .. Earners(contract.Agreement!, month).Where(provider => booksOf(provider).IsClosed(month)),
        ];
        return closed.Length == 0
            ? null
            : new ContractRefusal.PeriodClosed(closed, [month], Invoiced: month);
    }

    private static ContractRefusal.PeriodClosed? ForbidChange(
        Contract before, IReadOnlyList<ContractEvent> events, Func<string, ProviderBooks> booksOf)
    {
        if (events.All(DocumentDays.IsDocument))
            return null;
        var (was, becomes) = (before.Agreement, events.Aggregate(before, Contract.Evolve).Agreement);
        if (ReferenceEquals(was, becomes))
            return null;
        var altered = Providers(was).Union(Providers(becomes), StringComparer.Ordinal)
            .SelectMany(provider => booksOf(provider).Closed
                .Where(month => Earned(was, provider, month) != Earned(becomes, provider, month))
                .Select(month => (Provider: provider, Month: month)))
            .ToArray();
        return altered.Length == 0
            ? null
            : new ContractRefusal.PeriodClosed(
                [.. altered.Select(one => one.Provider).Distinct(StringComparer.Ordinal)],
                [.. altered.Select(one => one.Month).Distinct().Order()]);
    }

    private static IEnumerable<string> Providers(Agreement? agreement) =>
        agreement?.Providers.Steps.Select(step => step.Value) ?? [];

    private static IEnumerable<string> Earners(Agreement agreement, Month month) =>
        agreement.EarningsOf(month)
            .Select(part => part.Parties.ProviderId)
            .Distinct(StringComparer.Ordinal);

    /// <summary>What a provider earns in a month, in minor units; nothing has no currency.</summary>
    private static (Int128 MinorUnits, string? Currency) Earned(
        Agreement? agreement, string provider, Month month)
    {
        Int128 earned = 0;
        foreach (var part in agreement?.EarningsOf(month) ?? [])
            if (part.Parties.ProviderId == provider)
                earned += part.Amount.MinorUnits;
        return (earned, earned == 0 ? null : agreement!.Currency.Code);
    }
}
