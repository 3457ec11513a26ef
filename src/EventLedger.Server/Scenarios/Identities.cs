using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Claims;
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
    private static readonly Dictionary<Type, string[]> Parts = new()
    {
        [typeof(RunRateCurrency)] = [nameof(RunRateCurrency.Currency)],
        [typeof(RunRateGroup)] = [nameof(RunRateGroup.Id)],
        [typeof(RunRateUnderNotice)] = [nameof(RunRateUnderNotice.ContractId)],
        [typeof(RunRateSeriesRow)] = [nameof(RunRateSeriesRow.Month), nameof(RunRateSeriesRow.Currency)],
        [typeof(WaterfallRow)] = [nameof(WaterfallRow.Month), nameof(WaterfallRow.Currency)],
        [typeof(WaterfallGroup)] = [nameof(WaterfallGroup.Id), nameof(WaterfallGroup.Currency)],
        [typeof(Movement)] =
        [
            nameof(Movement.ContractId), nameof(Movement.Currency), nameof(Movement.On),
            nameof(Movement.Kind),
        ],
        [typeof(CommitmentRow)] = [nameof(CommitmentRow.ContractId), nameof(CommitmentRow.Currency)],
        [typeof(CommitmentTotal)] = [nameof(CommitmentTotal.Currency)],
        [typeof(AnnouncedRow)] = [nameof(AnnouncedRow.ContractId), nameof(AnnouncedRow.Currency)],
        [typeof(ReceivablesRow)] = [nameof(ReceivablesRow.CustomerId), nameof(ReceivablesRow.Currency)],
        [typeof(ReceivablesTotal)] = [nameof(ReceivablesTotal.Currency)],
        [typeof(RevenueRow)] =
        [
            nameof(RevenueRow.Month), nameof(RevenueRow.Currency), nameof(RevenueRow.ContractId),
            nameof(RevenueRow.ProviderId),
        ],
        [typeof(ConcentrationCurrency)] = [nameof(ConcentrationCurrency.Currency)],
        [typeof(ConcentrationShare)] = [nameof(ConcentrationShare.Id)],
        [typeof(ExposureRow)] = [nameof(ExposureRow.CustomerId), nameof(ExposureRow.Currency)],
        [typeof(CapacityRow)] = [nameof(CapacityRow.FacilityId)],
        [typeof(CapacityModel)] = [nameof(CapacityModel.Model)],
        [typeof(AnnouncedCapacity)] = [nameof(AnnouncedCapacity.ContractId)],
        [typeof(CalendarRow)] =
        [
            nameof(CalendarRow.On), nameof(CalendarRow.Kind), nameof(CalendarRow.ContractId),
            nameof(CalendarRow.Currency), nameof(CalendarRow.Month), nameof(CalendarRow.Document),
        ],
        [typeof(CalendarTotal)] =
            [nameof(CalendarTotal.Month), nameof(CalendarTotal.Kind), nameof(CalendarTotal.Currency)],
        [typeof(ClaimRow)] = [nameof(ClaimRow.Subject), nameof(ClaimRow.Figure), nameof(ClaimRow.Of)],
    };

    /// <summary>
    /// Whether items of a type are matched; lists of others hold no figures and are taken whole.
    /// </summary>
    public static bool IsKnown(Type item) => Parts.ContainsKey(item);

    /// <summary>Items by what they are of, in their order; a second one of the same is another.</summary>
    public static OrderedDictionary<string, object> Of(Type item, IReadOnlyList<object> items)
    {
        var names = Parts[item];
        var parts = AnswerShape.Of(item)!.Members.Where(member => names.Contains(member.Name)).ToArray();
        var found = new OrderedDictionary<string, object>(items.Count, StringComparer.Ordinal);
        foreach (var one in items)
        {
            var identity = string.Join('\u001f', parts.Select(part => part.Get(one)));
            for (var times = 2; !found.TryAdd(identity, one); times++)
                identity = $"{identity}\u001e{times}";
        }
        return found;
    }
}
