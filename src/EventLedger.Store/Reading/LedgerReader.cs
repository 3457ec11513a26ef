using EventLedger.Store.Appending;
using EventLedger.Store.Schema;
using EventLedger.Store.Seal;
using Npgsql;
using static EventLedger.Store.ReaderRows;

namespace EventLedger.Store;

/// <summary>
/// Reads a ledger from PostgreSQL. What is read at a position never changes. The read models are read in the
/// generation that is read when they are asked for, which holds all up to every position that was known then.
/// </summary>
public sealed partial class LedgerReader
{
    private readonly NpgsqlDataSource _source;
    private readonly LedgerModel _model;
    private readonly ReaderQueries _queries;
    private readonly HeldModels _held;
    private readonly bool _pins;
    private volatile int _pinned;
    private volatile bool _knowsHeld;

    internal LedgerReader(NpgsqlDataSource source, LedgerName name, LedgerModel model)
        : this(source, model, new ReaderQueries(new SqlText(name.Schema)), new(), pins: false)
    {
    }

    private LedgerReader(
        NpgsqlDataSource source, LedgerModel model, ReaderQueries queries,
        HeldModels held, bool pins) =>
        (_source, _model, _queries, _held, _pins) = (source, model, queries, held, pins);

    /// <summary>
    /// A reader for one answer: all it reads of the read models is of one generation, though another one may
    /// be switched to meanwhile. A generation is kept for ten minutes after it was switched from.
    /// </summary>
    public LedgerReader Pinned() => new(_source, _model, _queries, _held, pins: true);

    /// <summary>The end of the log.</summary>
    public async Task<Head> Head(CancellationToken ct)
    {
        await using var command = _source.CreateCommand(_queries.Head);
        await using var row = await command.ExecuteReaderAsync(ct);
        var head = CommitHead.Empty;
        if (await row.ReadAsync(ct))
        {
            head = CommitHead.Read(row);
            // An older generation would end before this position.
            _pinned = row.GetInt32(5);
        }
        var root = new MerkleTree(head.Position, head.RightEdge).Root();
        return new Head(head.Position, head.RecordedAt, root, head.Position, head.StreamCount);
    }

    internal async Task<long> HeadPosition(CancellationToken ct)
    {
        await using var command = _source.CreateCommand(_queries.Head);
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    /// <summary>
    /// The position of the last commit recorded at or before an instant, 0 before the first.
    /// </summary>
    public async Task<long> PositionAt(DateTime knownAtUtc, CancellationToken ct)
    {
        _pinned = 0;
        await using var command = _source.CreateCommand(_queries.PositionAt);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = knownAtUtc });
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    /// <summary>Events of one stream after a version, at most up to a version and a position.</summary>
    public Task<IReadOnlyList<RecordedEvent>> Stream(
        string stream, long afterVersion, long? upToVersion, long? upToPosition, int limit,
        CancellationToken ct) =>
        Rows(_queries.Stream, Event, ct,
            stream, afterVersion, Optional.Long(upToVersion), Optional.Long(upToPosition), limit);

    /// <summary>
    /// All events, up to a position, of the streams whose names begin alike, in the order of the ledger:
    /// meant for kinds of streams of which there are few.
    /// </summary>
    /// <param name="prefix">How the names begin, ending with a hyphen.</param>
    /// <param name="upToPosition">The last position that counts.</param>
    /// <param name="ct">Gives up waiting.</param>
    public Task<IReadOnlyList<RecordedEvent>> Streams(string prefix, long upToPosition, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return Rows(_queries.Streams, Event, ct, prefix + "%", upToPosition);
    }

    /// <summary>Events of the ledger after a position, up to a position.</summary>
    public Task<IReadOnlyList<RecordedEvent>> All(
        long afterPosition, long upToPosition, int limit, CancellationToken ct) =>
        Rows(_queries.All, Event, ct, afterPosition, upToPosition, limit);

    /// <summary>
    /// The version and the position of a stream's last event at a version or a position; null when it has
    /// none there.
    /// </summary>
    public async Task<(long Version, long Position)?> LastEvent(
        string stream, long? upToVersion, long upToPosition, CancellationToken ct)
    {
        await using var command = Command(
            _queries.LastEvent, stream, Optional.Long(upToVersion), upToPosition);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    /// <summary>A stream's state at a version or a position; null when it has no event there.</summary>
    public async Task<(object State, long Version)?> Fold(
        string stream, long? upToVersion, long? upToPosition, CancellationToken ct)
    {
        var kind = _model.KindOf(stream);
        var (state, version) = (kind.Initial, 0L);
        await using var command = Command(
            _queries.Fold, stream, Optional.Long(upToVersion), Optional.Long(upToPosition));
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            state = kind.Evolve(state, _model.Codec.Read(row.GetString(0), row.GetFieldValue<byte[]>(1)));
            version = row.GetInt64(2);
        }
        return version == 0 ? null : (state, version);
    }

