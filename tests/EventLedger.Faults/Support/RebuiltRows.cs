using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>The read models as the events make them, row by row.</summary>
public sealed class RebuiltRows
{
    private readonly List<(TermsRow Row, RecordedEvent Of)> _terms = [];
    private readonly List<(RegisterRow Row, RecordedEvent Of)> _register = [];
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries => _entries;

    public IReadOnlyList<string> Terms =>
    [
        .. from same in _terms.GroupBy(one => one.Row.ContractId)
           from pair in same.Zip(same.Skip(1).Select(next => (long?)next.Of.Position).Append(null))
           let row = pair.First.Row
           select ReadModelText.Of(
               row.ContractId, pair.First.Of.Position, pair.Second, pair.First.Of.Version, row.ProviderIds,
               row.CustomerIds, row.FacilityIds, row.Currency, row.AnnouncedOn, row.SignedOn, row.StartsOn,
               row.EndsOn, row.LastServiceDay, row.Terms),
    ];

    public IReadOnlyList<string> Register =>
    [
        .. from same in _register.GroupBy(one => (one.Row.Kind, one.Row.Id))
           from pair in same.Zip(same.Skip(1).Select(next => (long?)next.Of.Position).Append(null))
           let row = pair.First.Row
           select ReadModelText.Of(
               row.Kind, row.Id, pair.First.Of.Position, pair.Second, pair.First.Of.Version, row.Name,
               row.Body),
    ];

    public void Add(RecordedEvent e, ReadModelRows rows)
    {
        if (rows.Terms is { } terms)
            _terms.Add((terms, e));
        if (rows.Register is { } subject)
            _register.Add((subject, e));
        _entries.AddRange(rows.Entries.Select((row, ordinal) => ReadModelText.Of(
            row.ContractId, e.Position, ordinal, row.Document, row.Kind, row.Day, row.Month, row.Currency,
            row.Amount, row.Reference)));
    }
}
