using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Server.Scenarios;
using EventLedger.Store;

namespace EventLedger.Server.Explaining;

/// <summary>
/// GET /v1/answers/{token}/explain?cell= of a report: the parts and events behind a cell. Of a scenario's
/// answer the events of its commands are among them, at the positions that they would have.
/// </summary>
internal static class AnswerExplaining
{
    /// <summary>A page of the parts of the cell that a JSON Pointer leads to.</summary>
    public static async Task<IResult> Handle(
        LedgerRequest request, Report report, AnswerToken read, string token)
    {
        var query = new RequestQuery(request.Http, ["cell", .. Cursor.Parameters]);
        var cell = Cell.Of(query);
        var (limit, cursor) = (Cursor.Limit(query) ?? Cursor.UsualLimit, Cursor.Of(query));
        var after = (int)Math.Min(cursor?.Number(query) ?? 0, int.MaxValue);
        if (query.Problem is { } problem)
            return problem;
        if (report.QuestionOf(read) is not { } question)
            return Problem.Malformed("token", "asks what the report cannot answer");
        var reader = request.Ledger.Reader.Pinned();
        IKnownBook known = new StoredBook(reader, read.Position);
        Func<string, IEnumerable<RecordedEvent>> foretold = _ => [];
        if (read.Scenario is { } scenario)
        {
            var (book, gone) = await WhatIf.BookOf(request, read.Position, scenario);
            if (book is null)
                return gone!;
            (known, foretold) = (book, book.EventsIn);
        }
        var explaining = new ReportExplaining(
            EventsOf,
            new HeldBook(known),
            part => report.MakeOf(question, part, request.Cancelled),
            request.Cancelled);
        return await explaining.Explain(report, question, cell, new(token, after, limit));

        async Task<IReadOnlyList<RecordedEvent>> EventsOf(string stream) =>
        [
            .. await reader.Stream(stream, 0, null, read.Position, int.MaxValue, request.Cancelled),
            .. foretold(stream),
        ];
    }
}

