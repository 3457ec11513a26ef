using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Parties;

/// <summary>Reads of parties.</summary>
public static class PartyReads
{
    /// <summary>GET /v1/parties.</summary>
    public static Task<IResult> List(LedgerRequest request) => RegisterReads.List(
        request, LedgerProjection.PartyKind, Answers, party => party.Id,
        items => Table.Of(
            "parties",
            items,
            ("id", item => item.Id),
            ("name", item => item.Name),
            ("country", item => item.Country),
            ("version", item => item.Version),
            ("controllerId", item => item.ControllerId)));

    /// <summary>GET /v1/parties/{id}.</summary>
    public static Task<IResult> One(LedgerRequest request, string id) =>
        RegisterReads.One(request, LedgerProjection.PartyKind, id, Answers);

    /// <summary>The read of a party as it would be after a dry run, as of a day.</summary>
    internal static async Task<PartyAnswer> After(
        LedgerRequest request, string id, CommandOutcome.DryRun dryRun, DateOnly asOf)
    {
        var reader = request.Ledger.Reader.Pinned();
        var head = await reader.Head(request.Cancelled);
        var parties = dryRun.Elsewhere.Append(dryRun).ToDictionary(
            moved => StreamNames.IdOf(moved.Stream), moved => (Party)moved.State, StringComparer.Ordinal);
        var control = await ControlOf([id], parties, new(reader, asOf, head.Position), request.Cancelled);
        return PartyAnswer.Of(id, dryRun.Version, parties[id], control, asOf);
    }

    private static async Task<IReadOnlyList<PartyAnswer>> Answers(
        IReadOnlyList<KnownSubject> rows, ReadPoint point, CancellationToken cancelled)
    {
        var parties = rows.ToDictionary(
            row => row.Id, row => LedgerProjection.ReadParty(row.Body), StringComparer.Ordinal);
        var control = await ControlOf([.. parties.Keys], parties, point, cancelled);
        return
        [
            .. rows.Select(row => PartyAnswer.Of(row.Id, row.Version, parties[row.Id], control, point.AsOf)),
        ];
    }

    /// <summary>Control of what some parties ever acquired; who is not at hand yet is read.</summary>
    private static async Task<Control> ControlOf(
        IReadOnlyList<string> ids, Dictionary<string, Party> parties, ReadPoint point,
        CancellationToken cancelled)
    {
        var acquired = ids.SelectMany(id => parties[id].Acquisitions ?? [])
            .Select(acquisition => acquisition.AcquiredId)
            .Distinct(StringComparer.Ordinal)
            .Where(id => !parties.ContainsKey(id))
            .ToArray();
        foreach (var id in acquired)
        {
            var rows = await point.Reader.Register(
                LedgerProjection.PartyKind, point.Position, id, null, 1, cancelled);
            parties[id] = LedgerProjection.ReadParty(rows[0].Body);
        }
        return Control.Among(parties);
    }
}
