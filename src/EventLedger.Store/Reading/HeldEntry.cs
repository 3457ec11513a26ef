namespace EventLedger.Store;

/// <summary>A money entry as it is held: small, since there are millions of them, and in an array.</summary>
internal readonly struct HeldEntry
{
    private const int NoMonth = -1;

    private readonly long _amount;
    private readonly int _ordinal;
    private readonly int _day;
    private readonly int _month;
    private readonly ushort _kind;
    private readonly ushort _currency;
    private readonly string? _reference;

    /// <param name="entry">The entry.</param>
    /// <param name="words">Where kinds and currencies have their numbers.</param>
    public HeldEntry(KnownEntry entry, EntryWords words)
        : this(
            entry.Position, entry.Ordinal, entry.Document, words.NumberOf(entry.Kind),
            entry.Day.DayNumber, entry.Month?.DayNumber, words.NumberOf(entry.Currency), entry.Amount,
            entry.Reference)
    {
    }

    /// <param name="position">The event's position.</param>
    /// <param name="ordinal">Its place among the event's entries.</param>
    /// <param name="document">The document.</param>
    /// <param name="kind">The number of its kind.</param>
    /// <param name="day">The number of the day from which it counts.</param>
    /// <param name="month">The number of its month's first day; null where it has none.</param>
    /// <param name="currency">The number of its currency.</param>
    /// <param name="amount">In minor units.</param>
    /// <param name="reference">What it refers to.</param>
    public HeldEntry(
        long position, int ordinal, string document, ushort kind, int day, int? month, ushort currency,
        long amount, string? reference)
    {
        (Position, _ordinal, Document, _kind) = (position, ordinal, document, kind);
        (_day, _month, _currency) = (day, month ?? NoMonth, currency);
        (_amount, _reference) = (amount, reference);
    }

    public long Position { get; }

    public string Document { get; }

    /// <summary>How two entries of a contract follow one another in the log.</summary>
    public static int Order(HeldEntry one, HeldEntry other) => one.Position == other.Position
        ? one._ordinal.CompareTo(other._ordinal)
        : one.Position.CompareTo(other.Position);

    /// <summary>The same with another object for the document's name.</summary>
    public HeldEntry Named(string document) => new(
        Position, _ordinal, document, _kind, _day, _month == NoMonth ? null : _month, _currency, _amount,
        _reference);

    /// <summary>The entry.</summary>
    public KnownEntry Of(string contractId, EntryWords words) => new(
        contractId, Position, _ordinal, Document, words[_kind], DateOnly.FromDayNumber(_day),
        _month == NoMonth ? null : DateOnly.FromDayNumber(_month), words[_currency], _amount, _reference);
}
