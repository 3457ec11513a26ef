using EventLedger.Store.Seal;

namespace EventLedger.Store.Appending;

/// <summary>
/// Makes everything of an append that needs no lock: stored forms, read-model rows, canonical JSON.
/// </summary>
internal static class EventPreparation
{
    /// <summary>The most that the data of one event may take.</summary>
    public const int MaxEventBytes = 64 * 1024;

    public static PreparedAppend Prepare(
        LedgerModel model, TimeProvider clock, PendingCommand pending, string stream,
        IReadOnlyList<NewEvent> events, StreamState before)
    {
        if (events.Count == 0)
            throw new InvalidOperationException("A decision to append holds no event.");
        var kind = model.KindOf(stream);
        var prepared = new PreparedEvent[events.Count];
        var state = before.State;
        for (var i = 0; i < prepared.Length; i++)
        {
            var after = kind.Evolve(state, events[i].Payload);
            var context = new EventInContext(
                stream, before.Version + i + 1, events[i].Payload, events[i].EffectiveOn, state, after);
            prepared[i] = PrepareOne(model, clock, pending.Command, events[i], context);
            state = after;
        }
        return new PreparedAppend(pending, stream, kind, before.Version, prepared, state);
    }

    private static PreparedEvent PrepareOne(
        LedgerModel model, TimeProvider clock, LedgerCommand command, NewEvent one, EventInContext context)
    {
        var form = model.Codec.Write(one.Payload);
        var data = CanonicalJson.Of(form.Data);
        if (data.Length > MaxEventBytes)
            throw new InvalidOperationException($"The event {form.Type} takes {data.Length} bytes.");
        var headers = EventHeaders.Of(one.EffectiveOn, command.Key, command.Import);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        return new PreparedEvent(
            id, context.Version, one, form with { Data = data }, model.Codec.PublicName(form.Type), headers,
            LeafLine.Beginning(command.Context, data, headers, id), model.Project(context));
    }
}
