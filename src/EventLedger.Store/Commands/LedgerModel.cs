namespace EventLedger.Store;

/// <summary>
/// What an application tells the store: its streams, the stored form of events, and its read models.
/// </summary>
/// <param name="Kinds">The kinds of streams; the longest prefix that fits a stream's name decides.</param>
/// <param name="Codec">Payloads to and from their stored form.</param>
/// <param name="Project">What the read models make of one event; pure.</param>
public sealed record LedgerModel(
    IReadOnlyList<StreamKind> Kinds, EventCodec Codec, Func<EventInContext, ReadModelRows> Project)
{
    /// <summary>
    /// Grows when <see cref="Project"/> makes other rows of the same events. A ledger whose read models were
    /// rebuilt by a later version takes no commands from a node with an earlier one.
    /// </summary>
    public int ProjectionVersion { get; init; } = 1;

    /// <summary>The kind of a stream; a name that no prefix fits is a bug and throws.</summary>
    public StreamKind KindOf(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StreamKind? found = null;
        foreach (var kind in Kinds)
        {
            if (stream.StartsWith(kind.Prefix, StringComparison.Ordinal)
                && (found is null || kind.Prefix.Length > found.Prefix.Length))
                found = kind;
        }
        return found ?? throw new ArgumentException($"No kind of stream fits '{stream}'.", nameof(stream));
    }
}

/// <summary>How the streams of one kind fold.</summary>
/// <param name="Prefix">What their names begin with: "contract-".</param>
/// <param name="AggregateType">What mt_streams.type says: "contract".</param>
/// <param name="Initial">The state before the first event.</param>
/// <param name="Evolve">(state, payload) to the next state; pure.</param>
public sealed record StreamKind(
    string Prefix, string AggregateType, object Initial, Func<object, object, object> Evolve)
{
    /// <summary>
    /// What the writer keeps of a state between commands; the same state when it keeps all. What is left out
    /// is read again where a decision asks for the whole.
    /// </summary>
    public Func<object, object> Lean { get; init; } = state => state;

    /// <summary>Whether nothing was left out of a state.</summary>
    public Func<object, bool> IsWhole { get; init; } = _ => true;

    /// <summary>Whether an event can follow only a state of which nothing was left out.</summary>
    public Func<object, bool> NeedsWhole { get; init; } = _ => false;
}

/// <summary>An event as it is stored.</summary>
/// <param name="Type">The stable name in snake case: "contract_signed".</param>
/// <param name="ClrType">What a Marten reader looks up: "Full.Type.Name, AssemblyName".</param>
/// <param name="Data">JSON in UTF-8.</param>
public sealed record StoredForm(string Type, string ClrType, byte[] Data);

/// <summary>Payload objects to and from their stored form.</summary>
/// <param name="Write">A payload to its stored form.</param>
/// <param name="Read">Stored type and JSON to the payload; upcasts old versions.</param>
/// <param name="PublicName">The stored type as the API names it: "contract_signed" is
/// "ContractSigned".</param>
public sealed record EventCodec(
    Func<object, StoredForm> Write,
    Func<string, ReadOnlyMemory<byte>, object> Read,
    Func<string, string> PublicName);

/// <summary>One event of a decision, with the state of its stream on both sides of it.</summary>
public sealed record EventInContext(
    string Stream, long Version, object Payload, DateOnly EffectiveOn, object Before, object After);
