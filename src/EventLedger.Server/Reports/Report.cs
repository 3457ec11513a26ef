using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Changes;
using EventLedger.Server.Explaining;
using EventLedger.Server.Http;
using EventLedger.Server.OpenApi;
using EventLedger.Server.Scenarios;
using EventLedger.Store;

namespace EventLedger.Server.Reports;

/// <summary>
/// A report: what it may be asked, and how it is made of a book that is known at a position. Every format,
/// and whatever else can be done with a report, is done once, here, for all of them.
/// </summary>
/// <param name="name">Its name and its route: <c>run-rate/series</c> is /v1/reports/run-rate/series.</param>
/// <param name="summary">What it answers, in one sentence for the API's readers.</param>
/// <param name="parameters">Its own parameters, as the API document names them.</param>
internal abstract class Report(string name, string summary, IReadOnlyList<string> parameters)
{
    /// <summary>Its name, which is the end of its route.</summary>
    public string Name => name;

    /// <summary>What it answers.</summary>
    public string Summary => summary;

    /// <summary>Its own parameters, without what tells them apart elsewhere.</summary>
    protected IEnumerable<string> Parameters => parameters.Select(parameter => parameter.Split(':')[0]);

    /// <summary>
    /// The version of its form, which a token names: raised whenever a field or a column of it changes.
    /// </summary>
    public int Form { get; init; } = 1;

    /// <summary>The figures of its answers, each of which opens into what is behind it.</summary>
    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>
    /// What a cell of its answers is; null of what is no cell but an object or a list.
    /// </summary>
    public ReportFigure? FigureAt(FigurePath path) =>
        Figures.FirstOrDefault(one => one.Pattern == path.Pattern) ?? OtherCells.Of(path);

    /// <summary>
    /// The report of a month at its end, as known at a position: its token and the JSON of its answer. Null
    /// of a report that no month is closed with.
    /// </summary>
    public abstract Task<(string Token, byte[] Json)?> OfMonth(
        Ledger ledger, Month month, long position, CancellationToken cancelled);

    /// <summary>Maps its route.</summary>
    public abstract void Map(WebApplication app);

    /// <summary>Answers once more what a token asks.</summary>
    public abstract Task<IResult> Repeat(LedgerRequest request, TabularAnswer format, AnswerToken token);

    /// <summary>What a token asks; null when the report cannot answer that.</summary>
    public abstract ReportQuestion? QuestionOf(AnswerToken token);

    /// <summary>Makes the answer of a book, without a token.</summary>
    public abstract Task<ReportAnswer> MakeOf(
        ReportQuestion question, IKnownBook book, CancellationToken cancelled);

    /// <summary>An answer as it is shown in JSON: with so much of its lists as was asked for.</summary>
    public abstract ReportAnswer Shown(ReportQuestion question, ReportAnswer answer);

    /// <summary>All parameters of its route, as the API document names them.</summary>
    protected string[] Described =>
    [
        .. ReadPoint.Parameters, "view", .. WhatIf.Parameters, .. Since.Parameters,
        .. TabularAnswer.Parameters, .. parameters,
        .. parameters.Contains("top") ? (string[])[] : ["top:compared"],
    ];
}

