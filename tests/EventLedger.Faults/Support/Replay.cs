using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>
/// Plays the events again, in their order. Every command must be what its rule says on the state before it,
/// every refusal must have been right at some position since it was asked for, and the read models must be
/// what the projection makes of the events.
/// </summary>
public sealed class Replay(StoredLedger ledger, Journal journal)
{
    private static readonly LedgerModel Model = LedgerModels.EventLedger;

    private readonly Dictionary<string, (object State, long Version)> _streams = [];
    private readonly RebuiltRows _rows = new();
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Violations()
    {
        var stored = journal.Stored.ToDictionary(entry => entry.Order.Key);
        var refusals = journal.Entries
            .SelectMany(entry => entry.Refusals.Select(one => (entry.Order, one.Code, one.Since))).ToList();
        var commands = ledger.Events.ToLookup(LedgerInvariants.KeyOf);
        Settle(refusals, 0);
        foreach (var e in ledger.Events)
        {
            var key = LedgerInvariants.KeyOf(e);
            if (key is not null && stored.TryGetValue(key, out var entry) && commands[key].First() == e)
                Decide(entry.Order, [.. commands[key]]);
            if (!Apply(e))
                break;
            Settle(refusals, e.Position);
        }
        _found.AddRange(refusals.Select(one =>
            $"decisions: {one.Order.Path} {one.Order.Key} was refused as {one.Code} after {one.Since}"));
        _found.AddRange(Compare("contracts", _rows.Contracts, ledger.Contracts));
        _found.AddRange(Compare("terms", _rows.Terms, ledger.Terms));
        _found.AddRange(Compare("entries", _rows.Entries, ledger.Entries));
        _found.AddRange(Compare("register", _rows.Register, ledger.Register));
        return _found;
    }

    private void Decide(Order order, IReadOnlyList<RecordedEvent> events)
    {
        var said = Decided(order, DateOnly.FromDateTime(events[0].RecordedAt)) is Decision.Append append
            ? append.Events.Concat(append.Elsewhere.SelectMany(other => other.Events))
                .Select(e => ReadModelText.Of(Model.Codec.Write(e.Payload).Data))
            : [];
        if (!said.SequenceEqual(events.Select(e => ReadModelText.Of(e.Data))))
            _found.Add($"decisions: {order.Path} {order.Key} at {events[0].Position} breaks its rule");
    }

    private Decision Decided(Order order, DateOnly today) =>
        order.Parsed.Decide(new DecisionScope(today, Current));

    private (object State, long Version) Current(string stream) =>
        _streams.TryGetValue(stream, out var current) ? current : (Model.KindOf(stream).Initial, 0);

    /// <summary>Takes out the refusals that are right here.</summary>
    private void Settle(List<(Order Order, string Code, long Since)> refusals, long position) =>
        refusals.RemoveAll(one => one.Since <= position && one.Code == Code(one.Order));

    private string? Code(Order order) => Decided(order, default) switch
    {
        Decision.Refuse refuse => ((Refusal)refuse.Refusal).Code,
        Decision.NotFound => "not-found",
        _ => null,
    };

    private bool Apply(RecordedEvent e)
    {
        try
        {
            var (before, version) = Current(e.Stream);
            var payload = Model.Codec.Read(e.StoredType, e.Data);
            var after = Model.KindOf(e.Stream).Evolve(before, payload);
            _streams[e.Stream] = (after, version + 1);
            _rows.Add(e, Model.Project(
                new EventInContext(e.Stream, e.Version, payload, e.EffectiveOn, before, after)));
            return true;
        }
        catch (Exception impossible) when (impossible is not OutOfMemoryException)
        {
            _found.Add($"decisions: {e.Position} cannot follow: {impossible.Message}");
            return false;
        }
    }

    private static IEnumerable<string> Compare(
        string name, IReadOnlyList<string> rebuilt, IReadOnlyList<string> stored)
    {
        var (left, right) = (Counted(rebuilt), Counted(stored));
        return left.Except(right).Select(row => $"{name}: a replay gives {row}")
            .Concat(right.Except(left).Select(row => $"{name}: without an event there is {row}"));
    }

    // Of two equal rows the second one is another.
    private static List<string> Counted(IReadOnlyList<string> rows) =>
        [.. rows.GroupBy(row => row)
            .SelectMany(same => same.Select((row, i) => i == 0 ? row : $"{row} #{i}"))];
}
