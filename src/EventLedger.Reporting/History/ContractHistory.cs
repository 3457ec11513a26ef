using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.History;

/// <summary>How a contract stood beside an event: as of the event's own business day.</summary>
/// <param name="Status">How it stood.</param>
/// <param name="MonthlyFee">The fee in force.</param>
/// <param name="LastServiceDay">The last day of service that notice brings.</param>
/// <param name="EndsOn">The end of the term.</param>
/// <param name="Headline">Charges over the whole term.</param>
/// <param name="Firm">Charges owed whatever happens.</param>
/// <param name="FirmUntil">The last firm day.</param>
/// <param name="Owed">What is owed on invoices.</param>
/// <param name="StartsOn">The first day of service; null when only announced.</param>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
public sealed record ContractMoment(
    ContractStatus Status,
    Money? MonthlyFee,
    DateOnly? LastServiceDay,
    DateOnly? EndsOn,
    Money? Headline,
    Money? Firm,
    DateOnly? FirmUntil,
    Money? Owed,
    DateOnly? StartsOn,
    string ProviderId,
    string CustomerId)
{
    /// <summary>The contract as of a day; null when nothing is known of it then.</summary>
    public static ContractMoment? Of(Contract contract, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (ContractView.AsOf(contract.Terms, day) is not { } view)
            return null;
        var commitment = view.Commitment;
        Money? owed = view.Currency is { } currency
            ? contract.Account.Invoices.Aggregate(Money.Zero(currency), (sum, i) => sum + i.BalanceOn(day))
            : null;
        return new(
            view.Status,
            view.MonthlyFee,
            view.LastServiceDay,
            view.Agreement?.EndsOn,
            commitment.Headline,
            commitment.Firm,
            commitment.FirmUntil,
            owed,
            view.Agreement?.StartsOn,
            view.ProviderId,
            view.CustomerId);
    }
}

/// <summary>An event of a contract, told.</summary>
/// <param name="Event">As it was recorded.</param>
/// <param name="Sentence">What happened, for people.</param>
/// <param name="Before">The contract before it, as of its business day; null before the first.</param>
/// <param name="After">The contract after it, as of its business day.</param>
/// <param name="Sources">Who said so.</param>
/// <param name="CorrectedBy">
/// The version of its latest correction that is known; null when it stands as recorded.
/// </param>
public sealed record HistoryEntry(
    RecordedEvent Event,
    string Sentence,
    ContractMoment? Before,
    ContractMoment? After,
    IReadOnlyList<Source> Sources,
    long? CorrectedBy = null);

/// <summary>The history of a contract in sentences: a fold of its events.</summary>
public static class ContractHistory
{
    /// <summary>The entries of a stream's events, in order.</summary>
    /// <param name="events">All that are known, from the first: a later one may correct an earlier.</param>
    /// <param name="names">What parties and facilities are called.</param>
    /// <param name="after">Only entries of later versions.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="correctable">Only facts of the terms: what <c>CorrectEvent</c> takes.</param>
    /// <param name="text">Only those whose sentence, type or day has this in it, in whatever case.</param>
    public static IReadOnlyList<HistoryEntry> Of(
        IEnumerable<RecordedEvent> events, Names names, long after = 0, int limit = int.MaxValue,
        bool correctable = false, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (contract, entries) = (Contract.None, new List<HistoryEntry>());
        foreach (var recorded in events)
        {
            var e = (ContractEvent)EventTypes.Read(recorded.StoredType, recorded.Data);
            var before = contract;
            contract = Contract.Evolve(before, e);
            var isWanted = recorded.Version > after && entries.Count < limit
                && (!correctable || contract.Facts.Count > before.Facts.Count);
            if (isWanted && EventSentences.Of(e, before, names) is var sentence
                && (text is null || IsIn(recorded, sentence, text)))
                entries.Add(Entry(recorded, e, sentence, before, contract));
        }
        var correctedBy = contract.Facts.ToDictionary(fact => fact.Version, fact => fact.CorrectedBy);
        return
        [
            .. entries.Select(entry => entry with
            {
                CorrectedBy = correctedBy.GetValueOrDefault(entry.Event.Version),
            }),
        ];
    }

    private static HistoryEntry Entry(
        RecordedEvent recorded, ContractEvent e, string sentence, Contract before, Contract after) => new(
        recorded,
        sentence,
        ContractMoment.Of(before, recorded.EffectiveOn),
        ContractMoment.Of(after, recorded.EffectiveOn),
        SourcesOf(e));

    private static bool IsIn(RecordedEvent e, string sentence, string text) =>
        sentence.Contains(text, StringComparison.OrdinalIgnoreCase)
        || e.Type.Contains(text, StringComparison.OrdinalIgnoreCase)
        || $"{e.EffectiveOn:yyyy-MM-dd}".Contains(text, StringComparison.Ordinal);

    internal static IReadOnlyList<Source> SourcesOf(ContractEvent? e) => e switch
    {
        EventCorrected correction => SourcesOf(correction.ReadsAs()),
        DealAnnounced deal => deal.Sources ?? [],
        AnnouncementRevised revised => revised.Sources ?? [],
        ContractSigned signed => signed.Sources ?? [],
        SourceAttached attached => [attached.Source],
        _ => [],
    };
}
