using EventLedger.Server.Explaining;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Answers;

/// <summary>GET /v1/answers/{token}: an answer once more, of a report or of any other read.</summary>
internal static class AnswerRead
{
    /// <summary>
    /// The same at the same position, whatever was recorded since, in any format of the report or read.
    /// </summary>
    public static async Task<IResult> Handle(LedgerRequest request, string token)
    {
        var (asked, wrong) = await Read(request, token);
        if (asked is null)
            return wrong!;
        if (ReadCatalog.Find(asked.Report) is { } read)
            return await ReadCatalog.Repeat(request, read, asked);
        var query = new RequestQuery(request.Http, TabularAnswer.Parameters);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        return await ReportCatalog.Find(asked.Report)!.Repeat(request, format, asked);
    }

    /// <summary>GET /v1/answers/{token}/explain?cell=: what is behind a cell of an answer.</summary>
    public static async Task<IResult> Explain(LedgerRequest request, string token)
    {
        var (asked, wrong) = await Read(request, token);
        if (asked is null)
            return wrong!;
        return ReadCatalog.Find(asked.Report) is { } read
            ? await ReadCatalog.Explain(request, read, asked)
            : await AnswerExplaining.Handle(request, ReportCatalog.Find(asked.Report)!, asked, token);
    }

    /// <summary>A token of this ledger and of something that it answers; or what is wrong with it.</summary>
    private static async Task<(AnswerToken? Token, Problem? Wrong)> Read(LedgerRequest request, string token)
    {
        if (AnswerToken.Parse(token) is not { } read
            || (ReportCatalog.Find(read.Report) is null && ReadCatalog.Find(read.Report) is null))
            return (null, Problem.Malformed("token", "is no token of an answer"));
        var ledger = request.Ledger.Name.Value;
        if (read.Ledger != ledger)
            return (null, Problem.Malformed(
                "token", $"is of the ledger {read.Ledger}, and X-Ledger asks for {ledger}"));
        var head = await request.Ledger.Reader.Head(request.Cancelled);
        return read.Position > head.Position
            ? (null, Problem.NotFound(
                $"The ledger ends at position {head.Position}, and the answer was computed at "
                + $"{read.Position}: the ledger has lost events since, or the answer is another ledger's."))
            : (read, null);
    }
}
