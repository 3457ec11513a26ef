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

namespace EventLedger.Server.Scenarios;

/// <summary>
/// What each kind of item in reports is of: two answers' items are compared when these parts are the same.
/// </summary>
internal static class Identities
{
    private static readonly Dictionary<Type, Func<object, object?[]>> Parts = new(
    [
        By<RunRateCurrency>(one => [one.Currency]),
        By<RunRateGroup>(one => [one.Id]),
        By<RunRateUnderNotice>(one => [one.ContractId]),
        By<StandingClosing>(one => [one.ProviderId, one.Month, one.Position]),
        By<ChangedSinceClose>(one =>
            [one.ProviderId, one.Month, one.ClosedAt, one.ContractId, one.Currency]),
        By<RunRateSeriesRow>(one => [one.Month, one.Currency]),
        By<WaterfallRow>(one => [one.Month, one.Currency]),
        By<WaterfallGroup>(one => [one.Id, one.Currency]),
        By<Movement>(one => [one.ContractId, one.Currency, one.On, one.Kind]),
        By<CommitmentRow>(one => [one.ContractId, one.Currency]),
        By<CommitmentTotal>(one => [one.Currency]),
        By<AnnouncedRow>(one => [one.ContractId, one.Currency]),
        By<FocusCommitment>(one => [one.CommitmentId, one.Of.Currency]),
        By<ReceivablesRow>(one => [one.CustomerId, one.Currency]),
        By<ReceivablesTotal>(one => [one.Currency]),
        By<RevenueRow>(one => [one.Month, one.Currency, one.ContractId, one.ProviderId]),
        By<ConcentrationCurrency>(one => [one.Currency]),
        By<ConcentrationShare>(one => [one.Id]),
        By<ExposureRow>(one => [one.CustomerId, one.Currency]),
        By<CapacityRow>(one => [one.FacilityId]),
        By<CapacityModel>(one => [one.Model]),
        By<AnnouncedCapacity>(one => [one.ContractId]),
        By<CalendarRow>(one => [one.On, one.Kind, one.ContractId, one.Currency, one.Month, one.Document]),
        By<CalendarTotal>(one => [one.Month, one.Kind, one.Currency]),
        By<ClaimRow>(one => [one.Subject.Kind, one.Subject.Id, one.Figure, one.Of]),
    ]);

    // Over all rows, or of a whole month: there are few of them however long a book is.
    private static readonly HashSet<Type> Sums =
    [
        typeof(RunRateCurrency), typeof(RunRateSeriesRow), typeof(WaterfallRow), typeof(CommitmentTotal),
        typeof(ReceivablesTotal), typeof(ConcentrationCurrency), typeof(CapacityModel), typeof(CalendarTotal),
    ];

    /// <summary>Whether items of a type are sums, none of which is left out for being small.</summary>
    public static bool IsSum(Type item) => Sums.Contains(item);

    /// <summary>
    /// Whether items of a type are matched; lists of others hold no figures and are taken whole.
    /// </summary>
    public static bool IsKnown(Type item) => Parts.ContainsKey(item);

    /// <summary>Items by what they are of, in their order; a second one of the same is another.</summary>
    public static OrderedDictionary<string, object> Of(Type item, IReadOnlyList<object> items)
    {
        var parts = Parts[item];
        var found = new OrderedDictionary<string, object>(items.Count, StringComparer.Ordinal);
        foreach (var one in items)
        {
            var identity = string.Join('\u001f', parts(one));
            for (var times = 2; !found.TryAdd(identity, one); times++)
                identity = $"{identity}\u001e{times}";
        }
        return found;
    }

    private static KeyValuePair<Type, Func<object, object?[]>> By<T>(Func<T, object?[]> parts) =>
        new(typeof(T), one => parts((T)one));
}
