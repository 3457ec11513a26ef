using System.Numerics;
using EventLedger.Domain.Tests.Naive;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.Tests.Naive;

/// <summary>Monthly fees in minor units.</summary>
internal sealed record NaiveRate(
    BigInteger Live, BigInteger Contracted, BigInteger Announced, BigInteger Suspended)
{
    public static readonly NaiveRate Nothing = new(0, 0, 0, 0);

    public static NaiveRate operator +(NaiveRate one, NaiveRate other) => new(
        one.Live + other.Live,
        one.Contracted + other.Contracted,
        one.Announced + other.Announced,
        one.Suspended + other.Suspended);
}

/// <summary>A contract that will leave, with the first day of the month in which it is gone.</summary>
internal sealed record NaiveLeaving(
    string Id, BigInteger Monthly, DateOnly LastServiceDay, DateOnly LeavesIn);

/// <summary>
/// The run-rate of one currency on a day, without a thought for speed: no code of the product is used here,
/// so that the two can be compared.
/// </summary>
internal sealed class NaiveRunRate(IReadOnlyList<NaiveDeal> deals, NaiveControl control, DateOnly day)
{
    // What was found of a deal is found again however the rates are grouped.
    private readonly Dictionary<NaiveDeal, (NaiveRate Rate, bool IsIntercompany)> _found =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>Every currency that something known on the day speaks of.</summary>
    public IEnumerable<string> Currencies => deals
        .Select(deal => deal.CurrencyOn(day)).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    public NaiveRate Total(string currency) => In(currency)
        .Aggregate(NaiveRate.Nothing, (sum, deal) => sum + Of(deal).Rate);

    /// <summary>Of the total what parties of one controller pay one another.</summary>
    public NaiveRate Intercompany(string currency) => In(currency)
        .Where(deal => Of(deal).IsIntercompany)
        .Aggregate(NaiveRate.Nothing, (sum, deal) => sum + Of(deal).Rate);

    /// <summary>
    /// Announced deals without a fee that state this currency or none (decision record 3).
    /// </summary>
    public int UnknownFees(string currency) => deals.Count(deal =>
        deal.SignedOn(day) is null
        && deal.HearsayOn(day) is { Fee: null } hearsay
        && (hearsay.Currency is null || hearsay.Currency == currency));

    /// <summary>
    /// Notice given moves nothing until service ends: who serves and is under notice, by id, and the month of
    /// the first day without him (a last service day on the 31st leaves on the 1st).
    /// </summary>
    public IEnumerable<NaiveLeaving> UnderNotice(string currency)
    {
        foreach (var deal in In(currency).OrderBy(deal => deal.Id, StringComparer.Ordinal))
        {
            if (deal.SignedOn(day)?.Contract is not { } contract || !Serves(contract, day))
                continue;
            if (new NaiveView(contract, day).Leaves is not { } leaves)
                continue;
            var last = NaiveContract.Earlier(leaves, contract.EndsOn)!.Value;
            var gone = last.AddDays(1);
            yield return new(deal.Id, contract.StepOn(day).Fee, last, new(gone.Year, gone.Month, 1));
        }
    }

    /// <summary>
    /// What each group adds, in total and of it intercompany; a key of "" is no facility stated.
    /// </summary>
    public Dictionary<string, (NaiveRate Total, NaiveRate Intercompany)> Groups(
        string currency, RunRateGrouping grouping)
    {
        var groups = new Dictionary<string, (NaiveRate Total, NaiveRate Intercompany)>();
        foreach (var deal in In(currency))
        {
            foreach (var (key, rate) in Parts(deal, grouping))
            {
                var (total, within) = groups.GetValueOrDefault(key, (NaiveRate.Nothing, NaiveRate.Nothing));
                groups[key] = (total + rate, Of(deal).IsIntercompany ? within + rate : within);
            }
        }
        return groups;
    }

    private (NaiveRate Rate, bool IsIntercompany) Of(NaiveDeal deal)
    {
        if (!_found.TryGetValue(deal, out var found))
            _found.Add(deal, found = (Rate(deal), IsIntercompany(deal)));
        return found;
    }

