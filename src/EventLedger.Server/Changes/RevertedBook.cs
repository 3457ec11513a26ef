using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Server.Changes;

/// <summary>
/// A book in which one stream is still as it was in an earlier one: what a report of it does not have of the
/// later book is what the stream's events since have changed.
/// </summary>
/// <param name="now">The later book.</param>
/// <param name="before">The earlier one.</param>
/// <param name="stream">The stream's name.</param>
internal sealed class RevertedBook(IKnownBook now, IKnownBook before, string stream) : IKnownBook
{
    private readonly string _id = StreamNames.IdOf(stream);

    public long Position => now.Position;

    public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled)
    {
        var known = await now.Contracts(cancelled);
        if (stream != StreamNames.Contract(_id))
            return known;
        var earlier = (await before.Contracts(cancelled)).FirstOrDefault(contract => contract.Id == _id);
        return
        [
            .. known.Select(contract => contract.Id == _id ? earlier : contract).OfType<KnownContract>(),
        ];
    }

    public async Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        stream == StreamNames.Party(_id)
            ? Reverted(await now.Parties(cancelled), await before.Parties(cancelled))
            : await now.Parties(cancelled);

    public async Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
        stream == StreamNames.Facility(_id)
            ? Reverted(await now.Facilities(cancelled), await before.Facilities(cancelled))
            : await now.Facilities(cancelled);

    public async Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled)
    {
        var known = await now.Entries(upToDay, cancelled);
        return stream == StreamNames.Contract(_id)
            ? [.. known.Where(entry => entry.ContractId != _id || entry.Position <= before.Position)]
            : known;
    }

    public async Task<IReadOnlyList<ContractEntries>> EntriesByContract(CancellationToken cancelled)
    {
        var known = await now.EntriesByContract(cancelled);
        return stream == StreamNames.Contract(_id)
            ? [.. known.Select(of => of.ContractId == _id ? Earlier(of) : of).OfType<ContractEntries>()]
            : known;
    }

    public IKnownBook At(long position) =>
        position <= before.Position ? now.At(position) : new RevertedBook(now.At(position), before, stream);

    public async Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
    [
        .. (await now.BooksEvents(cancelled))
            .Where(e => e.Stream != stream || e.Position <= before.Position),
    ];

    public async Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled)
    {
        var events = await now.EventsOf(contractId, afterPosition, cancelled);
        return stream == StreamNames.Contract(contractId)
            ? [.. events.Where(e => e.Position <= before.Position)]
            : events;
    }

    private ContractEntries? Earlier(ContractEntries of)
    {
        KnownEntry[] entries = [.. of.Entries.Where(entry => entry.Position <= before.Position)];
        return entries.Length == 0 ? null : new(of.ContractId, entries);
    }

    private Dictionary<string, T> Reverted<T>(
        IReadOnlyDictionary<string, T> known, IReadOnlyDictionary<string, T> earlier)
    {
        var all = new Dictionary<string, T>(known, StringComparer.Ordinal);
        all.Remove(_id);
        if (earlier.TryGetValue(_id, out var was))
            all[_id] = was;
        return all;
    }
}
