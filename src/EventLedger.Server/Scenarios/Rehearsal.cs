using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Scenarios;

/// <summary>An event that would be stored.</summary>
/// <param name="Recorded">The event as the log would have it.</param>
/// <param name="Rows">What it would leave in the read models.</param>
internal sealed record RehearsedEvent(RecordedEvent Recorded, ReadModelRows Rows)
{
    /// <summary>The position that it would have.</summary>
    public long Position => Recorded.Position;
}

/// <summary>
/// Decides commands in their order against a ledger as it is known at a position, each over the events of
/// those before it, by the same slices as real ones, and keeps what the read models would hold of them.
/// Nothing is stored.
/// </summary>
/// <param name="reader">Reads the ledger.</param>
/// <param name="position">The last position that counts.</param>
/// <param name="today">The day of a command that names none.</param>
/// <param name="now">The instant at which the events would be recorded.</param>
internal sealed class Rehearsal(LedgerReader reader, long position, DateOnly today, DateTime now)
{
    private static readonly LedgerModel Model = LedgerModels.EventLedger;

    private readonly Dictionary<string, (object State, long Version)> _streams = new(StringComparer.Ordinal);
    private readonly List<RehearsedEvent> _events = [];

    /// <summary>The events, each at the position it would have.</summary>
    public IReadOnlyList<RehearsedEvent> Events => _events;

    /// <summary>Decides a scenario's commands; the problem of the first that is refused.</summary>
    public async Task<Problem?> Run(IReadOnlyList<ScenarioCommand> commands, CancellationToken cancelled)
    {
        foreach (var (index, asked) in commands.Index())
        {
            var (command, errors) = PlannedCommand.Read(asked);
            var refused = command is null
                ? Problem.Malformed(errors.ToDictionary(error => "$" + error.Key, error => error.Value))
                : await Run(command, cancelled);
            if (refused is not null)
                return Problem.ScenarioRefused(index, asked.Command, asked.Id, refused);
        }
        return null;
    }

    private async Task<Problem?> Run(PlannedCommand command, CancellationToken cancelled)
    {
        switch (await Decide(command, cancelled))
        {
            case Decision.Append append:
                Keep(command.Stream, append.Events);
                foreach (var (stream, events) in append.Elsewhere)
                    Keep(stream, events);
                return null;
            // What a body must look like, or whether a part is there, may depend on the stream.
            case Decision.Refuse { Refusal: Problem problem }:
                return problem;
            case Decision.Refuse refuse:
                return Problem.Refused((Refusal)refuse.Refusal);
            case Decision.NotFound:
                return Problem.NotFound($"There is no {command.Slice.Collection.Singular} {command.Id}.");
            case var other:
                throw new System.Diagnostics.UnreachableException($"{other} is no decision.");
        }
    }

    /// <summary>
    /// A decision that reads a stream which is not at hand sees it empty and does not count: it is taken
    /// again once the stream is loaded.
    /// </summary>
    private async Task<Decision> Decide(PlannedCommand command, CancellationToken cancelled)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal) { command.Stream };
        while (true)
        {
            foreach (var stream in missing)
                if (!_streams.ContainsKey(stream))
                    _streams[stream] = await reader.Fold(stream, null, position, cancelled) ?? Empty(stream);
            missing.Clear();
            var decision = Decide(command, missing);
            if (missing.Count == 0)
                return decision!;
        }
    }

    private Decision? Decide(PlannedCommand command, HashSet<string> missing)
    {
        var scope = new DecisionScope(today, stream =>
        {
            if (_streams.TryGetValue(stream, out var known))
                return known;
            missing.Add(stream);
            return Empty(stream);
        });
        try
        {
            return command.Parsed.Decide(scope);
        }
        catch (Exception) when (missing.Count > 0)
        {
            return null;
        }
    }

    private void Keep(string stream, IReadOnlyList<NewEvent> events)
    {
        var kind = Model.KindOf(stream);
        var (state, version) = _streams[stream];
        foreach (var one in events)
        {
            var after = kind.Evolve(state, one.Payload);
            version++;
            var rows = Model.Project(new(stream, version, one.Payload, one.EffectiveOn, state, after));
            _events.Add(new(Recorded(one, stream, version), rows));
            state = after;
        }
        _streams[stream] = (state, version);
    }

    private RecordedEvent Recorded(NewEvent one, string stream, long version)
    {
        var form = Model.Codec.Write(one.Payload);
        return new(
            position + _events.Count + 1, Guid.Empty, stream, version, form.Type,
            Model.Codec.PublicName(form.Type), now, form.Data, "{}"u8.ToArray(), "scenario", "scenario",
            null);
    }

    private static (object State, long Version) Empty(string stream) => (Model.KindOf(stream).Initial, 0);
}
