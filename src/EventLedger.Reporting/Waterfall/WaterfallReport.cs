using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.Waterfall;

/// <summary>
/// How live run-rate went from the evening before a month to the month's last evening: opening + new +
/// expansion - contraction - churn + reactivation + transferIn - transferOut = closing, exactly.
/// </summary>
/// <param name="Month">The month.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Opening">Live on the evening before the month.</param>
/// <param name="New">From nothing, for the first time.</param>
/// <param name="Expansion">To more.</param>
/// <param name="Contraction">To less, as a positive amount.</param>
/// <param name="Churn">To nothing, as a positive amount.</param>
/// <param name="Reactivation">From nothing, again.</param>
/// <param name="TransferIn">From other groups; nothing in a total.</param>
/// <param name="TransferOut">To other groups, as a positive amount; nothing in a total.</param>
/// <param name="Closing">Live on the month's last evening.</param>
public sealed record WaterfallRow(
    Month Month,
    Currency Currency,
    Money Opening,
    Money New,
    Money Expansion,
    Money Contraction,
    Money Churn,
    Money Reactivation,
    Money TransferIn,
    Money TransferOut,
    Money Closing);

/// <summary>The waterfall of one group in one currency.</summary>
/// <param name="Id">Of the party, facility or contract; null where none is stated.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Rows">A row for each month.</param>
public sealed record WaterfallGroup(
    string? Id, string Name, Currency Currency, IReadOnlyList<WaterfallRow> Rows);

/// <summary>The movements of live run-rate, month by month (domain.md 5).</summary>
/// <param name="Rows">In total, a row for each month and currency.</param>
/// <param name="Groups">Of each group that was ever live by the last month; empty unless asked for.</param>
/// <param name="Movements">The changes behind the months' figures, in the order of their days.</param>
public sealed record WaterfallReport(
    IReadOnlyList<WaterfallRow> Rows,
    IReadOnlyList<WaterfallGroup> Groups,
    IReadOnlyList<Movement> Movements)
{
    /// <summary>The waterfall of some months, of contracts as they are known.</summary>
    public static WaterfallReport Of(
        IReadOnlyList<KnownContract> contracts, Month from, Month to, RunRateGrouping? grouping, Names names)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var total = Flows(contracts, to, RunRateGrouping.Contract, names);
        var currencies = contracts.Select(contract => contract.Terms.Agreement)
            .Where(agreement => agreement?.SignedOn <= to.LastDay)
            .Select(agreement => agreement!.Currency)
            .Distinct()
            .OrderBy(currency => currency.Code, StringComparer.Ordinal);
        var rows = currencies.SelectMany(currency => InMonths(
            currency, total.Where(flow => flow.Net.Currency == currency), from, to));
        var movements = total.Where(flow => flow.On >= from.FirstDay).Select(flow => new Movement(
            Month.Of(flow.On), flow.On, flow.ContractId, flow.Net.Currency, flow.Kind, Size(flow.Net)));
        return new(
            [.. rows.OrderBy(row => row.Month)],
            grouping is { } by ? [.. Grouped(Flows(contracts, to, by, names), from, to)] : [],
            [.. movements]);
    }

    private static Flow[] Flows(
        IEnumerable<KnownContract> contracts, Month to, RunRateGrouping grouping, Names names) =>
    [
        .. contracts.SelectMany(contract => LiveFlows.Of(contract, to.LastDay, grouping, names))
            .OrderBy(flow => flow.On)
            .ThenBy(flow => flow.ContractId, StringComparer.Ordinal),
    ];

    private static IEnumerable<WaterfallGroup> Grouped(Flow[] flows, Month from, Month to) => flows
        .GroupBy(flow => (flow.Net.Currency, flow.Key))
        .OrderBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
        .ThenBy(group => group.Key.Key.Id, StringComparer.Ordinal)
        .Select(group => new WaterfallGroup(
            group.Key.Key.Id,
            group.Key.Key.Name,
            group.Key.Currency,
            [.. InMonths(group.Key.Currency, group, from, to)]));

    private static IEnumerable<WaterfallRow> InMonths(
        Currency currency, IEnumerable<Flow> flows, Month from, Month to)
    {
        var nothing = Money.Zero(currency);
        Money Sum(IEnumerable<Flow> some) => some.Aggregate(nothing, (sum, flow) => sum + flow.Net);
        var before = flows.ToLookup(flow => flow.On < from.FirstDay);
        var months = before[false].ToLookup(flow => Month.Of(flow.On));
        var opening = Sum(before[true]);
        foreach (var month in Month.Spanning(from.FirstDay, to.LastDay))
        {
            Money In(MovementKind kind) => Sum(months[month].Where(flow => flow.Kind == kind));
            var closing = opening + Sum(months[month]);
            yield return new(
                month,
                currency,
                opening,
                In(MovementKind.New),
                In(MovementKind.Expansion),
                nothing - In(MovementKind.Contraction),
                nothing - In(MovementKind.Churn),
                In(MovementKind.Reactivation),
                In(MovementKind.TransferIn),
                nothing - In(MovementKind.TransferOut),
                closing);
            opening = closing;
        }
    }

    private static Money Size(Money net) => net.MinorUnits < 0 ? Money.Zero(net.Currency) - net : net;
}
