using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>The events of a batch.</summary>
internal sealed class EventColumns(int expected)
{
    private readonly Column<Guid> _ids = new(NpgsqlDbType.Uuid, expected);
    private readonly Column<string> _streams = new(NpgsqlDbType.Text, expected);
    private readonly Column<long> _versions = new(NpgsqlDbType.Bigint, expected);
    private readonly Column<string> _types = new(NpgsqlDbType.Text, expected);
    private readonly Column<string> _clrTypes = new(NpgsqlDbType.Text, expected);
    private readonly Column<byte[]> _data = new(NpgsqlDbType.Jsonb, expected);
    private readonly Column<byte[]> _headers = new(NpgsqlDbType.Jsonb, expected);
    private readonly Column<string> _actors = new(NpgsqlDbType.Text, expected);
    private readonly Column<string> _correlations = new(NpgsqlDbType.Text, expected);
    private readonly Column<string?> _causations = new(NpgsqlDbType.Text, expected);

    public void Add(PreparedEvent prepared, RecordedEvent recorded)
    {
        _ids.Add(recorded.Id);
        _streams.Add(recorded.Stream);
        _versions.Add(recorded.Version);
        _types.Add(recorded.StoredType);
        _clrTypes.Add(prepared.Form.ClrType);
        _data.Add(recorded.Data);
        _headers.Add(recorded.Headers);
        _actors.Add(recorded.Actor);
        _correlations.Add(recorded.CorrelationId);
        _causations.Add(recorded.CausationId);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(_ids.ToParameter());
        to.Add(_streams.ToParameter());
        to.Add(_versions.ToParameter());
        to.Add(_types.ToParameter());
        to.Add(_clrTypes.ToParameter());
        to.Add(_data.ToParameter());
        to.Add(_headers.ToParameter());
        to.Add(_actors.ToParameter());
        to.Add(_correlations.ToParameter());
        to.Add(_causations.ToParameter());
    }
}

/// <summary>
/// The streams that a batch touches: one row each, from its first version here to its last.
/// </summary>
internal sealed class StreamColumns(int expected)
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Column<string> _ids = new(NpgsqlDbType.Text, expected);
    private readonly Column<string> _types = new(NpgsqlDbType.Text, expected);
    private readonly Column<long> _before = new(NpgsqlDbType.Bigint, expected);
    private readonly Column<long> _after = new(NpgsqlDbType.Bigint, expected);

    public void Add(PreparedAppend append)
    {
        if (_index.TryGetValue(append.Stream, out var index))
        {
            _after.Set(index, append.After);
            return;
        }
        _index.Add(append.Stream, _index.Count);
        _ids.Add(append.Stream);
        _types.Add(append.Kind.AggregateType);
        _before.Add(append.Before);
        _after.Add(append.After);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(_ids.ToParameter());
        to.Add(_types.ToParameter());
        to.Add(_before.ToParameter());
        to.Add(_after.ToParameter());
    }
}

/// <summary>The idempotency keys of a batch, with the answers they hold.</summary>
internal sealed class KeyColumns
{
    private readonly Column<string> _keys = new(NpgsqlDbType.Text);
    private readonly Column<byte[]> _hashes = new(NpgsqlDbType.Bytea);
    private readonly Column<short> _statuses = new(NpgsqlDbType.Smallint);
    private readonly Column<long> _positions = new(NpgsqlDbType.Bigint);
    private readonly Column<long> _versions = new(NpgsqlDbType.Bigint);
    private readonly Column<byte[]> _answers = new(NpgsqlDbType.Bytea);

    public void Add(StampedCommand command)
    {
        if (command.Pending.Key is not { } key)
            return;
        var (status, answer) = command.Answer;
        _keys.Add(key.Value);
        _hashes.Add(key.RequestHash);
        _statuses.Add(status);
        _positions.Add(command.Stored.Last.Position);
        _versions.Add(command.Stored.Version);
        _answers.Add(answer);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(_keys.ToParameter());
        to.Add(_hashes.ToParameter());
        to.Add(_statuses.ToParameter());
        to.Add(_positions.ToParameter());
        to.Add(_versions.ToParameter());
        to.Add(_answers.ToParameter());
    }
}
