using System.Text.Json;
using EventLedger.Store.Appending;
using Npgsql;

namespace EventLedger.Store.Rebuilding;

/// <summary>
/// What one node does of a rebuild, from where it stands to the switch, or to rows that differ: while a
/// segment is folded, the one after it is read and the one before it is written.
/// </summary>
internal sealed class RebuildCourse(
    RebuildPlace place, HeldRebuild held, RebuildState state, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    // What may be left for the time under the lock: one batch of the writer; and when it is tried again.
    private const int LastBatch = GroupCommit.MaxCommands;
    private const int MostUnderLock = 2 * LastBatch;

    private readonly LogSegments _log = new(place.Readers, place.Text);
    private readonly SegmentFold _fold = new(
        place.Model, new LogSegments(place.Readers, place.Text), Environment.ProcessorCount,
        place.MaxWeight);
    private readonly RowsCopy _copy = new(place.Name.Schema, state.Generation);
    private readonly GenerationComparison _comparison =
        new(place.Readers, place.Text, state.Replaces, state.Generation);
    private readonly TouchedSubjects _touched = new();
    private readonly long _began = clock.GetTimestamp();
    private long _position = state.Position;
    private long? _compared;

    private CancellationToken Lost => held.Lost;

    public async Task Run()
    {
        await using var connection = await place.Connect(Lost);
        if (state.Stage is RebuildStage.Filling)
        {
            await Advance(connection, await _log.Head(Lost), RebuildStage.Filling);
            var live = _comparison.Live(0, _position, null, Lost);
            await Task.WhenAll(live, MakeKeys(connection));
            if (await Compare(connection, live) is { } first)
            {
                await Differs(connection, first);
                return;
            }
        }
        while (true)
        {
            await Follow(connection);
            if (!state.Accepted && await Compare(connection) is { } difference)
            {
                await Differs(connection, difference);
                return;
            }
            if (await _log.Head(Lost) - _position <= LastBatch && await Switch(connection))
                return;
        }
    }

    private async Task Follow(NpgsqlConnection connection)
    {
        while (await _log.Head(Lost) is var head && head - _position > LastBatch)
            await Advance(connection, head, RebuildStage.Following);
    }

    private async Task Advance(NpgsqlConnection connection, long to, RebuildStage stage)
    {
        var (reading, writing) = (Read(_position, to), Task.CompletedTask);
        var (rows, before) = (_fold.Encodings(), _fold.Encodings());
        try
        {
            while (reading is not null)
            {
                var events = await reading;
                reading = Read(events[^1].Position, to);
                await _fold.Fold(events, rows, Lost);
                await writing;
                var (segment, last) = (rows, events[^1].Position);
                writing = Task.Run(() => Write(connection, segment, last, to, stage), Lost);
                (rows, before) = (before, rows);
            }
        }
        finally
        {
            // Whatever is under way ends before the connection does.
            await ((Task?)reading ?? Task.CompletedTask)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await writing;
    }

    private Task<IReadOnlyList<LoggedEvent>>? Read(long after, long to) =>
        after < to ? Task.Run(() => _log.Read(after, to, Lost), Lost) : null;

    private async Task Write(
        NpgsqlConnection connection, EncodedRows[] segment, long last, long to, RebuildStage stage)
    {
        await using var transaction = await connection.BeginTransactionAsync(Lost);
        await _copy.Write(connection, segment, Lost);
        long? rate = stage is RebuildStage.Filling
            ? (long)((last - state.Position) / clock.GetElapsedTime(_began).TotalSeconds)
            : null;
        await held.Note(connection, new(stage, _position, last, to, rate));
        await transaction.CommitAsync(Lost);
        if (_compared is not null)
            Array.ForEach(segment, rows => _touched.Add(rows.Touched));
        _position = last;
    }

    private async Task MakeKeys(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync(Lost);
        await using var command = new NpgsqlCommand(
            "set local maintenance_work_mem = '128MB';\n"
            + place.Text.Generation("keys", state.Generation), connection)
        {
            CommandTimeout = 0,
        };
        await command.ExecuteNonQueryAsync(Lost);
        await held.Note(connection, new(RebuildStage.Following, _position, _position, _position));
        await transaction.CommitAsync(Lost);
    }

    /// <summary>Once all rows, later those that were written since.</summary>
    private async Task<RebuildDifference?> Compare(
        NpgsqlConnection connection, Task<IReadOnlyList<TableSum>>? live = null)
    {
        if (_compared is null)
            await held.Note(connection, new(RebuildStage.Comparing, _position, _position, _position));
        var difference = await Compare(
            connection, live, _compared ?? 0, _position, _compared is null ? null : _touched);
        _compared = _position;
        _touched.Clear();
        return difference;
    }

    private Task<RebuildDifference?> Compare(
        NpgsqlConnection connection, Task<IReadOnlyList<TableSum>>? live, long after, long through,
        TouchedSubjects? touched) => _comparison.Compare(
            connection, live ?? _comparison.Live(after, through, touched, Lost), after, through, touched,
            Lost);

    private Task Differs(NpgsqlConnection connection, RebuildDifference difference) => held.Note(
        connection,
        new(
            RebuildStage.Differs, _position, _position, _position,
            Difference: JsonSerializer.Serialize(difference, RebuildPlace.Json)));

    /// <summary>
    /// Under the ledger's lock: the last events, and the switch. False when too many have come meanwhile.
    /// </summary>
    private async Task<bool> Switch(NpgsqlConnection connection)
    {
        RebuildDifference? difference;
        await using (var transaction = await connection.BeginTransactionAsync(Lost))
        {
            await place.TakeLock(connection, Lost);
            var head = await _log.Head(Lost);
            if (head - _position > MostUnderLock)
                return false;
            if (head > _position)
            {
                var rest = await _fold.Fold(await _log.Read(_position, head, Lost), Lost);
                await RestOfRows.Write(connection, place.Text, state.Generation, rest, Lost);
                Array.ForEach(rest.Rows, _touched.Add);
            }
            difference = _compared is { } compared
                ? await Compare(connection, null, compared, head, _touched)
                : null;
            if (difference is null)
            {
                await held.Switch(connection, _position, head, place.Model.ProjectionVersion, KeptFor);
                await transaction.CommitAsync(CancellationToken.None);
                return true;
            }
        }
        await Differs(connection, difference);
        return true;
    }
}
