using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// A contract asked day by day, without a thought for speed: whether it serves on a day, what the day costs,
/// whether notice would be permitted. Amounts are in hundredths.
/// </summary>
internal sealed class PlainContract(string id, ContractTerms terms)
{
    private readonly List<BigInteger> _through = [];
    private BigInteger _monthsBefore;
    private BigInteger _exact;
    private bool _hasService;

    public string Id => id;

    public ContractTerms Terms => terms;

    private Agreement A => terms.Agreement!;

    public Agreement? Signed(DateOnly asOf) => terms.Agreement?.SignedOn <= asOf ? terms.Agreement : null;

    public DealAnnounced? Heard(DateOnly asOf) => terms.Announced?.AsOf(asOf)?.Deal;

    public bool IsKnown(DateOnly asOf) => Signed(asOf) is not null || Heard(asOf) is not null;

    public string Party(Side side, DateOnly day)
    {
        if (Signed(day) is null)
            return side == Side.Customer ? Heard(day)!.CustomerId : Heard(day)!.ProviderId;
        return On(side == Side.Customer ? A.Customers : A.Providers, day)!;
    }

    public string? Currency(DateOnly asOf) => Signed(asOf)?.Currency.Code ?? Heard(asOf)?.Currency;

    /// <summary>The last day of service as things are known; null is without end.</summary>
    public DateOnly? LastDay
    {
        get
        {
            if (A.Rescission is not null)
                return A.StartsOn.AddDays(-1);
            var last = A.EndsOn;
            foreach (var notice in A.Notices)
                if (notice.WithdrawnOn is null)
                    last = Min(last, notice.LastServiceDay);
            foreach (var cause in A.ForCause)
                last = Min(last, cause.LastServiceDay);
            return last;
        }
    }

    public bool IsRescinded(DateOnly asOf) => A.Rescission?.RescindedOn <= asOf;

    /// <summary>What the notice or the cause that counts on a day brings; null when none does.</summary>
    public DateOnly? Leaves(DateOnly asOf)
    {
        DateOnly? last = null;
        if (IsRescinded(asOf))
            return null;
        foreach (var notice in A.Notices)
            if (notice.GivenOn <= asOf && !(notice.WithdrawnOn <= asOf))
                last = Min(last, notice.LastServiceDay);
        foreach (var cause in A.ForCause)
            if (cause.GivenOn <= asOf)
                last = Min(last, cause.LastServiceDay);
        return last;
    }

    public bool Runs(DateOnly day) => A.StartsOn <= day && !(LastDay < day);

    public bool IsFree(DateOnly day) => A.Suspensions.Any(one =>
        one.AbateFees && one.From <= day && !(one.To < day));

    public bool Serves(DateOnly day) => Runs(day) && !IsFree(day);

    public BigInteger Fee(DateOnly day) => Minor(On(A.Fees, day));

    public BigInteger Live(DateOnly day) => Signed(day) is not null && Serves(day) ? Fee(day) : 0;

    /// <summary>What service will start with, unless it is known on the day that it never will.</summary>
    public BigInteger ToCome(DateOnly day) =>
        Signed(day) is null || A.StartsOn <= day || IsRescinded(day)
            || (Leaves(day) is { } last && Min(A.EndsOn, last) < A.StartsOn)
            ? 0
            : Fee(A.StartsOn);

    public BigInteger Suspended(DateOnly day) =>
        Signed(day) is not null && Runs(day) && IsFree(day) ? Fee(day) : 0;

    public BigInteger Rumoured(DateOnly day) =>
        Signed(day) is null && Heard(day) is { MonthlyFee: { } fee, Currency: not null } deal
            && !(deal.EndsOn?.Last < day)
            ? Minor(fee)
            : 0;

    /// <summary>The charges from the start to a day, each month rounded once, did nothing end it.</summary>
    public BigInteger Through(DateOnly day)
    {
        while (_through.Count <= day.DayNumber - A.StartsOn.DayNumber)
            CountADay(A.StartsOn.AddDays(_through.Count));
        return day < A.StartsOn ? 0 : _through[day.DayNumber - A.StartsOn.DayNumber];
    }

    public BigInteger EarnedBefore(DateOnly day) => Through(Min(day.AddDays(-1), LastDay)!.Value);

    public BigInteger Charge(Month month) => EarnedBefore(month.Next.FirstDay) - EarnedBefore(month.FirstDay);

    /// <summary>What the days of a month earn whose provider is this.</summary>
    public BigInteger Charge(Month month, string provider)
    {
        var sum = BigInteger.Zero;
        for (var day = month.FirstDay; day <= month.LastDay; day = day.AddDays(1))
            if (On(A.Providers, day) == provider)
                sum += EarnedBefore(day.AddDays(1)) - EarnedBefore(day);
        return sum;
    }

    /// <summary>Whether a side might give notice on a day, and so end service before the term does.</summary>
    public bool MayLeave(Side side, DateOnly day)
    {
        if (On(A.Clauses, day) is not { } clause || day < clause.EarliestNoticeOn(A.StartsOn))
            return false;
        var entitled = $"{clause.By}" is "Either" || $"{clause.By}" == $"{side}";
        return entitled && !(A.EndsOn <= clause.LastServiceDay(day, A.StartsOn));
    }

    public DateOnly? FirmUntil(DateOnly asOf)
    {
        if (A.Rescission is not null)
            return null;
        var until = Leaves(asOf);
        var giveUp = A.EndsOn ?? asOf.AddDays(2_000);
        if (until is null)
            for (var day = asOf; day <= giveUp; day = day.AddDays(1))
                if (MayLeave(Side.Customer, day) || MayLeave(Side.Provider, day))
                    until = Min(until, On(A.Clauses, day)!.LastServiceDay(day, A.StartsOn));
        return Min(until, LastDay);
    }

    public BigInteger Firm(DateOnly asOf) => FirmUntil(asOf) is not { } until
        ? 0
        : BigInteger.Max(0, Through(until) - Through(asOf.AddDays(-1)));

    public static T? On<T>(Timeline<T> timeline, DateOnly day)
    {
        var value = default(T);
        foreach (var step in timeline.Steps)
            if (step.From <= day)
                value = step.Value;
        return value;
    }

    public static DateOnly? Min(DateOnly? one, DateOnly? other) =>
        one is null || other < one ? other : one;

    public static BigInteger Minor(decimal amount) => (BigInteger)(amount * 100);

    public static BigInteger Round(BigInteger numerator, BigInteger denominator) =>
        (2 * numerator + denominator) / (2 * denominator);

    private void CountADay(DateOnly day)
    {
        if (day.Day == 1 && _through.Count > 0)
            (_monthsBefore, _exact, _hasService) = (_through[^1], 0, false);
        var inMonth = DateTime.DaysInMonth(day.Year, day.Month);
        var (weight, of) = $"{A.Proration}" switch
        {
            "ActualDays" => (1, inMonth),
            "Thirty360" when day.Day == 31 => (0, 30),
            "Thirty360" when day.Day == inMonth && day.Month == 2 => (31 - inMonth, 30),
            "Thirty360" => (1, 30),
            _ => (_hasService ? 0 : 1, 1),
        };
        if (!IsFree(day))
            (_exact, _hasService) = (_exact + weight * Fee(day), true);
        _through.Add(_monthsBefore + Round(_exact, of));
    }
}
