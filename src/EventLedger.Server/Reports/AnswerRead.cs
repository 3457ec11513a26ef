using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>GET /v1/answers/{token}: a report's answer once more.</summary>
internal static class AnswerRead
{
    /// <summary>
    /// The same figures at the same position, whatever was recorded since, in any format of the report.
    /// </summary>
    public static async Task<IResult> Handle(LedgerRequest request, string token)
    {
        var query = new RequestQuery(request.Http, TabularAnswer.Parameters);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        if (AnswerToken.Parse(token) is not { } read
            || ReportCatalog.Find(read.Report) is not { } report)
            return Problem.Malformed("token", "is no token of an answer");
        var ledger = request.Ledger.Name.Value;
        if (read.Ledger != ledger)
            return Problem.Malformed(
                "token", $"is of the ledger {read.Ledger}, and X-Ledger asks for {ledger}");
        var head = await request.Ledger.Reader.Head(request.Cancelled);
        return read.Position > head.Position
            ? Problem.NotFound(
                $"The ledger ends at position {head.Position}, and the answer was computed at "
                + $"{read.Position}: the ledger has lost events since, or the answer is another ledger's.")
            : await report.Repeat(request, format, read);
    }
}
