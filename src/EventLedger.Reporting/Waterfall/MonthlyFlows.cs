using EventLedger.Domain;

namespace EventLedger.Reporting.Waterfall;

/// <summary>The flows of one currency from one month to another, added up by month and kind.</summary>
/// <param name="currency">The currency.</param>
/// <param name="from">The first month; what lies before it makes up its opening.</param>
/// <param name="to">The last month; what lies after it does not count.</param>
internal sealed class MonthlyFlows(Currency currency, Month from, Month to)
{
    private static readonly int Kinds = Enum.GetValues<MovementKind>().Length;

    private readonly DateOnly _first = from.FirstDay;
    private readonly DateOnly _last = to.LastDay;
    private readonly Int128[] _flows = new Int128[(to.MonthsAfter(from) + 1) * Kinds];
    private Int128 _opening;

    public Currency Currency => currency;

    /// <summary>Adds a flow; whether it lies in the months.</summary>
    public bool Add(DateOnly on, MovementKind kind, Int128 net)
    {
        if (on > _last)
            return false;
        if (on < _first)
        {
            _opening += net;
            return false;
        }
        _flows[(Month.Of(on).MonthsAfter(from) * Kinds) + (int)kind] += net;
        return true;
    }

    /// <summary>A row for each month.</summary>
    public IEnumerable<WaterfallRow> Rows()
    {
        var opening = _opening;
        for (var month = from; month <= to; month = month.Next)
        {
            var flows = _flows.AsMemory(month.MonthsAfter(from) * Kinds, Kinds);
            Money In(MovementKind kind) => new(flows.Span[(int)kind], currency);
            Money Out(MovementKind kind) => new(-flows.Span[(int)kind], currency);
            var closing = opening;
            foreach (var net in flows.Span)
                closing += net;
            yield return new(
                month,
                currency,
                new(opening, currency),
                In(MovementKind.New),
                In(MovementKind.Expansion),
                Out(MovementKind.Contraction),
                Out(MovementKind.Churn),
                In(MovementKind.Reactivation),
                In(MovementKind.TransferIn),
                Out(MovementKind.TransferOut),
                new(closing, currency));
            opening = closing;
        }
    }
}
