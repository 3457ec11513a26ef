using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// All deals, parties, facilities and money as they are known at one position of the ledger: what reports are
/// computed from. The stored book reads the rows; a scenario's book is one in which some of them are others.
/// </summary>
public interface IKnownBook
{
    /// <summary>The position; what is read at it never changes.</summary>
    public long Position { get; }

    /// <summary>The terms of every contract and announced deal, by id.</summary>
    public Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled);

    /// <summary>Every party by its id.</summary>
    public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled);

    /// <summary>Every facility by its id.</summary>
    public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled);

    /// <summary>Money entries dated up to a day, or all, in the order they were recorded.</summary>
    public Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled);

    /// <summary>All money entries by contract, by the ordinals of the contracts' ids.</summary>
    public async Task<IReadOnlyList<ContractEntries>> EntriesByContract(CancellationToken cancelled) =>
        ContractEntries.Of(await Entries(null, cancelled));

    /// <summary>The book as it is known at another position, not after this one.</summary>
    public IKnownBook At(long position);

    /// <summary>The events of all providers' books, in the order of the ledger.</summary>
    public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled);

    /// <summary>The events of a contract that were recorded after a position, by version.</summary>
    public Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled);
}

/// <summary>What reports ask of a book beside its rows.</summary>
public static class KnownBooks
{
    /// <summary>What parties and facilities are called.</summary>
    public static async Task<Names> Names(this IKnownBook book, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(book);
        switch (book)
        {
            case PartOfBook part:
                return part.Called;
            case HeldBook held:
                return await held.Called(cancelled);
        }
        var parties = await book.Parties(cancelled);
        var facilities = await book.Facilities(cancelled);
        return new(
            parties.ToDictionary(party => party.Key, party => party.Value.Name, StringComparer.Ordinal),
            facilities.ToDictionary(place => place.Key, place => place.Value.Name, StringComparer.Ordinal));
    }

    /// <summary>Who controls whom.</summary>
    public static async Task<Control> Control(this IKnownBook book, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(book);
        switch (book)
        {
            case PartOfBook part:
                return part.Controlling;
            case HeldBook held:
                return await held.Controlling(cancelled);
        }
        return Domain.Parties.Control.Among(await book.Parties(cancelled));
    }
}
