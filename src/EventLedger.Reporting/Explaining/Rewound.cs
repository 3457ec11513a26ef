using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Explaining;

/// <summary>
/// A part of a book that is told anew from nothing, event by event: what a report made of it says after each
/// is what was known of the part then. Parties and facilities of which no events are told stand as they are
/// known in the end.
/// </summary>
public sealed class Rewound
{
    private readonly HeldBook _whole;
    private readonly IReadOnlyList<KnownContract> _beside;
    private readonly IReadOnlyDictionary<string, Party> _knownParties;
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Facility> _facilities = new(StringComparer.Ordinal);
    private readonly List<KnownEntry> _entries = [];
    private readonly Names _names;
    private readonly Control _control;
    private readonly bool _tellsParties;
    private readonly List<(long Position, Contract State, int Entries)> _told = [];
    private (string Id, Contract State)? _contract;

    /// <summary>Nothing is told yet.</summary>
    /// <param name="whole">The book that it is a part of, after its report was made.</param>
    /// <param name="beside">Contracts that stand as they are known in the end.</param>
    /// <param name="parties">The parties as they are known in the end.</param>
    /// <param name="names">What parties and facilities are called.</param>
    /// <param name="control">Who controls whom in the end.</param>
    /// <param name="tellsParties">Whether parties are told too: none is known before its first event.</param>
    public Rewound(
        HeldBook whole, IReadOnlyList<KnownContract> beside, IReadOnlyDictionary<string, Party> parties,
        Names names, Control control, bool tellsParties)
    {
        (_whole, _beside, _knownParties) = (whole, beside, parties);
        (_names, _control, _tellsParties) = (names, control, tellsParties);
    }

    /// <summary>The contract that was told; null before its first event.</summary>
    public Contract? Told => _contract?.State;

    /// <summary>
    /// Tells an event. Null when no figure can have moved; else what happened, and who said so.
    /// </summary>
    public (string Sentence, IReadOnlyList<Source> Sources, bool IsSignature)? Tell(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var id = StreamNames.IdOf(recorded.Stream);
        switch (EventTypes.Read(recorded.StoredType, recorded.Data))
        {
            case ContractEvent e:
                return Tell(id, recorded, e);
            case PartyEvent e:
                _parties[id] = Party.Evolve(_parties.GetValueOrDefault(id, Party.None), e);
                return (SubjectSentences.Of(e, id, _names), SourcesOf(id, e), false);
            case FacilityEvent e:
                _facilities[id] = Facility.Evolve(_facilities.GetValueOrDefault(id, Facility.None), e);
                return (SubjectSentences.Of(e, id, _names), SubjectSentences.SourcesOf(e), false);
            case var other:
                throw new System.Diagnostics.UnreachableException($"{other} is of no subject of a figure.");
        }
    }

    /// <summary>The part as it is told so far.</summary>
    public PartOfBook Part() => Part(_contract, _entries.Count);

    private PartOfBook Part((string Id, Contract State)? contract, int entries)
    {
        KnownContract[] contracts = contract is var (id, state) && state.IsKnown
            ? [.. _beside, new(id, state.Terms)]
            : [.. _beside];
        var places = _facilities.Count > 0 || contract is null
            ? _facilities
            : _whole.PlacesOf(contract.Value.State.Terms);
        return new(
            _whole,
            contracts,
            [.. _entries.Take(entries)],
            _tellsParties ? _parties : _knownParties,
            places,
            _names,
            _tellsParties ? Control.Among(_parties) : _control,
            Earlier);
    }

    /// <summary>The contract as it was told up to a position.</summary>
    private PartOfBook Earlier(long position)
    {
        var told = _told.FindLastIndex(one => one.Position <= position);
        return told < 0 ? Part(null, 0) : Part((_contract!.Value.Id, _told[told].State), _told[told].Entries);
    }

    private (string, IReadOnlyList<Source>, bool)? Tell(string id, RecordedEvent recorded, ContractEvent e)
    {
        var before = _contract?.State ?? Contract.None;
        var after = Contract.Evolve(before, e);
        _contract = (id, after);
        var rows = MoneyEntries.Of(id, e, before, after) ?? [];
        _entries.AddRange(rows.Select((row, ordinal) => new KnownEntry(
            row.ContractId, recorded.Position, ordinal, row.Document, row.Kind, row.Day, row.Month,
            row.Currency, row.Amount, row.Reference)));
        _told.Add((recorded.Position, after, _entries.Count));
        return rows.Count == 0 && ReferenceEquals(before.Terms, after.Terms)
            ? null
            : (EventSentences.Of(e, before, _names), ContractHistory.SourcesOf(e), e is ContractSigned);
    }

    // Whoever says that one party acquired another says that control passed.
    private IReadOnlyList<Source> SourcesOf(string partyId, PartyEvent e) => e is ControlPassed passed
        ? (_knownParties.GetValueOrDefault(passed.ControllerId)?.Acquisitions ?? [])
            .FirstOrDefault(one => one.AcquiredId == partyId && one.EffectiveOn == passed.EffectiveOn)
            ?.Sources ?? []
        : SubjectSentences.SourcesOf(e);
}

/// <summary>
/// Which events made a figure of a report what it is: the report is made anew after each event of a part, and
/// those are kept that moved the figure. What each moved it by adds up to it.
/// </summary>
public static class ReportSteps
{
    /// <summary>The steps of a figure of one part of a report.</summary>
    /// <param name="part">The part, of which nothing is told yet.</param>
    /// <param name="events">The events of its streams.</param>
    /// <param name="figure">The figure in the report of a part.</param>
    /// <param name="restsOnTerms">Whether the signature counts even where it moved nothing.</param>
    public static async Task<IReadOnlyList<FigureStep>> Of(
        Rewound part, IEnumerable<RecordedEvent> events, Func<PartOfBook, Task<object?>> figure,
        bool restsOnTerms)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(figure);
        var (steps, now) = (new List<FigureStep>(), (object?)null);
        foreach (var recorded in events.OrderBy(e => e.Position))
        {
            if (part.Tell(recorded) is not var (sentence, sources, isSignature))
                continue;
            var before = now;
            now = await figure(part.Part());
            if (!IsSame(before, now) || (isSignature && restsOnTerms))
                steps.Add(new(recorded, sentence, before, now, sources, null));
        }
        var facts = part.Told?.Facts ?? [];
        return
        [
            .. steps.Select(step => step with
            {
                Before = PresentCell.ValueOf(step.Before),
                After = PresentCell.ValueOf(step.After),
                CorrectedBy = step.Event.Stream.StartsWith("contract-", StringComparison.Ordinal)
                    ? facts.Find(fact => fact.Version == step.Event.Version)?.CorrectedBy
                    : null,
            }),
        ];
    }

    // No figure yet and a figure of nothing are the same.
    private static bool IsSame(object? one, object? other) =>
        Equals(one, other) || (FigureSum.IsNothing(one) && FigureSum.IsNothing(other));
}
