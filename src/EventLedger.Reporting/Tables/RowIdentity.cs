using System.Collections;
using System.Collections.Frozen;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Waterfall;

namespace EventLedger.Reporting.Tables;

/// <summary>
/// What the rows of reports are of, such as a contract and a currency: two rows of two answers are the same
/// when these parts are, wherever they stand.
/// </summary>
public static class RowIdentity
{
    private static readonly FrozenDictionary<Type, Identity> Identities = FrozenDictionary.ToFrozenDictionary(
    [
        By<RunRateCurrency>(row => [row.Currency]),
        By<RunRateGroup>(row => [row.Id]),
        By<RunRateUnderNotice>(row => [row.ContractId]),
        By<RunRateSeriesRow>(row => [row.Month, row.Currency]),
        By<WaterfallRow>(row => [row.Month, row.Currency]),
        By<WaterfallGroup>(row => [row.Id, row.Currency]),
        By<Movement>(row => [row.ContractId, row.Currency, row.On, row.Kind]),
        By<CommitmentRow>(row => [row.ContractId, row.Currency]),
        By<CommitmentTotal>(row => [row.Currency]),
        By<AnnouncedRow>(row => [row.ContractId, row.Currency]),
        By<FocusCommitment>(row => [row.CommitmentId, row.Of.Currency]),
        By<ReceivablesRow>(row => [row.CustomerId, row.Currency]),
        By<ReceivablesTotal>(row => [row.Currency]),
        By<RevenueRow>(row => [row.Month, row.Currency, row.ContractId, row.ProviderId]),
        By<ConcentrationCurrency>(row => [row.Currency]),
        By<ConcentrationShare>(row => [row.Id]),
        By<ExposureRow>(row => [row.CustomerId, row.Currency]),
        By<CapacityRow>(row => [row.FacilityId]),
        By<CapacityModel>(row => [row.Model]),
        By<AnnouncedCapacity>(row => [row.ContractId]),
        By<CalendarRow>(row => [row.On, row.Kind, row.ContractId, row.Currency, row.Month, row.Document]),
        By<CalendarTotal>(row => [row.Month, row.Kind, row.Currency]),
        By<ClaimRow>(row => [row.Subject.Kind, row.Subject.Id, row.Figure, row.Of]),
        By<StandingClosing>(row => [row.ProviderId, row.Month, row.Position]),
        By<ChangedSinceClose>(row =>
            [row.ProviderId, row.Month, row.ClosedAt, row.ContractId, row.Currency]),
        Whole<CapacityBreach>(row => [row.Kind, row.From]),
        Whole<Claim>(row => [row.Origin, row.Wording, row.Publisher, row.Title, row.Value]),
        Whole<EventSince>(row => [row.Position]),
        Whole<StatementLine>(row => [row.Position, row.On, row.Kind, row.Document]),
        Whole<InvoiceRow>(row => [row.Number]),
        Whole<CreditNoteRow>(row => [row.Number]),
    ]);

    // Over all rows, or of a whole month: there are few of them however long a book is.
    private static readonly FrozenSet<Type> Sums = FrozenSet.ToFrozenSet(
    [
        typeof(RunRateCurrency), typeof(RunRateSeriesRow), typeof(WaterfallRow), typeof(CommitmentTotal),
        typeof(ReceivablesTotal), typeof(ConcentrationCurrency), typeof(CapacityModel), typeof(CalendarTotal),
    ]);

    /// <summary>Whether rows of a type are sums, none of which is left out for being small.</summary>
    public static bool IsSum(Type row) => Sums.Contains(row);

    /// <summary>
    /// Whether rows of a type are compared with one another where answers are; lists of others, such as those
    /// without figures, are taken whole.
    /// </summary>
    public static bool IsCompared(Type row) => Identities.TryGetValue(row, out var known) && known.IsCompared;

    /// <summary>
    /// The row of a list that is of the same as another, the first of several; null when there is none. What
    /// is no row of a report is the same when it is equal.
    /// </summary>
    public static object? Find(IEnumerable rows, object sought)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(sought);
        var type = sought.GetType();
        if (!Identities.TryGetValue(type, out var known))
            return rows.Cast<object>().FirstOrDefault(row => row.Equals(sought));
        var parts = known.Parts(sought);
        return rows.Cast<object>().FirstOrDefault(row =>
            row.GetType() == type && known.Parts(row).SequenceEqual(parts));
    }

    /// <summary>Rows by what they are of, in their order; a second one of the same is another.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="KeyNotFoundException">They are no rows of a report.</exception>
    public static OrderedDictionary<string, object> ByIdentity(Type type, IReadOnlyList<object> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var parts = Identities[type].Parts;
        var found = new OrderedDictionary<string, object>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var identity = string.Join('\u001f', parts(row));
            for (var times = 2; !found.TryAdd(identity, row); times++)
                identity = $"{identity}\u001e{times}";
        }
        return found;
    }

    private static KeyValuePair<Type, Identity> By<T>(Func<T, object?[]> parts) =>
        new(typeof(T), new(row => parts((T)row), true));

    private static KeyValuePair<Type, Identity> Whole<T>(Func<T, object?[]> parts) =>
        new(typeof(T), new(row => parts((T)row), false));

    private sealed record Identity(Func<object, object?[]> Parts, bool IsCompared);
}
