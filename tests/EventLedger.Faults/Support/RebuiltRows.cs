using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>The read models as the events make them, row by row.</summary>
public sealed class RebuiltRows
{
    private readonly List<(TermsRow Row, RecordedEvent Of)> _terms = [];
    private readonly List<(RegisterRow Row, RecordedEvent Of)> _register = [];
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries => _entries;

    public IReadOnlyList<string> Contracts =>
    [
        .. _terms.GroupBy(one => one.Row.ContractId)
            .Select(same => ReadModelText.Of(same.Key, same.First().Of.Position)),
    ];

    public IReadOnlyList<string> Terms =>
    [
        .. from pair in _terms
           let row = pair.Row
           select ReadModelText.Of(
               row.ContractId, pair.Of.Position, pair.Of.Version, row.ProviderIds, row.CustomerIds,
               row.FacilityIds, row.Currency, row.AnnouncedOn, row.SignedOn, row.StartsOn, row.EndsOn,
               row.LastServiceDay, row.Terms),
    ];

    public IReadOnlyList<string> Register =>
    [
        .. from pair in _register
           let row = pair.Row
           select ReadModelText.Of(
               row.Kind, row.Id, pair.Of.Position, pair.Of.Version, row.Name, row.Body),
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
