using System.Buffers;
using EventLedger.Store.Seal;

namespace EventLedger.Store.Appending;

/// <summary>A batch with its numbers, its instant and its seal: all that trip 2 sends.</summary>
internal sealed record StampedBatch(
    Guid Id, long First, DateTime RecordedAt, IReadOnlyList<StampedCommand> Commands, byte[] LeafHashes,
    byte[] RightEdge)
{
    public long Last => First + LeafHashes.Length / System.Security.Cryptography.SHA256.HashSizeInBytes - 1;

    /// <summary>Numbers and seals decisions in their order; the lock is held.</summary>
    public static StampedBatch Make(
        IEnumerable<Decided> decisions, CommitHead head, DateTime recordedAt, TimeProvider clock)
    {
        var tree = new MerkleTree(head.Position, head.RightEdge);
        var leaves = new ArrayBufferWriter<byte>(1024);
        var commands = new List<StampedCommand>();
        var position = head.Position;
        foreach (var decided in decisions)
        {
            foreach (var append in decided.Appends)
            {
                var streams = new StampedStream[append.Streams.Count];
                for (var i = 0; i < streams.Length; i++)
                {
                    var events = Number(append.Streams[i], position + 1, recordedAt);
                    foreach (var recorded in events)
                    {
                        tree.Append(recorded.LeafHash);
                        leaves.Write(recorded.LeafHash);
                    }
                    position += events.Length;
                    streams[i] = new StampedStream(append.Streams[i], events);
                }
                commands.Add(new StampedCommand(append.Pending, streams, recordedAt));
            }
        }
        return new StampedBatch(
            Guid.CreateVersion7(clock.GetUtcNow()), head.Position + 1, recordedAt, commands,
            leaves.WrittenSpan.ToArray(), tree.RightEdge());
    }

    /// <summary>
    /// The instant of a commit: the clock's, or a microsecond after the last commit where the clock has not
    /// passed it, so that instants grow from commit to commit on all nodes.
    /// </summary>
    public static DateTime InstantAfter(DateTime? last, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return last is { } before && now <= before ? before.AddMicroseconds(1) : now;
    }

    private static RecordedEvent[] Number(PreparedAppend append, long first, DateTime recordedAt)
    {
        var command = append.Pending.Command;
        var events = new RecordedEvent[append.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var one = append.Events[i];
            var hash = LeafLine.Hash(
                one.LineBeginning, first + i, recordedAt, append.Stream, one.PublicName, one.Version);
            events[i] = new RecordedEvent(
                first + i, one.Id, append.Stream, one.Version, one.Form.Type, one.PublicName, recordedAt,
                one.Form.Data, one.Headers, command.Context.Actor, command.Context.CorrelationId,
                command.Context.CausationId).Sealed(hash, one.Event.EffectiveOn);
        }
        return events;
    }
}

/// <summary>What a command stores in one stream.</summary>
internal sealed record StampedStream(PreparedAppend Append, IReadOnlyList<RecordedEvent> Events);

/// <summary>A command of a stamped batch, with the answer that is stored under its key.</summary>
internal sealed class StampedCommand
{
    public StampedCommand(PendingCommand pending, IReadOnlyList<StampedStream> streams, DateTime recordedAt)
    {
        var own = streams[0];
        (Pending, Streams) = (pending, streams);
        Stored = new StoredCommand(
            own.Append.Stream, own.Append.After, recordedAt, own.Events, own.Append.State,
            streams.Count == 1 ? [] : [.. streams.Skip(1).SelectMany(other => other.Events)]);
        Answer = pending.Command.Answer(Stored);
    }

    public PendingCommand Pending { get; }

    /// <summary>What it stores in each stream, its own first.</summary>
    public IReadOnlyList<StampedStream> Streams { get; }

    public StoredCommand Stored { get; }

    /// <summary>Made before the commit: what the caller sees is what the key holds.</summary>
    public (short Status, byte[] Answer) Answer { get; }

    public CommandOutcome Outcome => new CommandOutcome.Stored(Stored, Answer.Status, Answer.Answer);
}
