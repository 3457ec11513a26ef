using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>A line of a month's charge.</summary>
internal sealed record NaiveLine(DateOnly From, DateOnly To, BigInteger Amount);

/// <summary>Charges day by day, in exact fractions over the days of a month.</summary>
internal sealed class NaiveCharges(NaiveContract contract)
{
    private readonly List<BigInteger> _through = [];
    private BigInteger _monthsBefore;
    private BigInteger _exactOfMonth;
    private bool _monthHasService;

    /// <summary>
    /// What the days from the first of the term to this one are charged, did the term not end before; a day
    /// that is free of fees is charged nothing. For each month the sum of its days' shares is rounded once.
    /// </summary>
    public BigInteger Through(DateOnly day)
    {
        var index = day.DayNumber - contract.StartsOn.DayNumber;
        while (_through.Count <= index)
            CountOneDayMore();
        return index < 0 ? 0 : _through[index];
    }

    /// <summary>What the days of service before a day have earned, as things stand.</summary>
    public BigInteger EarnedBefore(DateOnly day) =>
        Through(NaiveContract.Earlier(day.AddDays(-1), contract.KnownLastServiceDay)!.Value);

    /// <summary>The charge of a month, as things stand.</summary>
    public BigInteger Charge(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return EarnedBefore(NaiveCalendar.Later(first, 1)) - EarnedBefore(first);
    }

    /// <summary>A month's charge by fee, rounded cumulatively in date order.</summary>
    public IReadOnlyList<NaiveLine> Lines(int year, int month)
    {
        var lines = new List<NaiveLine>();
        var first = new DateOnly(year, month, 1);
        NaiveStep? step = null;
        var unbroken = false;
        for (var day = first; day.Month == month; day = day.AddDays(1))
        {
            if (!contract.RunsOn(day) || contract.IsFree(day))
            {
                unbroken = false;
                continue;
            }
            var charged = EarnedBefore(day.AddDays(1)) - EarnedBefore(day);
            var now = contract.StepOn(day);
            var whole = contract.Proration == NaiveProration.FullMonths;
            if (step is not null && (whole || (unbroken && now == step)))
                lines[^1] = lines[^1] with { To = day, Amount = lines[^1].Amount + charged };
            else
                lines.Add(new(day, day, charged));
            (step, unbroken) = (now, true);
        }
        return lines;
    }

    /// <summary>Half away from zero; amounts here are never negative.</summary>
    public static BigInteger Round(BigInteger numerator, BigInteger denominator) =>
        (2 * numerator + denominator) / (2 * denominator);

    private void CountOneDayMore()
    {
        var day = contract.StartsOn.AddDays(_through.Count);
        if (day.Day == 1 && _through.Count > 0)
            (_monthsBefore, _exactOfMonth, _monthHasService) = (_through[^1], 0, false);
        var (weight, of) = Weight(day);
        if (!contract.IsFree(day))
        {
            _exactOfMonth += weight * contract.StepOn(day).Fee;
            _monthHasService = true;
        }
        _through.Add(_monthsBefore + Round(_exactOfMonth, of));
    }

    /// <summary>The part of the monthly fee that falls on a day, as a fraction.</summary>
    private (BigInteger Weight, BigInteger Of) Weight(DateOnly day) => contract.Proration switch
    {
        NaiveProration.ActualDays => (1, NaiveCalendar.DaysIn(day.Year, day.Month)),
        NaiveProration.Thirty360 when day.Day == 31 => (0, 30),
        NaiveProration.Thirty360 when day.Month == 2 && NaiveCalendar.IsLastOfMonth(day) =>
            (31 - day.Day, 30),
        NaiveProration.Thirty360 => (1, 30),
        _ => (_monthHasService ? 0 : 1, 1),
    };
}
