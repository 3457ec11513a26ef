using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>
/// The arguments of lg_append of a generation, a column each, in the order of its parameters.
/// </summary>
internal sealed class AppendArguments
{
    private readonly StreamColumns _streams;
    private readonly EventColumns _events;
    private readonly KeyColumns _keys = new();
    private readonly TermsColumns _terms;
    private readonly EntryColumns _entries = new();
    private readonly RegisterColumns _register = new();
    private readonly StampedBatch _batch;

    public AppendArguments(StampedBatch batch, int generation)
    {
        (_batch, Generation) = (batch, generation);
        _streams = new(batch.Commands.Count);
        _events = new(batch.Commands.Count);
        _terms = new(batch.Commands.Count);
        foreach (var command in batch.Commands)
        {
            _keys.Add(command);
            foreach (var (append, events) in command.Streams)
            {
                _streams.Add(append);
                for (var i = 0; i < events.Count; i++)
                    Add(append.Events[i], events[i]);
            }
        }
    }

    /// <summary>The read models that are written: what the lock was taken with says which.</summary>
    public int Generation { get; }

    public void AddTo(NpgsqlParameterCollection to)
    {
        to.Add(new NpgsqlParameter<long> { TypedValue = _batch.First });
        to.Add(new NpgsqlParameter<DateTime>
        {
            TypedValue = _batch.RecordedAt,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        to.Add(new NpgsqlParameter<Guid> { TypedValue = _batch.Id });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = _batch.LeafHashes });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = _batch.RightEdge });
        _streams.AddTo(to);
        _events.AddTo(to);
        _keys.AddTo(to);
        _terms.AddTo(to);
        _entries.AddTo(to);
        _register.AddTo(to);
    }

    private void Add(PreparedEvent prepared, RecordedEvent recorded)
    {
        _events.Add(prepared, recorded);
        if (prepared.Rows.Terms is { } terms)
            _terms.Add(terms, recorded.Position, recorded.Version);
        if (prepared.Rows.Register is { } subject)
            _register.Add(subject, recorded.Position, recorded.Version);
        for (var ordinal = 0; ordinal < prepared.Rows.Entries.Count; ordinal++)
            _entries.Add(prepared.Rows.Entries[ordinal], recorded.Position, ordinal);
    }
}
