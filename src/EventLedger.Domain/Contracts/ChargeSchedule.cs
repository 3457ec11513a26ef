namespace EventLedger.Domain.Contracts;

/// <summary>A part of a month's charge: some days, and what they are charged.</summary>
/// <param name="Days">From the first to the last of its days.</param>
/// <param name="Amount">Rounded cumulatively, so that a month's lines add up to its charge.</param>
public readonly record struct ChargeLine(DateRange Days, Money Amount);

/// <summary>Days of service of one month at one fee, and what they are charged.</summary>
/// <param name="Month">The month.</param>
/// <param name="Days">From the first to the last of its days.</param>
/// <param name="MonthlyFee">The fee of a whole month.</param>
/// <param name="Weight">How much of a month the days are, in parts of <paramref name="Of"/>.</param>
/// <param name="Of">How many parts a whole month has: its days, 30, or 1 where it is charged whole.</param>
/// <param name="Amount">Rounded cumulatively, so that a month's parts add up to its charge.</param>
public readonly record struct ChargedDays(
    Month Month, DateRange Days, Money MonthlyFee, int Weight, int Of, Money Amount);

/// <summary>
/// What a contract earns: fees over days of service, rounded once per month, half away from zero.
/// </summary>
/// <param name="proration">How parts of months are charged.</param>
/// <param name="currency">Of the fees.</param>
/// <param name="fees">The monthly fee over time, first step not after the first day of service.</param>
/// <param name="service">The days of service, ascending and apart.</param>
public sealed class ChargeSchedule(
    Proration proration, Currency currency, Timeline<decimal> fees, IReadOnlyList<DateRange> service)
{
    private readonly (DateRange Days, Int128 Fee)[] _slices = Slice(currency, fees, service);

    /// <summary>Everything that is charged, first day of service to last.</summary>
    public Money Total => EarnedBefore(DateOnly.MaxValue);

    /// <summary>The unbroken runs of days of service at one fee, ascending.</summary>
    public IEnumerable<DateRange> Runs => _slices.Select(slice => slice.Days);

    /// <summary>Whether another charges the same of every day; false of none.</summary>
    public bool IsAs(ChargeSchedule? other) => other is not null && other.Weighs(proration, currency)
        && _slices.AsSpan().SequenceEqual(other._slices);

    /// <summary>The charge of a month.</summary>
    public Money Charge(Month month) => new(Share(month, month.LastDay), currency);

    /// <summary>
    /// What days of a month are charged: rounded so that parts of the month add up to its charge.
    /// </summary>
    public Money Charge(Month month, DateRange days) =>
        new(Share(month, days.Last) - Share(month, days.First.AddDays(-1)), currency);

    /// <summary>The first day of service in a month; null when it has none.</summary>
    public DateOnly? FirstServiceDay(Month month)
    {
        var whole = month.Range;
        foreach (var (days, _) in _slices)
            if (days.Intersect(whole) is { } part)
                return part.First;
        return null;
    }

    /// <summary>What the days of service before a day have earned, over all months.</summary>
    public Money EarnedBefore(DateOnly day)
    {
        Int128 earned = 0;
        if (_slices.Length == 0 || day <= _slices[0].Days.First)
            return Money.Zero(currency);
        var until = day.AddDays(-1);
        Month? added = null;
        foreach (var (days, fee) in _slices)
        {
            if (days.First > until)
                break;
            var last = days.Last < until ? days.Last : until;
            // Months that lie wholly in the slice earn its fee, whatever the proration.
            var (first, whole) = WholeMonths(days.First, last);
            if (whole > 0)
                earned += fee * whole;
            Add(Month.Of(days.First), isWhole: whole > 0 && days.First.Day == 1);
            Add(Month.Of(last), isWhole: whole > 0 && Month.Of(last).MonthsAfter(first) < whole);
        }
        return new(earned, currency);

        // Parts of a month, which slices may share.
        void Add(Month month, bool isWhole)
        {
            if (isWhole || month == added)
                return;
            earned += Share(month, month.LastDay < until ? month.LastDay : until);
            added = month;
        }
    }

    /// <summary>The first month that lies wholly between two days, and how many do.</summary>
    private static (Month First, int Count) WholeMonths(DateOnly from, DateOnly to)
    {
        var first = from.Day == 1 ? Month.Of(from) : Month.Of(from).Next;
        var count = Month.Of(to).MonthsAfter(first) + (to == Month.Of(to).LastDay ? 1 : 0);
        return (first, count);
    }

    /// <summary>The lines of a month's charge: one per fee and unbroken run of days.</summary>
    public IReadOnlyList<ChargeLine> Lines(Month month)
    {
        var slices = In(month).ToArray();
        if (proration == Proration.FullMonths && slices.Length > 0)
            return [new(new(slices[0].Days.First, slices[^1].Days.Last), Charge(month))];
        var lines = new List<ChargeLine>();
        Int128 billed = 0;
        foreach (var (days, _) in slices)
        {
            var upToHere = Share(month, days.Last);
            lines.Add(new(days, new(upToHere - billed, currency)));
            billed = upToHere;
        }
        return lines;
    }

    /// <summary>
    /// The days of service from one day to another, by month, fee and unbroken run: their amounts add up to
    /// what these days earn.
    /// </summary>
    public IEnumerable<ChargedDays> Between(DateOnly first, DateOnly last)
    {
        if (_slices.Length == 0)
            yield break;
        var from = first > _slices[0].Days.First ? first : _slices[0].Days.First;
        var to = last < _slices[^1].Days.Last ? last : _slices[^1].Days.Last;
        if (from > to)
            yield break;
        var wanted = new DateRange(from, to);
        foreach (var month in Month.Spanning(from, to))
            foreach (var part in Parts(month, wanted))
                yield return part;
    }

    private IEnumerable<ChargedDays> Parts(Month month, DateRange wanted)
    {
        var parts = In(month)
            .Select(slice => (Days: slice.Days.Intersect(wanted), slice.Fee))
            .Where(part => part.Days is not null)
            .Select(part => (Days: part.Days!.Value, part.Fee))
            .ToArray();
        if (proration == Proration.FullMonths && parts.Length > 0)
        {
            var days = new DateRange(parts[0].Days.First, parts[^1].Days.Last);
            return [new(month, days, new(In(month).First().Fee, currency), 1, 1, Charge(month, days))];
        }
        return parts.Select(part => new ChargedDays(
            month,
            part.Days,
            new(part.Fee, currency),
            Weight(month, part.Days.Last.Day) - Weight(month, part.Days.First.Day - 1),
            proration == Proration.ActualDays ? month.Days : 30,
            Charge(month, part.Days)));
    }

    /// <summary>The month's exact share up to and including a day of it, rounded.</summary>
    private Int128 Share(Month month, DateOnly last)
    {
        Int128 exact = 0;
        var (first, end) = (month.FirstDay, month.LastDay);
        if (last < first)
            return exact;
        foreach (var (days, fee) in _slices)
        {
            if (days.First > last)
                break;
            if (days.Last < first)
                continue;
            // All of the month at one fee is that fee, whatever the proration.
            if (proration == Proration.FullMonths || (days.First <= first && days.Last >= end && last == end))
                return fee;
            var to = days.Last < last ? days.Last : last;
            var before = days.First > first ? days.First.Day - 1 : 0;
            exact += fee * (Weight(month, to.Day) - Weight(month, before));
        }
        return Rounding.HalfAwayFromZero(exact, proration == Proration.ActualDays ? month.Days : 30);
    }

    private bool Weighs(Proration parts, Currency of) => proration == parts && currency == of;

    /// <summary>What the month's first days weigh together: of its days, or of 30.</summary>
    private int Weight(Month month, int days) => proration switch
    {
        Proration.Thirty360 => days == month.Days ? 30 : Math.Min(days, 30),
        _ => days,
    };

    private IEnumerable<(DateRange Days, Int128 Fee)> In(Month month)
    {
        foreach (var (days, fee) in _slices)
            if (days.Intersect(month.Range) is { } part)
                yield return (part, fee);
    }

    private static (DateRange, Int128)[] Slice(
        Currency currency, Timeline<decimal> fees, IReadOnlyList<DateRange> service)
    {
        if (service.Count == 0)
            return [];
        var slices = new List<(DateRange, Int128)>();
        foreach (var (days, fee) in fees.Until(service[^1].Last))
        {
            var minorUnits = Money.Of(fee, currency).MinorUnits;
            foreach (var range in service)
                if (range.Intersect(days) is { } part)
                    slices.Add((part, minorUnits));
        }
        return [.. slices];
    }
}
