using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Rebuilding;

/// <summary>Another node has taken the rebuild, or somebody has ended it.</summary>
internal sealed class RebuildLostException() : Exception("The rebuild was ended, or is another node's.");

/// <summary>
/// The right to do a rebuild: held on in the background, and asked for with everything that is noted of it.
/// </summary>
internal sealed class HeldRebuild : IAsyncDisposable
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly SqlText _text;
    private readonly JobLease _lease;
    private readonly int _generation;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _holding;

    public HeldRebuild(
        NpgsqlDataSource source, SqlText text, JobLease lease, int generation, TimeProvider clock,
        CancellationToken ct)
    {
        (_source, _text, _lease, _generation, _clock) = (source, text, lease, generation, clock);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _holding = Hold();
    }

    /// <summary>Signalled when the rebuild is not this node's any more.</summary>
    public CancellationToken Lost => _lost.Token;

    public bool IsLost { get; private set; }

    /// <summary>Notes how far it has come; part of the connection's transaction, if there is one.</summary>
    /// <exception cref="RebuildLostException">It is not this node's any more.</exception>
    public async Task Note(NpgsqlConnection connection, RebuildNote note)
    {
        await using var command = new NpgsqlCommand(_text.Query("rebuild_note"), connection);
        AddHolder(command);
        Add(command, note.Stage.ToString(), NpgsqlDbType.Text);
        Add(command, note.From, NpgsqlDbType.Bigint);
        Add(command, note.To, NpgsqlDbType.Bigint);
        Add(command, note.Head, NpgsqlDbType.Bigint);
        Add(command, note.Rate, NpgsqlDbType.Bigint);
        Add(command, note.Difference, NpgsqlDbType.Text);
        await Demand(command);
    }

    /// <summary>Has the new generation written and read from the transaction's commit on.</summary>
    /// <exception cref="RebuildLostException">It is not this node's any more.</exception>
    public async Task Switch(
        NpgsqlConnection connection, long from, long to, int version, TimeSpan keptFor)
    {
        await using var command = new NpgsqlCommand(_text.Query("rebuild_switch"), connection);
        AddHolder(command);
        Add(command, from, NpgsqlDbType.Bigint);
        Add(command, to, NpgsqlDbType.Bigint);
        Add(command, version, NpgsqlDbType.Integer);
        Add(command, keptFor, NpgsqlDbType.Interval);
        await Demand(command);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _holding;
        _over.Dispose();
        _lost.Dispose();
    }

    private async Task Hold()
    {
        while (!_over.IsCancellationRequested && !_lost.IsCancellationRequested)
        {
            try
            {
                await using var command = _source.CreateCommand(_text.Query("rebuild_hold"));
                AddHolder(command);
                if (await command.ExecuteNonQueryAsync(_over.Token) == 0)
                {
                    IsLost = true;
                    await _lost.CancelAsync();
                    return;
                }
            }
            catch (Exception)
            {
                // A database that is away is asked again; what is written is checked by itself.
            }
            await Task.Delay(Pause, _clock, _over.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Demand(NpgsqlCommand command)
    {
        if (await command.ExecuteNonQueryAsync() != 1)
            throw new RebuildLostException();
    }

    private void AddHolder(NpgsqlCommand command)
    {
        Add(command, _lease.Job, NpgsqlDbType.Text);
        Add(command, _lease.Token, NpgsqlDbType.Bigint);
        Add(command, Length, NpgsqlDbType.Interval);
        Add(command, _generation, NpgsqlDbType.Integer);
    }

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}

/// <summary>How far a rebuild has come.</summary>
/// <param name="Stage">How it stands from now on.</param>
/// <param name="From">Where it stood before.</param>
/// <param name="To">Where it stands now.</param>
/// <param name="Head">The end of the log.</param>
/// <param name="Rate">Events a second; null leaves what was noted.</param>
/// <param name="Difference">JSON; null leaves what was noted.</param>
internal sealed record RebuildNote(
    RebuildStage Stage, long From, long To, long Head, long? Rate = null, string? Difference = null);