    /// <summary>The terms known at a position, by contract id.</summary>
    public async Task<IReadOnlyList<KnownTerms>> Terms(
        long position, TermsFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var models = await Models(ct);
        return await Rows(models.Terms, ReaderRows.Terms, ct, TermsArguments(position, filter));
    }

    /// <summary>
    /// Ids of contracts that may be invoiced for a month as known at a position, in order: none that is due
    /// is missing, and some may not be due.
    /// </summary>
    public async Task<IReadOnlyList<string>> Candidates(
        long position, CandidateFilter filter, string? afterId, int limit, CancellationToken ct)
    {
        var models = await Models(ct);
        return await Rows(
            models.Candidates, row => row.GetString(0), ct,
            [.. CandidateArguments(position, filter), afterId ?? "", Optional.Long(limit)]);
    }

    /// <summary>How many there are.</summary>
    public async Task<long> CountCandidates(long position, CandidateFilter filter, CancellationToken ct)
    {
        var models = await Models(ct);
        await using var command = Command(
            models.CandidateCount,
            [.. CandidateArguments(position, filter), "", Optional.Long(null)]);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The money entries known at a position, in the order they were recorded.</summary>
    public async Task<IReadOnlyList<KnownEntry>> Entries(
        long position, string? contractId, DateOnly? upToDay, CancellationToken ct)
    {
        var models = await Models(ct);
        return await Rows(
            models.Entries, Entry, ct, position, Optional.Text(contractId), Optional.Day(upToDay), 0);
    }

    /// <summary>The parties or facilities known at a position, by id.</summary>
    /// <param name="kind">The kind of subject.</param>
    /// <param name="position">The last position that counts.</param>
    /// <param name="id">This one alone; null for all.</param>
    /// <param name="afterId">Only later ids.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <param name="text">
    /// Letters, digits, spaces and hyphens that the id or the name holds, in whatever case; null for any.
    /// </param>
    public async Task<IReadOnlyList<KnownSubject>> Register(
        string kind, long position, string? id, string? afterId, int? limit, CancellationToken ct,
        string? text = null)
    {
        var models = await Models(ct);
        return await Rows(
            models.Register, Subject, ct, RegisterArguments(kind, position, id, afterId, limit, text));
    }

    /// <summary>How many events hold from each business day, as known at a position, by day.</summary>
    public Task<IReadOnlyList<EventsOfDay>> EffectiveDays(long position, CancellationToken ct) =>
        Rows(_queries.EffectiveDays, DayOfEvents, ct, position);

    /// <summary>How many events were recorded on each day, UTC, by day.</summary>
    public Task<IReadOnlyList<EventsOfDay>> RecordedDays(CancellationToken ct) =>
        Rows(_queries.RecordedDays, DayOfEvents, ct);

    /// <summary>The first and last instant of recording, and those next to an instant.</summary>
    public async Task<RecordedNear> RecordedNear(DateTime instantUtc, CancellationToken ct)
    {
        await using var command = _source.CreateCommand(_queries.RecordedNear);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = instantUtc });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        DateTime? At(int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);
        return new(At(0), At(1), At(2), At(3));
    }

    /// <summary>From the first day that any terms known at a position speak of to the last.</summary>
    public async Task<(DateOnly? First, DateOnly? Last)> ServiceSpan(long position, CancellationToken ct)
    {
        var models = await Models(ct);
        await using var command = Command(models.ServiceSpan, position);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        DateOnly? Day(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
        return (Day(0), Day(1));
    }

    /// <summary>Where the projections stand; they are written in the commit, so at the head.</summary>
    public Task<IReadOnlyList<ProjectionStatus>> Projections(CancellationToken ct) =>
        Rows(
            _queries.Projections,
            row => new ProjectionStatus(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3)),
            ct);

    // Asked after the position that is read at was known, so its generation holds that position.
    private async ValueTask<ModelQueries> Models(CancellationToken ct)
    {
        if (_pins && _pinned is not 0 and var pinned)
            return _queries.Of(pinned);
        await using var command = _source.CreateCommand(_queries.Generation);
        var generation = (int)(await command.ExecuteScalarAsync(ct))!;
        _pinned = generation;
        return _queries.Of(generation);
    }

    private RecordedEvent Event(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4),
            _model.Codec.PublicName(row.GetString(4)), row.GetDateTime(5), row.GetFieldValue<byte[]>(6),
            row.GetFieldValue<byte[]>(7), row.GetString(8), row.GetString(9),
            row.IsDBNull(10) ? null : row.GetString(10));

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<Optional> arguments)
    {
        var command = _source.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(argument.ToParameter());
        return command;
    }

    private async Task<IReadOnlyList<T>> Rows<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params Optional[] arguments)
    {
        await using var command = Command(sql, arguments);
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await row.ReadAsync(ct))
            rows.Add(read(row));
        return rows;
    }
}