    private bool IsIntercompany(NaiveDeal deal)
    {
        var (signed, hearsay) = (deal.SignedOn(day), deal.HearsayOn(day));
        return control.IsIntercompany(
            signed?.Contract.PartyOn(false, day) ?? hearsay!.Provider,
            signed?.Contract.PartyOn(true, day) ?? hearsay!.Customer,
            day);
    }

    private IEnumerable<NaiveDeal> In(string currency) =>
        deals.Where(deal => deal.CurrencyOn(day) == currency);

    /// <summary>
    /// Serving; else signed and not started; else suspended free of fees, which is none of these; else
    /// announced, up to the stated end.
    /// </summary>
    private NaiveRate Rate(NaiveDeal deal)
    {
        if (deal.SignedOn(day)?.Contract is { } contract)
        {
            if (Serves(contract, day))
                return Of(3, contract.StepOn(day).Fee);
            if (day < contract.StartsOn)
                return IsOff(contract) ? NaiveRate.Nothing : Of(2, contract.StepOn(contract.StartsOn).Fee);
            return contract.RunsOn(day)
                ? NaiveRate.Nothing with { Suspended = contract.StepOn(day).Fee }
                : NaiveRate.Nothing;
        }
        return deal.HearsayOn(day) is { Fee: { } fee } hearsay && !(hearsay.End < day)
            ? Of(1, fee)
            : NaiveRate.Nothing;
    }

    /// <summary>Somebody has said by the day that service will never begin.</summary>
    private bool IsOff(NaiveContract contract) => new NaiveView(contract, day) is var view
        && (view.IsRescinded || NaiveContract.Earlier(view.Leaves, contract.EndsOn) < contract.StartsOn);

    private static NaiveRate Of(int counts, BigInteger fee) =>
        new(counts >= 3 ? fee : 0, counts >= 2 ? fee : 0, fee, 0);

    /// <summary>A day of service: walks over the days of the term up to the day asked for.</summary>
    private static bool Serves(NaiveContract contract, DateOnly day)
    {
        var (walked, last) = (contract.StartsOn, contract.KnownLastServiceDay);
        while (walked < day && !(last <= walked))
            walked = walked.AddDays(1);
        return walked == day && !contract.IsFree(day) && !(last < contract.StartsOn);
    }

    private IEnumerable<(string Key, NaiveRate Rate)> Parts(NaiveDeal deal, RunRateGrouping grouping)
    {
        var (signed, hearsay, rate) = (deal.SignedOn(day), deal.HearsayOn(day), Of(deal).Rate);
        return grouping switch
        {
            RunRateGrouping.Customer => [(signed?.Contract.PartyOn(true, day) ?? hearsay!.Customer, rate)],
            RunRateGrouping.Provider => [(signed?.Contract.PartyOn(false, day) ?? hearsay!.Provider, rate)],
            RunRateGrouping.Contract => [(deal.Id, rate)],
            _ when signed is not null => Split(signed.CapacityOn(day), rate),
            _ => [(hearsay!.Facility ?? "", rate)],
        };
    }

    /// <summary>
    /// Part i is what the first i lines get together, rounded, less what the first i - 1 got.
    /// </summary>
    private static IEnumerable<(string, NaiveRate)> Split(
        IReadOnlyList<(string Facility, BigInteger? Share)> lines, NaiveRate rate)
    {
        if (lines.Count == 0)
            yield return ("", rate);
        for (var i = 0; i < lines.Count; i++)
        {
            yield return (lines[i].Facility, new(
                First(i + 1, lines, rate.Live) - First(i, lines, rate.Live),
                First(i + 1, lines, rate.Contracted) - First(i, lines, rate.Contracted),
                First(i + 1, lines, rate.Announced) - First(i, lines, rate.Announced),
                First(i + 1, lines, rate.Suspended) - First(i, lines, rate.Suspended)));
        }
    }

    private static BigInteger First(
        int count, IReadOnlyList<(string Facility, BigInteger? Share)> lines, BigInteger fee)
    {
        var equal = lines[0].Share is null;
        var taken = lines.Take(count).Aggregate(BigInteger.Zero, (sum, line) => sum + (line.Share ?? 1));
        return NaiveCharges.Round(fee * taken, equal ? lines.Count : 1_000_000);
    }
}
