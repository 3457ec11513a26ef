using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Parties;

/// <summary>Reads of parties.</summary>
public static class PartyReads
{
    /// <summary>GET /v1/parties.</summary>
    public static Task<IResult> List(LedgerRequest request) => RegisterReads.List(
        request, LedgerProjection.PartyKind,
        (row, _) => PartyAnswer.Of(row.Id, row.Version, LedgerProjection.ReadParty(row.Body)),
        items => Table.Of(
            "parties",
            items,
            ("id", item => item.Id),
            ("name", item => item.Name),
            ("country", item => item.Country),
            ("version", item => item.Version)));

    /// <summary>GET /v1/parties/{id}.</summary>
    public static Task<IResult> One(LedgerRequest request, string id) => RegisterReads.One(
        request, LedgerProjection.PartyKind, id,
        (row, _) => PartyAnswer.Of(row.Id, row.Version, LedgerProjection.ReadParty(row.Body)));
}
