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
/// Monthly fees in force on a day, read from the terms and never from invoices.
/// </summary>
public static class RunRateReport
{
    /// <summary>
    /// The run-rate on a day of contracts as they are known, between parties as control of them is known.
    /// </summary>
    public static IReadOnlyList<RunRateCurrency> Of(
        IReadOnlyList<KnownContract> contracts,
        DateOnly asOf,
        RunRateGrouping grouping,
        Names names,
        Control control) => Of(contracts, asOf, [grouping], names, control)[0];

    /// <summary>
    /// The same by several groupings, in their order, for which the contracts are gone through once.
    /// </summary>
    internal static IReadOnlyList<IReadOnlyList<RunRateCurrency>> Of(
        IReadOnlyList<KnownContract> contracts,
        DateOnly asOf,
        IReadOnlyList<RunRateGrouping> groupings,
        Names names,
        Control control)
    {
        ArgumentNullException.ThrowIfNull(control);
        var sums = contracts.InParts(
            () => new Sums(groupings, names),
            (part, contract) =>
            {
                if (contract.On(asOf) is { View: not null } known)
                    part.Add(known, control.IsShared(known.ProviderId, known.CustomerId, asOf));
            },
            (all, part) => all.Add(part));
        return [.. groupings.Select((_, by) => sums.Report(by))];
    }

    /// <summary>
    /// How many deals with no stated fee a contract adds to a currency on a day: one, or none.
    /// </summary>
    public static int StatesNoFee(KnownContract contract, Currency currency, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return ContractView.AsOf(contract.Terms, asOf) is { } view && StatesNoFee(view)
            && (view.Currency is null || view.Currency == currency) ? 1 : 0;
    }

    private static bool StatesNoFee(ContractView view) =>
        view is { Agreement: null, Announced.MonthlyFee: null };

    /// <summary>Contracts, added up in their order.</summary>
    private sealed class Sums(IReadOnlyList<RunRateGrouping> groupings, Names names)
    {
        private readonly Dictionary<Currency, InCurrency> _currencies =
            new(ReferenceEqualityComparer.Instance);

        // Of deals that state no currency either.
        private int _unknownFees;

        public void Add(SteadyContract contract, bool isIntercompany)
        {
            if (contract.Currency is { } currency)
                Of(currency).Add(contract, isIntercompany);
            else
                _unknownFees += StatesNoFee(contract.View!) ? 1 : 0;
        }

        public void Add(Sums other)
        {
            _unknownFees += other._unknownFees;
            foreach (var (currency, sums) in other._currencies)
                Of(currency).Add(sums);
        }

        /// <summary>With the groups of one of the groupings.</summary>
        public IReadOnlyList<RunRateCurrency> Report(int by) =>
        [
            .. _currencies.Values.OrderBy(sums => sums.Currency.Code, StringComparer.Ordinal)
                .Select(sums => sums.Report(_unknownFees, by)),
        ];

        private InCurrency Of(Currency currency)
        {
            if (!_currencies.TryGetValue(currency, out var sums))
                _currencies.Add(
                    currency,
                    sums = new(currency, [.. groupings.Select(by => new RunRateGroups(by, names))]));
            return sums;
        }
    }

    /// <summary>Those of one currency.</summary>
    private sealed class InCurrency(Currency currency, RunRateGroups[] groups)
    {
        private readonly RateSums _total = new();
        private readonly List<RunRateUnderNotice> _underNotice = [];
        private int _unknownFees;

        public Currency Currency => currency;

        private RunRateGroups[] Groups => groups;

        public void Add(SteadyContract contract, bool isIntercompany)
        {
            var view = contract.View!;
            _total.Add(contract.Rate, isIntercompany);
            foreach (var by in groups)
                by.Add(contract, isIntercompany);
            if (StatesNoFee(view))
                _unknownFees++;
            if (view is { LastServiceDay: { } last, LiveFee: { } fee })
                _underNotice.Add(new(contract.Contract.Id, fee, last, Month.Of(last.AddDays(1))));
        }

        public void Add(InCurrency other)
        {
            _total.Add(other._total);
            for (var by = 0; by < groups.Length; by++)
                groups[by].Add(other.Groups[by]);
            _underNotice.AddRange(other._underNotice);
            _unknownFees += other._unknownFees;
        }

        public RunRateCurrency Report(int unknownOfNoCurrency, int by) => new(
            currency,
            Figure(rate => rate.Live),
            Figure(rate => rate.Contracted),
            Figure(rate => rate.Announced),
            Figure(rate => rate.Suspended),
            _unknownFees + unknownOfNoCurrency,
            _underNotice,
            [
                .. groups[by].All.OrderByDescending(group => group.Sums.Total.Announced)
                    .ThenBy(group => group.Key.Id, StringComparer.Ordinal)
                    .Select(Group),
            ]);

        private RunRateFigure Figure(Func<Rate, Int128> of)
        {
            var total = Amount(of(_total.Total));
            return new(total, total * 12, Amount(of(_total.External)), Amount(of(_total.Intercompany)));
        }

        private RunRateGroup Group((RunRateGroups.Key Key, RateSums Sums) group)
        {
            var total = group.Sums.Total;
            return new(
                group.Key.Id,
                group.Key.Name,
                Amount(total.Live),
                Amount(total.Contracted),
                Amount(total.Announced),
                Amount(total.Suspended),
                Part(group.Sums.External),
                Part(group.Sums.Intercompany));
        }

        private RunRatePart Part(Rate rate) => new(
            Amount(rate.Live), Amount(rate.Contracted), Amount(rate.Announced), Amount(rate.Suspended));

        private Money Amount(Int128 minorUnits) => new(minorUnits, currency);
    }
}
