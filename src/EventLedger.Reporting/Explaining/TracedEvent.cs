using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Explaining;

/// <summary>An event that moved a figure, or that it rests on.</summary>
/// <param name="Event">As it was recorded.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="Before">The figure without it and all that came after; null where there was none.</param>
/// <param name="After">The figure with it.</param>
/// <param name="Sources">Who said so.</param>
/// <param name="CorrectedBy">The version of its latest correction; null when it stands as recorded.</param>
public sealed record FigureStep(
    RecordedEvent Event,
    string Sentence,
    object? Before,
    object? After,
    IReadOnlyList<Source> Sources,
    long? CorrectedBy);

/// <summary>An event of a contract in the states before and after it.</summary>
/// <param name="Event">As it was recorded.</param>
/// <param name="Payload">What it says.</param>
/// <param name="Before">The contract before it.</param>
/// <param name="After">The contract after it.</param>
public sealed record TracedEvent(
    RecordedEvent Event, ContractEvent Payload, Contract Before, Contract After)
{
    /// <summary>The events of a contract's stream, folded one by one.</summary>
    public static IReadOnlyList<TracedEvent> Of(IEnumerable<RecordedEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (contract, traced) = (Contract.None, new List<TracedEvent>());
        foreach (var recorded in events)
        {
            var payload = (ContractEvent)EventTypes.Read(recorded.StoredType, recorded.Data);
            var after = Contract.Evolve(contract, payload);
            traced.Add(new(recorded, payload, contract, after));
            contract = after;
        }
        return traced;
    }

    /// <summary>This event as a step of a figure.</summary>
    public FigureStep Step(object? before, object? after, Contract last, Names names)
    {
        ArgumentNullException.ThrowIfNull(last);
        return new(
            Event,
            EventSentences.Of(Payload, Before, names),
            before,
            after,
            ContractHistory.SourcesOf(Payload),
            last.Facts.Find(fact => fact.Version == Event.Version)?.CorrectedBy);
    }
}

/// <summary>
/// Which events made a figure what it is: the figure is computed after each event, and those are kept that
/// moved it. What each moved it by adds up to the figure.
/// </summary>
public static class FigureSteps
{
    /// <summary>The steps of a figure of a contract's terms.</summary>
    /// <param name="events">The contract's events.</param>
    /// <param name="figure">The figure of the terms as they stand after an event.</param>
    /// <param name="names">What parties and facilities are called.</param>
    public static IReadOnlyList<FigureStep> Of(
        IReadOnlyList<TracedEvent> events, Func<ContractTerms, object?> figure, Names names)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(figure);
        var (steps, now) = (new List<FigureStep>(), (object?)null);
        foreach (var traced in events)
        {
            if (ReferenceEquals(traced.Before.Terms, traced.After.Terms))
                continue;
            var before = now;
            now = figure(traced.After.Terms);
            if (!Equals(before, now) || traced.Payload is ContractSigned)
                steps.Add(traced.Step(before, now, events[^1].After, names));
        }
        return steps;
    }
}
