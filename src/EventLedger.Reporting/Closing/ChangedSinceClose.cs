using EventLedger.Domain;
using EventLedger.Reporting.Revenue;

namespace EventLedger.Reporting.Closing;

/// <summary>A closing of a month that stands.</summary>
/// <param name="ProviderId">In whose books.</param>
/// <param name="Month">The month.</param>
/// <param name="ClosedOn">The day of closing.</param>
/// <param name="Position">The position at which it is frozen.</param>
public sealed record StandingClosing(string ProviderId, Month Month, DateOnly ClosedOn, long Position);

/// <summary>What a figure of a closed month was at its close, and is as far as is known now.</summary>
/// <param name="AtClose">As known at the closing's position.</param>
/// <param name="Now">As known now, every change in its own month.</param>
/// <param name="Difference">Now less at close.</param>
public sealed record ChangedFigure(Money AtClose, Money Now, Money Difference)
{
    internal static ChangedFigure Of(Money atClose, Money now) => new(atClose, now, now - atClose);

    internal bool IsNone => Difference.MinorUnits == 0;
}

/// <summary>A contract whose month is not any more what it was when it was closed.</summary>
/// <param name="ProviderId">In whose books.</param>
/// <param name="Month">The closed month.</param>
/// <param name="ClosedOn">The day of closing.</param>
/// <param name="ClosedAt">The position at which it is frozen.</param>
/// <param name="ContractId">The contract.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="Earned">The month's charge.</param>
/// <param name="Billed">Lines of invoices issued in the month.</param>
/// <param name="Deferred">Billed and not yet earned at the month's end.</param>
/// <param name="Unbilled">Earned and not yet billed at the month's end.</param>
/// <param name="Concessions">Credit notes of the month that give away what was rightly billed.</param>
/// <param name="Events">The events of the contract that were recorded since, which explain it.</param>
public sealed record ChangedSinceClose(
    string ProviderId,
    Month Month,
    DateOnly ClosedOn,
    long ClosedAt,
    string ContractId,
    Currency Currency,
    ChangedFigure Earned,
    ChangedFigure Billed,
    ChangedFigure Deferred,
    ChangedFigure Unbilled,
    ChangedFigure Concessions,
    IReadOnlyList<EventSince> Events)
{
    /// <summary>
    /// The contracts of a closed month that changed, by id; their events are still to be named.
    /// </summary>
    /// <param name="closing">The closing.</param>
    /// <param name="atClose">The provider's revenue of the month as known at its position.</param>
    /// <param name="now">The same as known now.</param>
    public static IReadOnlyList<ChangedSinceClose> Of(
        StandingClosing closing, IEnumerable<RevenueRow> atClose, IEnumerable<RevenueRow> now)
    {
        ArgumentNullException.ThrowIfNull(closing);
        var before = atClose.ToDictionary(Key);
        var after = now.ToDictionary(Key);
        return
        [
            .. before.Keys.Union(after.Keys)
                .OrderBy(key => key.ContractId, StringComparer.Ordinal)
                .ThenBy(key => key.Currency.Code, StringComparer.Ordinal)
                .Select(key => Of(
                    closing, key.ContractId, key.Currency, before.GetValueOrDefault(key),
                    after.GetValueOrDefault(key)))
                .Where(row => !row.IsNone),
        ];
    }

    private bool IsNone =>
        Earned.IsNone && Billed.IsNone && Deferred.IsNone && Unbilled.IsNone && Concessions.IsNone;

    private static (string ContractId, Currency Currency) Key(RevenueRow row) =>
        (row.ContractId!, row.Currency);

    private static ChangedSinceClose Of(
        StandingClosing closing, string contractId, Currency currency, RevenueRow? before, RevenueRow? after)
    {
        ChangedFigure Figure(Func<RevenueRow, Money> of) => ChangedFigure.Of(
            before is null ? Money.Zero(currency) : of(before),
            after is null ? Money.Zero(currency) : of(after));
        return new(
            closing.ProviderId, closing.Month, closing.ClosedOn, closing.Position, contractId, currency,
            Figure(row => row.Earned), Figure(row => row.Billed), Figure(row => row.Deferred),
            Figure(row => row.Unbilled), Figure(row => row.Concessions), []);
    }
}

/// <summary>An event that was recorded since a month was closed.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Version">Its place in the contract's stream.</param>
/// <param name="Type">Its name.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Actor">Who sent the command.</param>
public sealed record EventSince(long Position, long Version, string Type, string RecordedAt, string Actor);
