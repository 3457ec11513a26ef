using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Reports;

/// <summary>The book as PostgreSQL has it at a position; what was read once is not read again.</summary>
/// <param name="reader">Reads the ledger.</param>
/// <param name="position">The last position that counts.</param>
internal sealed class StoredBook(LedgerReader reader, long position) : IKnownBook
{
    private readonly Dictionary<DateOnly, IReadOnlyList<KnownEntry>> _entries = [];
    private IReadOnlyList<KnownContract>? _contracts;
    private IReadOnlyDictionary<string, Party>? _parties;
    private IReadOnlyDictionary<string, Facility>? _facilities;

    public long Position => position;

    public static StoredBook Of(ReadPoint point) => new(point.Reader, point.Position);

    public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        _contracts ??= await ReadContracts(cancelled);

    private Task<IReadOnlyList<KnownContract>> ReadContracts(CancellationToken cancelled) =>
        reader.AllTerms(
            StreamNames.ContractPrefix,
            row => new KnownContract(row.ContractId, LedgerProjection.ReadTerms(row.Terms)),
            position, cancelled);

    public async Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
        _parties ??= (await reader.AllOfRegister(
                LedgerProjection.PartyKind,
                row => Tuple.Create(row.Id, LedgerProjection.ReadParty(row.Body)),
                position, cancelled))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
        _facilities ??= (await reader.AllOfRegister(
                LedgerProjection.FacilityKind,
                row => Tuple.Create(row.Id, LedgerProjection.ReadFacility(row.Body)),
                position, cancelled))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    public async Task<IReadOnlyList<KnownEntry>> Entries(DateOnly? upToDay, CancellationToken cancelled)
    {
        var key = upToDay ?? DateOnly.MaxValue;
        if (!_entries.TryGetValue(key, out var entries))
            _entries[key] = entries = await reader.AllEntries(position, upToDay, cancelled);
        return entries;
    }

    public Task<IReadOnlyList<ContractEntries>> EntriesByContract(CancellationToken cancelled) =>
        reader.AllEntriesByContract((id, entries) => new ContractEntries(id, entries), position, cancelled);

    public IKnownBook At(long other) => new StoredBook(reader, Math.Min(position, other));

    public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
        reader.Streams(StreamNames.BooksPrefix, position, cancelled);

    public async Task<IReadOnlyList<RecordedEvent>> EventsOf(
        string contractId, long afterPosition, CancellationToken cancelled)
    {
        var events = await reader.Stream(
            StreamNames.Contract(contractId), 0, null, position, int.MaxValue, cancelled);
        return [.. events.Where(e => e.Position > afterPosition)];
    }
}
