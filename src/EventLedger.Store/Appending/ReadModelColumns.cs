using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>The rows of rm_terms; lists of ids travel joined by the unit separator.</summary>
internal sealed class TermsColumns(int expected)
{
    private const char Separator = '\u001f';
    private readonly Column<string> _ids = new(NpgsqlDbType.Text, expected);
    private readonly Column<long> _positions = new(NpgsqlDbType.Bigint, expected);
    private readonly Column<long> _versions = new(NpgsqlDbType.Bigint, expected);
    private readonly Column<string> _providers = new(NpgsqlDbType.Text, expected);
    private readonly Column<string> _customers = new(NpgsqlDbType.Text, expected);
    private readonly Column<string> _facilities = new(NpgsqlDbType.Text, expected);
    private readonly Column<string?> _currencies = new(NpgsqlDbType.Text, expected);
    private readonly Column<DateOnly?> _announced = new(NpgsqlDbType.Date, expected);
    private readonly Column<DateOnly?> _signed = new(NpgsqlDbType.Date, expected);
    private readonly Column<DateOnly?> _starts = new(NpgsqlDbType.Date, expected);
    private readonly Column<DateOnly?> _ends = new(NpgsqlDbType.Date, expected);
    private readonly Column<DateOnly?> _lastDays = new(NpgsqlDbType.Date, expected);
    private readonly Column<byte[]> _terms = new(NpgsqlDbType.Json, expected);

    public void Add(TermsRow row, long position, long version)
    {
        _ids.Add(row.ContractId);
        _positions.Add(position);
        _versions.Add(version);
        _providers.Add(Joined(row.ProviderIds));
        _customers.Add(Joined(row.CustomerIds));
        _facilities.Add(Joined(row.FacilityIds));
        _currencies.Add(row.Currency);
        _announced.Add(row.AnnouncedOn);
        _signed.Add(row.SignedOn);
        _starts.Add(row.StartsOn);
        _ends.Add(row.EndsOn);
        _lastDays.Add(row.LastServiceDay);
        _terms.Add(row.Terms);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(_ids.ToParameter());
        to.Add(_positions.ToParameter());
        to.Add(_versions.ToParameter());
        to.Add(_providers.ToParameter());
        to.Add(_customers.ToParameter());
        to.Add(_facilities.ToParameter());
        to.Add(_currencies.ToParameter());
        to.Add(_announced.ToParameter());
        to.Add(_signed.ToParameter());
        to.Add(_starts.ToParameter());
        to.Add(_ends.ToParameter());
        to.Add(_lastDays.ToParameter());
        to.Add(_terms.ToParameter());
    }

    private static string Joined(string[] ids)
    {
        foreach (var id in ids)
        {
            // An empty id would read back as no id at all.
            if (id.Length == 0 || id.Contains(Separator))
                throw new FormatException($"'{id}' is no id.");
        }
        return ids.Length == 1 ? ids[0] : string.Join(Separator, ids);
    }
}

/// <summary>The rows of rm_entries.</summary>
internal sealed class EntryColumns
{
    private readonly Column<string> _ids = new(NpgsqlDbType.Text);
    private readonly Column<long> _positions = new(NpgsqlDbType.Bigint);
    private readonly Column<int> _ordinals = new(NpgsqlDbType.Integer);
    private readonly Column<string> _documents = new(NpgsqlDbType.Text);
    private readonly Column<string> _kinds = new(NpgsqlDbType.Text);
    private readonly Column<DateOnly> _days = new(NpgsqlDbType.Date);
    private readonly Column<DateOnly?> _months = new(NpgsqlDbType.Date);
    private readonly Column<string> _currencies = new(NpgsqlDbType.Text);
    private readonly Column<long> _amounts = new(NpgsqlDbType.Bigint);
    private readonly Column<string?> _references = new(NpgsqlDbType.Text);

    public void Add(EntryRow row, long position, int ordinal)
    {
        _ids.Add(row.ContractId);
        _positions.Add(position);
        _ordinals.Add(ordinal);
        _documents.Add(row.Document);
        _kinds.Add(row.Kind);
        _days.Add(row.Day);
        _months.Add(row.Month);
        _currencies.Add(row.Currency);
        _amounts.Add(row.Amount);
        _references.Add(row.Reference);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(_ids.ToParameter());
        to.Add(_positions.ToParameter());
        to.Add(_ordinals.ToParameter());
        to.Add(_documents.ToParameter());
        to.Add(_kinds.ToParameter());
        to.Add(_days.ToParameter());
        to.Add(_months.ToParameter());
        to.Add(_currencies.ToParameter());
        to.Add(_amounts.ToParameter());
        to.Add(_references.ToParameter());
    }
}

/// <summary>The rows of rm_register.</summary>
internal sealed class RegisterColumns
{
    private readonly Column<string> _kinds = new(NpgsqlDbType.Text);
    private readonly Column<string> _ids = new(NpgsqlDbType.Text);
    private readonly Column<long> _positions = new(NpgsqlDbType.Bigint);
    private readonly Column<long> _versions = new(NpgsqlDbType.Bigint);
    private readonly Column<string> _names = new(NpgsqlDbType.Text);
    private readonly Column<byte[]> _bodies = new(NpgsqlDbType.Jsonb);

    public void Add(RegisterRow row, long position, long version)
    {
        _kinds.Add(row.Kind);
        _ids.Add(row.Id);
        _positions.Add(position);
        _versions.Add(version);
        _names.Add(row.Name);
        _bodies.Add(row.Body);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(_kinds.ToParameter());
        to.Add(_ids.ToParameter());
        to.Add(_positions.ToParameter());
        to.Add(_versions.ToParameter());
        to.Add(_names.ToParameter());
        to.Add(_bodies.ToParameter());
    }
}
