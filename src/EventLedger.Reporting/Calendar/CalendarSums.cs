using EventLedger.Domain;

namespace EventLedger.Reporting.Calendar;

/// <summary>The rows of the calendar, counted by day and added up by month, kind and currency.</summary>
/// <param name="days">The days that are looked at.</param>
/// <param name="kinds">Only these kinds; null for all.</param>
internal sealed class CalendarSums(DateRange days, IReadOnlySet<CalendarKind>? kinds)
{
    private static readonly int Kinds = Enum.GetValues<CalendarKind>().Length;

    private readonly Month _first = Month.Of(days.First);
    private readonly int[] _ofDay = new int[days.Days];
    // Of no currency, and of each.
    private readonly Sum[] _without = new Sum[Size(days)];
    private readonly Dictionary<Currency, Sum[]> _with = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many rows there are.</summary>
    public int Count => _ofDay.Sum();

    public void Add(IEnumerable<CalendarDay> coming)
    {
        foreach (var (on, kind, currency, amount) in coming)
        {
            if (!IsWanted(kind))
                continue;
            _ofDay[on.DayNumber - days.First.DayNumber]++;
            ref var sum = ref Of(currency)[(Month.Of(on).MonthsAfter(_first) * Kinds) + (int)kind];
            sum = new(sum.Count + 1, sum.Amount + amount);
        }
    }

    public void Add(CalendarSums other)
    {
        for (var day = 0; day < _ofDay.Length; day++)
            _ofDay[day] += other._ofDay[day];
        Add(_without, other._without);
        foreach (var (currency, sums) in other._with)
            Add(Of(currency), sums);
    }

    /// <summary>
    /// The day up to which the first so many rows lie, and how many of its own are among them.
    /// </summary>
    public DateOnly LastOf(int limit, out int ofLast)
    {
        ofLast = limit;
        for (var day = 0; day < _ofDay.Length - 1; day++)
        {
            if (ofLast <= _ofDay[day])
                return days.First.AddDays(day);
            ofLast -= _ofDay[day];
        }
        return days.Last;
    }

    /// <summary>How many rows of a contract lie before a day, and how many on it.</summary>
    public (int Before, int On) Wanted(IEnumerable<CalendarDay> coming, DateOnly day)
    {
        var (before, on) = (0, 0);
        foreach (var one in coming)
        {
            before += one.On < day && IsWanted(one.Kind) ? 1 : 0;
            on += one.On == day && IsWanted(one.Kind) ? 1 : 0;
        }
        return (before, on);
    }

    /// <summary>By month, then kind, then currency.</summary>
    public IReadOnlyList<CalendarTotal> Totals() =>
    [
        .. _with.Select(of => ((Currency?)of.Key, of.Value)).Append((null, _without))
            .SelectMany(of => of.Item2.Select((sum, i) => (Currency: of.Item1, Sum: sum, At: i)))
            .Where(of => of.Sum.Count > 0)
            .OrderBy(of => of.At)
            .ThenBy(of => of.Currency?.Code, StringComparer.Ordinal)
            .Select(of => new CalendarTotal(
                Month.Of(_first.FirstDay.AddMonths(of.At / Kinds)),
                (CalendarKind)(of.At % Kinds),
                of.Currency,
                of.Sum.Count,
                of.Currency is { } currency ? new(of.Sum.Amount, currency) : null)),
    ];

    private static int Size(DateRange days) =>
        (Month.Of(days.Last).MonthsAfter(Month.Of(days.First)) + 1) * Kinds;

    private static void Add(Sum[] all, Sum[] part)
    {
        for (var i = 0; i < all.Length; i++)
            all[i] = new(all[i].Count + part[i].Count, all[i].Amount + part[i].Amount);
    }

    private bool IsWanted(CalendarKind kind) => kinds?.Contains(kind) != false;

    private Sum[] Of(Currency? currency)
    {
        if (currency is null)
            return _without;
        if (!_with.TryGetValue(currency, out var sums))
            _with.Add(currency, sums = new Sum[_without.Length]);
        return sums;
    }

    private readonly record struct Sum(int Count, Int128 Amount);
}
