using EventLedger.Server.Commands;
using EventLedger.Server.Http;

namespace EventLedger.Server.Log;

/// <summary>The end of the log and what stands on it.</summary>
/// <param name="Ledger">The ledger's name.</param>
/// <param name="Head">The last position and the root of the Merkle tree up to it.</param>
/// <param name="Counts">How much there is.</param>
/// <param name="Projections">
/// The read models; they are written in the commit, so they stand at the head.
/// </param>
public sealed record LedgerAnswer(
    string Ledger, LedgerHead Head, LedgerCounts Counts, IReadOnlyList<LedgerProjectionAnswer> Projections);

/// <summary>The end of the log.</summary>
/// <param name="Position">The last position; 0 when empty.</param>
/// <param name="Hash">The root of the RFC 6962 tree of that many events, in hexadecimal.</param>
/// <param name="RecordedAt">The instant of the last commit; null when empty.</param>
public sealed record LedgerHead(long Position, string Hash, string? RecordedAt);

/// <summary>How much there is.</summary>
public sealed record LedgerCounts(long Events, long Streams);

/// <summary>
/// A set of read models: which version of its tables is read and written, and how far it has come.
/// </summary>
public sealed record LedgerProjectionAnswer(string Name, int Version, int WrittenVersion, long Position);

/// <summary>GET /v1/ledger.</summary>
public static class LedgerRead
{
    /// <summary>The end of the log and what stands on it.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        var reader = request.Ledger.Reader;
        var head = await reader.Head(request.Cancelled);
        var projections = await reader.Projections(request.Cancelled);
        return TypedResults.Ok(new LedgerAnswer(
            request.Ledger.Name.Value,
            new(
                head.Position,
                Convert.ToHexStringLower(head.RootHash),
                RecordedInstant.Text(head.RecordedAt)),
            new(head.EventCount, head.StreamCount),
            [
                .. projections.Select(p =>
                    new LedgerProjectionAnswer(p.Name, p.ReadGeneration, p.WrittenGeneration, p.Position)),
            ]));
    }
}