/// <summary>
/// A report that is asked a <typeparamref name="TQuestion"/> and answers a <typeparamref name="TAnswer"/>.
/// </summary>
/// <inheritdoc/>
internal sealed class Report<TQuestion, TAnswer>(string name, string summary, params string[] parameters)
    : Report(name, summary, parameters)
    where TQuestion : ReportQuestion
    where TAnswer : ReportAnswer
{
    /// <summary>Reads the question from a request that was asked for a day.</summary>
    public required Func<ReportRequest, TQuestion> Ask { get; init; }

    /// <summary>
    /// Makes the answer of a book. What is asked for its largest rows may leave the others unmade.
    /// </summary>
    public required Func<TQuestion, IKnownBook, CancellationToken, Task<TAnswer>> Make { get; init; }

    /// <summary>
    /// What it is asked when a month is closed; null for a report that no month is closed with.
    /// </summary>
    public Func<Month, TQuestion>? AtClose { get; init; }

    /// <summary>The table behind an answer.</summary>
    public required Func<TQuestion, TAnswer, Table> Table { get; init; }

    /// <summary>
    /// Leaves so many of each list in JSON, the largest first; what takes <c>top</c> has it. Totals, and
    /// tables, are always of all.
    /// </summary>
    public Func<TAnswer, int, TAnswer>? Shorten { get; init; }

    /// <inheritdoc/>
    public override void Map(WebApplication app) =>
        app.MapGet(
                "/v1/reports/" + Name,
                (Delegate)((HttpContext http) => LedgerRequest.With(http, Handle)))
            .DescribeReport<TAnswer>(Summary, Described);

    private async Task<IResult> Handle(LedgerRequest request)
    {
        var query = new RequestQuery(
            request.Http,
            [
                .. ReadPoint.Parameters, "view", .. WhatIf.Parameters, .. Since.Parameters,
                .. TabularAnswer.Parameters, .. Parameters, "top",
            ]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var point = await ReadPoint.OfView(request, query);
        var question = Ask(new(query, point.AsOf, request.Today)) with { Top = Largest.Of(query) };
        var scenario = query.Id("scenario");
        var since = await Since.Of(request, query, point.Position);
        if (scenario is not null && since is not null)
            query.Reject("since", "cannot be asked with a scenario");
        var isCompared = scenario is not null || since is not null;
        if (!isCompared && question.Top is not null && !Parameters.Contains("top"))
            query.Reject("top", "is for comparisons of this report: ask with scenario or since");
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        if (scenario is not null)
            return await Answer(request, format, question, scenario, point.Position);
        if (since is { } earlier)
            return await Answer(request, format, question, earlier, point.Position);
        return await Answer(request, format, question, point.Position);
    }

    /// <inheritdoc/>
    public override async Task<IResult> Repeat(
        LedgerRequest request, TabularAnswer format, AnswerToken token) =>
        Read(token) is not { } question
            ? Problem.Malformed("token", "asks what the report cannot answer")
            : token.Scenario is { } scenario
                ? await Answer(request, format, question, token, scenario)
                : await Answer(request, format, question, token.Position);

    /// <inheritdoc/>
    public override ReportQuestion? QuestionOf(AnswerToken token) => Read(token);

    /// <inheritdoc/>
    public override async Task<ReportAnswer> MakeOf(
        ReportQuestion question, IKnownBook book, CancellationToken cancelled) =>
        await Make((TQuestion)question, book, cancelled);

    /// <inheritdoc/>
    public override ReportAnswer Shown(ReportQuestion question, ReportAnswer answer) =>
        Shown(question.Top, (TAnswer)answer);

    private TAnswer Shown(int? top, TAnswer answer) =>
        top is { } most && Shorten is not null ? Shorten(answer, most) : answer;

    private static TQuestion? Read(AnswerToken token)
    {
        try
        {
            return token.Question.Deserialize<TQuestion>(LedgerJson.Wire);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override async Task<(string Token, byte[] Json)?> OfMonth(
        Ledger ledger, Month month, long position, CancellationToken cancelled)
    {
        if (AtClose is null)
            return null;
        var (question, reader) = (AtClose(month), ledger.Reader.Pinned());
        var token = Token(ledger, question, position).ToString();
        var answer = await Make(question, new StoredBook(reader, position), cancelled) with { Token = token };
        return (token, JsonSerializer.SerializeToUtf8Bytes(answer, LedgerJson.Wire));
    }

    private async Task<IResult> Answer(
        LedgerRequest request, TabularAnswer format, TQuestion question, long position)
    {
        var book = new StoredBook(request.Ledger.Reader.Pinned(), position);
        var token = Token(request.Ledger, question, position);
        var answer = await Make(Made(question, format), book, request.Cancelled) with { Token = $"{token}" };
        return format.Write(Shown(question.Top, answer), () => Table(question, answer), token);
    }

    private async Task<IResult> Answer(
        LedgerRequest request, TabularAnswer format, TQuestion question, string scenario, long position)
    {
        var book = new StoredBook(request.Ledger.Reader.Pinned(), position);
        var whole = Compared(question, format);
        var (made, problem) = await WhatIf.Ask(
            request, scenario, book, Token(request.Ledger, whole, position),
            known => Make(whole, known, request.Cancelled));
        return made is null
            ? problem!
            : format.Write(
                () => WhatIf.Shown(made, question.Top),
                () => WhatIf.TableOf(made, side => Table(whole, side)), position);
    }

    private async Task<IResult> Answer(
        LedgerRequest request, TabularAnswer format, TQuestion question, AnswerToken asked,
        AskedScenario scenario)
    {
        var (book, problem) = await WhatIf.BookOf(request, asked.Position, scenario);
        if (book is null)
            return problem!;
        var token = Token(request.Ledger, question, asked.Position) with { Scenario = scenario };
        var answer = await Make(Made(question, format), book, request.Cancelled) with { Token = $"{token}" };
        return format.Write(Shown(question.Top, answer), () => Table(question, answer), token);
    }

    private async Task<IResult> Answer(
        LedgerRequest request, TabularAnswer format, TQuestion question, long since, long position)
    {
        var (reader, whole) = (request.Ledger.Reader.Pinned(), Compared(question, format));
        var answer = await Since.Ask(
            reader, new HeldBook(new StoredBook(reader, since)),
            new HeldBook(new StoredBook(reader, position)),
            known => Make(whole, known, request.Cancelled), request.Cancelled);
        string TokenOf(long at) => Token(request.Ledger, whole, at).ToString();
        var signed = answer with
        {
            Before = answer.Before with { Token = TokenOf(since) },
            Now = answer.Now with { Token = TokenOf(position) },
        };
        return format.Write(
            () => Since.Shown(signed, question.Top),
            () => Since.TableOf(signed, side => Table(whole, side)), position);
    }

    // Which rows differ most shows only when all of both sides were made.
    private static TQuestion Compared(TQuestion question, TabularAnswer format) =>
        Made(question with { Top = null }, format);

    // A table is always of all.
    private static TQuestion Made(TQuestion question, TabularAnswer format) =>
        format.IsTable ? (TQuestion)question.OfAll() : question;

    private AnswerToken Token(Ledger ledger, TQuestion question, long position) => new(
        ledger.Name.Value, position, Name, Form,
        JsonSerializer.SerializeToElement(question, LedgerJson.Wire));
}

/// <summary>What a report reads its question from.</summary>
/// <param name="Query">The parameters of the request.</param>
/// <param name="AsOf">The business day; today when none was named.</param>
/// <param name="Today">The day of the request in the ledger's time zone.</param>
internal sealed record ReportRequest(RequestQuery Query, DateOnly AsOf, DateOnly Today);
