namespace EventLedger.Store.Rebuilding;

/// <summary>
/// The rows that one processor folded of a segment, in the form they are sent in: nothing else of an event is
/// kept until they are written. Their order does not matter to the tables.
/// </summary>
internal sealed class EncodedRows
{
    private readonly CopyTuples _contracts = new("contracts", "contract_id, known_from");

    private readonly CopyTuples _terms = new(
        "terms",
        "contract_id, known_from, version, provider_ids, customer_ids, facility_ids, currency, "
        + "announced_on, signed_on, starts_on, ends_on, last_service_day, terms");

    private readonly CopyTuples _entries = new(
        "entries",
        "contract_id, position, ordinal, document, kind, day, month, currency, amount, reference");

    private readonly CopyTuples _register = new("register", "kind, id, known_from, version, name, body");

    public EncodedRows() => Tables = [_contracts, _terms, _entries, _register];

    /// <summary>The rows of each table; the tables are the same, in the same order, wherever it is asked.</summary>
    public IReadOnlyList<CopyTuples> Tables { get; }

    /// <summary>Whose terms these are, and which parties, facilities and runs.</summary>
    public TouchedSubjects Touched { get; } = new();

    public void Clear()
    {
        foreach (var table in Tables)
            table.Clear();
        Touched.Clear();
    }

    public void Add(LoggedEvent one, ReadModelRows rows)
    {
        if (rows.Terms is { } terms)
            AddTerms(one, terms);
        for (var ordinal = 0; ordinal < rows.Entries.Count; ordinal++)
            AddEntry(one, rows.Entries[ordinal], ordinal);
        if (rows.Register is { } subject)
            AddSubject(one, subject);
        Touched.Add(rows);
    }

    // A contract has terms from its first event on.
    private void AddTerms(LoggedEvent one, TermsRow terms)
    {
        if (one.Version == 1)
        {
            _contracts.StartRow();
            _contracts.Text(terms.ContractId);
            _contracts.Bigint(one.Position);
        }
        _terms.StartRow();
        _terms.Text(terms.ContractId);
        _terms.Bigint(one.Position);
        _terms.Bigint(one.Version);
        _terms.Texts(terms.ProviderIds);
        _terms.Texts(terms.CustomerIds);
        _terms.Texts(terms.FacilityIds);
        _terms.Text(terms.Currency);
        _terms.Date(terms.AnnouncedOn);
        _terms.Date(terms.SignedOn);
        _terms.Date(terms.StartsOn);
        _terms.Date(terms.EndsOn);
        _terms.Date(terms.LastServiceDay);
        _terms.Json(terms.Terms);
    }

    private void AddEntry(LoggedEvent one, EntryRow entry, int ordinal)
    {
        _entries.StartRow();
        _entries.Text(entry.ContractId);
        _entries.Bigint(one.Position);
        _entries.Integer(ordinal);
        _entries.Text(entry.Document);
        _entries.Text(entry.Kind);
        _entries.Date(entry.Day);
        _entries.Date(entry.Month);
        _entries.Text(entry.Currency);
        _entries.Bigint(entry.Amount);
        _entries.Text(entry.Reference);
    }

    private void AddSubject(LoggedEvent one, RegisterRow subject)
    {
        _register.StartRow();
        _register.Text(subject.Kind);
        _register.Text(subject.Id);
        _register.Bigint(one.Position);
        _register.Bigint(one.Version);
        _register.Text(subject.Name);
        _register.Jsonb(subject.Body);
    }
}
