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
            await NamesOf(point, LedgerProjection.PartyKind, cancelled),
            await NamesOf(point, LedgerProjection.FacilityKind, cancelled));

    /// <summary>Who controls whom.</summary>
    public static async Task<Control> Control(ReadPoint point, CancellationToken cancelled)
    {
        var rows = await point.Reader.Register(
            LedgerProjection.PartyKind, point.Position, null, null, null, cancelled);
        return Domain.Parties.Control.Among(rows.ToDictionary(
            row => row.Id, row => LedgerProjection.ReadParty(row.Body), StringComparer.Ordinal));
    }

    private static async Task<Dictionary<string, string>> NamesOf(
        ReadPoint point, string kind, CancellationToken cancelled)
    {
        var rows = await point.Reader.Register(kind, point.Position, null, null, null, cancelled);
        return rows.ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
    }
}
