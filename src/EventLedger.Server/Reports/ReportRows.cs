using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Reports;

/// <summary>The rows that reports are computed from, known at one position.</summary>
internal static class ReportRows
{
    public static async Task<IReadOnlyList<KnownContract>> Contracts(
        ReadPoint point, CancellationToken cancelled)
    {
        var rows = await point.Reader.Terms(point.Position, TermsFilter.All, cancelled);
        return
        [
            .. rows.Select(row =>
                new KnownContract(row.ContractId, LedgerProjection.ReadTerms(row.Terms))),
        ];
    }

    public static async Task<Names> Names(ReadPoint point, CancellationToken cancelled) =>
        new(
            NamesOf(await RowsOf(point, LedgerProjection.PartyKind, cancelled)),
            NamesOf(await RowsOf(point, LedgerProjection.FacilityKind, cancelled)));

    /// <summary>What parties and facilities are called, and who controls whom.</summary>
    public static async Task<(Names Names, Control Control)> NamesAndControl(
        ReadPoint point, CancellationToken cancelled)
    {
        var parties = await RowsOf(point, LedgerProjection.PartyKind, cancelled);
        var names = new Names(
            NamesOf(parties), NamesOf(await RowsOf(point, LedgerProjection.FacilityKind, cancelled)));
        return (names, Domain.Parties.Control.Among(PartiesOf(parties)));
    }

    /// <summary>Who controls whom.</summary>
    public static async Task<Control> Control(ReadPoint point, CancellationToken cancelled) =>
        Domain.Parties.Control.Among(await Parties(point, cancelled));

    /// <summary>Every party by its id.</summary>
    public static async Task<Dictionary<string, Party>> Parties(
        ReadPoint point, CancellationToken cancelled) =>
        PartiesOf(await RowsOf(point, LedgerProjection.PartyKind, cancelled));

    /// <summary>Every facility by its id.</summary>
    public static async Task<Dictionary<string, Facility>> Facilities(
        ReadPoint point, CancellationToken cancelled)
    {
        var rows = await RowsOf(point, LedgerProjection.FacilityKind, cancelled);
        return rows.ToDictionary(
            row => row.Id, row => LedgerProjection.ReadFacility(row.Body), StringComparer.Ordinal);
    }

    private static Dictionary<string, Party> PartiesOf(IEnumerable<KnownSubject> rows) => rows.ToDictionary(
        row => row.Id, row => LedgerProjection.ReadParty(row.Body), StringComparer.Ordinal);

    private static Task<IReadOnlyList<KnownSubject>> RowsOf(
        ReadPoint point, string kind, CancellationToken cancelled) =>
        point.Reader.Register(kind, point.Position, null, null, null, cancelled);

    private static Dictionary<string, string> NamesOf(IEnumerable<KnownSubject> rows) =>
        rows.ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
}
