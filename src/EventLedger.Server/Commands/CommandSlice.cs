using EventLedger.Domain;
using EventLedger.Server.Contracts;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>
/// A command that was read: how it decides, and its body for the idempotency hash.
/// </summary>
/// <param name="Decide">Decides over the streams it reads; pure.</param>
/// <param name="Body">The body as it was sent.</param>
public sealed record ParsedCommand(Func<DecisionScope, Decision> Decide, ReadOnlyMemory<byte> Body);

/// <summary>
/// One command of the ledger: its name, its route and how it decides. The same slice serves HTTP and the
/// seeds.
/// </summary>
/// <param name="name">The command's name: <c>SignContract</c>.</param>
/// <param name="collection">Whose streams it moves.</param>
/// <param name="route">Its route under <c>/v1/{collection}/{id}/</c>: <c>sign</c>.</param>
/// <param name="summary">What it does, in one sentence for the API's readers.</param>
public abstract class CommandSlice(string name, StreamCollection collection, string route, string summary)
{
    /// <summary>The command's name: <c>SignContract</c>.</summary>
    public string Name => name;

    /// <summary>Whose streams it moves.</summary>
    public StreamCollection Collection => collection;

    /// <summary>The last part of its route.</summary>
    public string Route => route;

    /// <summary>What it does.</summary>
    public string Summary => summary;

    /// <summary>Whether it may begin a stream; other commands on an unknown one are 404.</summary>
    public required bool BeginsStream { get; init; }

    /// <summary>The type of its body.</summary>
    public abstract Type RequestType { get; }

    /// <summary>A body that works.</summary>
    public abstract object RequestExample { get; }

    /// <summary>Reads a body for a stream; the errors by JSON path when it cannot be read.</summary>
    public abstract (ParsedCommand? Command, IReadOnlyDictionary<string, string[]> Errors) Parse(
        ReadOnlyMemory<byte> body, string id);
}

/// <summary>A command whose body is a <typeparamref name="TRequest"/>.</summary>
/// <inheritdoc/>
public sealed class CommandSlice<TRequest>(
    string name, StreamCollection collection, string route, string summary)
    : CommandSlice(name, collection, route, summary)
    where TRequest : class
{
    /// <summary>Decides a request on the stream of an id.</summary>
    public required Func<TRequest, string, DecisionScope, Decision> Decide { get; init; }

    /// <summary>A request that works, for the API's readers and the tests.</summary>
    public required TRequest Example { get; init; }

    /// <summary>What the types cannot say: contradictions within a body, by JSON path.</summary>
    public Func<TRequest, IEnumerable<(string Path, string Error)>> Contradictions { get; init; } = _ => [];

    /// <inheritdoc/>
    public override Type RequestType => typeof(TRequest);

    /// <inheritdoc/>
    public override object RequestExample => Example;

    /// <inheritdoc/>
    public override (ParsedCommand? Command, IReadOnlyDictionary<string, string[]> Errors) Parse(
        ReadOnlyMemory<byte> body, string id)
    {
        if (!StrictJson.TryRead<TRequest>(body, out var request, out var errors))
            return (null, errors);
        if (Contradictions(request).ToArray() is { Length: > 0 } contradictions)
            return (null, contradictions.GroupBy(found => found.Path, found => found.Error)
                .ToDictionary(group => group.Key, group => group.ToArray()));
        return (new(scope => DecideOn(id, request, scope), body), errors);
    }

    /// <summary>
    /// What becomes of a request on the stream of an id, by every rule that a command meets.
    /// </summary>
    public Decision DecideOn(string id, TRequest request, DecisionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !BeginsStream && scope.Read<object>(Collection.Stream(id)).Version == 0
            ? new Decision.NotFound()
            : Hold(Decide(request, id, scope), request, id, scope);
    }

    private Decision Hold(Decision decision, TRequest request, string id, DecisionScope scope) =>
        ReferenceEquals(Collection, StreamCollection.Contracts)
            ? ClosedBooks.Hold(decision, id, request is ChangeOfTerms { BookInOpenMonth: true }, scope)
            : decision;
}

/// <summary>From the domain's decisions to the store's.</summary>
public static class Decisions
{
    /// <summary>The decision, each event with the business day from which it holds.</summary>
    public static Decision Of<TEvent>(Decided<TEvent> decided, Func<TEvent, DateOnly> effectiveOn)
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(decided);
        return decided.Refusal is { } refusal
            ? new Decision.Refuse(refusal)
            : new Decision.Append([.. decided.Events.Select(e => new NewEvent(e, effectiveOn(e)))]);
    }

    /// <summary>The decision, every event holding from one business day.</summary>
    public static Decision Of<TEvent>(Decided<TEvent> decided, DateOnly effectiveOn)
        where TEvent : class => Of(decided, _ => effectiveOn);
}
