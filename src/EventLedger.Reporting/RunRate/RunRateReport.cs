using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.RunRate;

/// <summary>What run-rate is grouped by.</summary>
public enum RunRateGrouping
{
    /// <summary>Who buys.</summary>
    Customer,

    /// <summary>Who sells.</summary>
    Provider,

    /// <summary>Where the capacity is; a contract on several is split by its shares.</summary>
    Facility,

    /// <summary>Each contract by itself.</summary>
    Contract,
}

/// <summary>A run-rate of one currency.</summary>
/// <param name="Monthly">The sum of monthly fees.</param>
/// <param name="Annual">Twelve times that.</param>
/// <param name="External">The part between parties without a common controller.</param>
/// <param name="Intercompany">The rest: one controls the other, or another controls both.</param>
public sealed record RunRateFigure(Money Monthly, Money Annual, Money External, Money Intercompany);

/// <summary>The external or the intercompany part of a group.</summary>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only.</param>
/// <param name="Suspended">Suspended with abatement, and so in none of the others.</param>
public sealed record RunRatePart(Money Live, Money Contracted, Money Announced, Money Suspended);

/// <summary>A group's part of a currency's run-rate.</summary>
/// <param name="Id">Of the party, facility or contract; null where none is stated.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only.</param>
/// <param name="Suspended">Suspended with abatement, and so in none of the others.</param>
/// <param name="External">The part between parties without a common controller.</param>
/// <param name="Intercompany">The rest.</param>
public sealed record RunRateGroup(
    string? Id,
    string Name,
    Money Live,
    Money Contracted,
    Money Announced,
    Money Suspended,
    RunRatePart External,
    RunRatePart Intercompany);

/// <summary>A contract that will leave: notice moves nothing until service ends.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Monthly">What will leave.</param>
/// <param name="LastServiceDay">The last day it is live.</param>
/// <param name="LeavesIn">The month in which it is churn.</param>
public sealed record RunRateUnderNotice(
    string ContractId, Money Monthly, DateOnly LastServiceDay, Month LeavesIn);

/// <summary>The run-rate of one currency; currencies are never added.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Live">Serving on the day.</param>
/// <param name="Contracted">Live and signed to start later.</param>
/// <param name="Announced">Contracted and announced only, with a known fee.</param>
/// <param name="Suspended">Suspended with abatement, and so in none of the others.</param>
/// <param name="UnknownFees">
/// Announced deals that could add to this currency but state no fee: in this currency, or in none.
/// </param>
/// <param name="UnderNotice">What will leave, and when.</param>
/// <param name="Groups">By what was asked for, largest announced first.</param>
public sealed record RunRateCurrency(
    Currency Currency,
    RunRateFigure Live,
    RunRateFigure Contracted,
    RunRateFigure Announced,
    RunRateFigure Suspended,
    int UnknownFees,
    IReadOnlyList<RunRateUnderNotice> UnderNotice,
    IReadOnlyList<RunRateGroup> Groups);

/// <summary>
/// Monthly fees in force on a day, read from the terms and never from invoices (domain.md 5).
/// </summary>
public static class RunRateReport
{
    /// <summary>
    /// The run-rate on a day of contracts as they are known, between parties as control of them is known.
    /// </summary>
    public static IReadOnlyList<RunRateCurrency> Of(
        IEnumerable<KnownContract> contracts,
        DateOnly asOf,
        RunRateGrouping grouping,
        Names names,
        Control control)
    {
        ArgumentNullException.ThrowIfNull(control);
        var views = contracts
            .Select(contract => (contract.Id, View: ContractView.AsOf(contract.Terms, asOf)))
            .Where(contract => contract.View is not null)
            .Select(contract => (contract.Id, View: contract.View!))
            .ToArray();
        var currencies = views.Select(v => v.View.Currency).OfType<Currency>().Distinct();
        bool IsIntercompany(ContractView view) => control.IsShared(view.ProviderId, view.CustomerId, asOf);
        return
        [
            .. currencies
                .OrderBy(currency => currency.Code, StringComparer.Ordinal)
                .Select(currency => InCurrency(currency, views, grouping, names, IsIntercompany)),
        ];
    }

    /// <summary>
    /// How many deals with no stated fee a contract adds to a currency on a day: one, or none.
    /// </summary>
    public static int StatesNoFee(KnownContract contract, Currency currency, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return ContractView.AsOf(contract.Terms, asOf) is { } view && HasUnknownFee(view, currency) ? 1 : 0;
    }

    private static RunRateCurrency InCurrency(
        Currency currency, (string Id, ContractView View)[] views, RunRateGrouping grouping, Names names,
        Func<ContractView, bool> isIntercompany)
    {
        var rates = views
            .Where(v => v.View.Currency == currency)
            .Select(v => (v.Id, v.View, Rate: ContractRunRate.Of(v.View, currency, isIntercompany(v.View))))
            .ToArray();
        var total = rates.Aggregate(ContractRunRate.Nothing(currency), (sum, v) => sum + v.Rate);
        var groups = rates
            .SelectMany(v => RunRateGroups.Split(v.Id, v.View, v.Rate, grouping, names))
            .GroupBy(part => part.Key)
            .Select(group => (group.Key, Rate: group.Aggregate(
                ContractRunRate.Nothing(currency), (sum, part) => sum + part.Rate)))
            .OrderByDescending(group => group.Rate.Announced.Total)
            .ThenBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => Group(group.Key, group.Rate));
        return new(
            currency,
            Figure(total.Live),
            Figure(total.Contracted),
            Figure(total.Announced),
            Figure(total.Suspended),
            views.Count(v => HasUnknownFee(v.View, currency)),
            [.. rates.Select(v => UnderNotice(v.Id, v.View)).OfType<RunRateUnderNotice>()],
            [.. groups]);
    }

    private static RunRateFigure Figure(Fees fees) =>
        new(fees.Total, fees.Total * 12, fees.External, fees.Intercompany);

    private static RunRateGroup Group(RunRateGroups.Key key, ContractRunRate rate) => new(
        key.Id,
        key.Name,
        rate.Live.Total,
        rate.Contracted.Total,
        rate.Announced.Total,
        rate.Suspended.Total,
        Part(rate, fees => fees.External),
        Part(rate, fees => fees.Intercompany));

    private static RunRatePart Part(ContractRunRate rate, Func<Fees, Money> of) =>
        new(of(rate.Live), of(rate.Contracted), of(rate.Announced), of(rate.Suspended));

    private static bool HasUnknownFee(ContractView view, Currency currency) =>
        view is { Status: ContractStatus.Announced, Announced.MonthlyFee: null }
        && (view.Currency is null || view.Currency == currency);

    private static RunRateUnderNotice? UnderNotice(string id, ContractView view) =>
        view is { LastServiceDay: { } last, LiveFee: { } fee }
            ? new(id, fee, last, Month.Of(last.AddDays(1)))
            : null;
}
