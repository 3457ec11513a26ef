using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Facilities;

/// <summary>Reads of facilities.</summary>
public static class FacilityReads
{
    /// <summary>GET /v1/facilities.</summary>
    public static Task<IResult> List(LedgerRequest request) => RegisterReads.List(
        request, LedgerProjection.FacilityKind, Answers, facility => facility.Id,
        items => Table.Of(
            "facilities",
            items,
            ("id", item => item.Id),
            ("name", item => item.Name),
            ("operatorId", item => item.OperatorId),
            ("location", item => item.Location),
            ("megawatts", item => item.Capacity?.Megawatts),
            ("acceleratorsTotal", item => item.Capacity?.AcceleratorsTotal),
            ("qualifier", item => item.Capacity?.Qualifier),
            ("version", item => item.Version)));

    /// <summary>GET /v1/facilities/{id}.</summary>
    public static Task<IResult> One(LedgerRequest request, string id) =>
        RegisterReads.One(request, LedgerProjection.FacilityKind, id, Answers);

    private static Task<IReadOnlyList<FacilityAnswer>> Answers(
        IReadOnlyList<KnownSubject> rows, ReadPoint point, CancellationToken cancelled) =>
        Task.FromResult<IReadOnlyList<FacilityAnswer>>(
        [
            .. rows.Select(row => FacilityAnswer.Of(
                row.Id, row.Version, LedgerProjection.ReadFacility(row.Body), point.AsOf)),
        ]);
}
