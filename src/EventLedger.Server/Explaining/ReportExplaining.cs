using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Server.Explaining;

/// <summary>Explains a figure of a report's answer, one page of its parts at a time.</summary>
/// <param name="eventsOf">Reads the events of a stream that the book knows.</param>
/// <param name="book">The book that the report was made of.</param>
/// <param name="make">Makes the report of a part of the book.</param>
/// <param name="cancelled">Signalled when the client has gone.</param>
internal sealed class ReportExplaining(
    Func<string, Task<IReadOnlyList<RecordedEvent>>> eventsOf, HeldBook book,
    Func<IKnownBook, Task<ReportAnswer>> make, CancellationToken cancelled)
{
    private const int MostInputs = 1_000;

    /// <summary>The figure of a cell, or why there is none.</summary>
    public async Task<IResult> Explain(Report report, ReportQuestion question, string cell, PartsPage page)
    {
        // A pointer is into what was shown; what was left off still has its parts.
        var answer = report.Shown(question, await make(book));
        if (FigurePath.Find(answer, cell) is not { } path)
            return Cell.NothingThere(cell, $"{report.Name} at position {book.Position}");
        if (report.FigureAt(path) is not { } figure)
            return Problem.NotAFigure(cell, [.. report.Figures.Select(one => one.Pattern)]);
        var asked = new FigureAsked(question, path);
        var making = new FigureMaking(figure, asked, book, make);
        var (parts, total, count) = figure.Parts switch
        {
            FigureParts.Contracts => await OfContracts(figure, asked, making, page),
            FigureParts.Subject => ([await OfSubject(figure, asked, making)], null, 1),
            FigureParts.Involved => await OfInvolved(figure.Involved(asked), page),
            FigureParts.Name => ([await OfName(figure.Subject(asked), path.Value)], null, 1),
            FigureParts.Event => ([await OfEvent(figure.Event(asked), path.Value)], null, 1),
            _ => ([], null, 0),
        };
        var next = page.After + page.Limit;
        return TypedResults.Ok(new ReportExplanation(
            report.Name,
            book.Position,
            page.Token,
            path.Pointer,
            figure.Label(asked),
            figure.Kind,
            (path.Value as Money?)?.Currency.Code,
            FigureJson.Of(path.Value),
            new(figure.Rule(asked), []),
            Inputs(answer, figure.Inputs(asked)),
            parts,
            FigureJson.Of(total),
            count,
            next < count ? $"{new Cursor(book.Position, Cursor.Key(next))}" : null));
    }

    private static IReadOnlyList<InputAnswer> Inputs(ReportAnswer answer, IEnumerable<FigureInput> inputs) =>
    [
        .. inputs.Take(MostInputs).Select(input => new InputAnswer(
            input.Cell, input.Role, FigureJson.Of(FigurePath.Find(answer, input.Cell)?.Value))),
    ];

    private async Task<(IReadOnlyList<PartAnswer> Parts, object? Total, int Count)> OfContracts(
        ReportFigure figure, FigureAsked asked, FigureMaking making, PartsPage page)
    {
        var found = await making.Parts(cancelled);
        var parts = new List<PartAnswer>();
        foreach (var part in found.Skip(page.After).Take(page.Limit))
            parts.Add(await OfContract(figure, asked, making, part));
        return (parts, FigureSum.Of(found.Select(part => part.Value), asked.Path.Value), found.Count);
    }

    private async Task<PartAnswer> OfContract(
        ReportFigure figure, FigureAsked asked, FigureMaking making, FoundPart part)
    {
        var events = await eventsOf(StreamNames.Contract(part.ContractId));
        var traced = TracedEvent.Of(events);
        var state = traced[^1].After;
        var known = new KnownContract(part.ContractId, state.Terms);
        var people = figure.TurnsOnControl ? await Above(known) : [];
        foreach (var party in people)
            events = [.. events, .. await eventsOf(StreamNames.Party(party))];
        var steps = await ReportSteps.Of(
            await Rewind([], people.Count > 0), events, making.In, !figure.OfDocuments);
        var made = await make(await book.Alone(known, cancelled));
        return new(
            part.ContractId,
            null,
            null,
            TitleOf(known),
            FigureJson.Of(part.Value),
            figure.How(asked, new(known, state, made, part.Value)),
            figure.ContractCell(asked),
            [.. steps.Select(ExplainedEvent.Of)]);
    }

    /// <summary>What is said of one contract, party or facility, and since which event.</summary>
    private async Task<PartAnswer> OfSubject(ReportFigure figure, FigureAsked asked, FigureMaking making)
    {
        var subject = figure.Subject(asked);
        var stream = StreamOf(subject);
        var isParty = subject.Kind == ClaimSubjectKind.Party;
        IReadOnlyList<KnownContract> beside = isParty
            ? [.. (await book.Contracts(cancelled)).Where(contract => IsWith(contract.Terms, subject.Id))]
            : [];
        var steps = await ReportSteps.Of(
            await Rewind(beside, isParty), await eventsOf(stream), making.In, false);
        return Said(subject, asked.Path.Value, steps);
    }

    /// <summary>What a party or facility is called, and since which event.</summary>
    private async Task<PartAnswer> OfName(ClaimSubject subject, object? name)
    {
        var (told, steps) = (await Rewind([], true), new List<FigureStep>());
        foreach (var e in await eventsOf(StreamOf(subject)))
            if (told.Tell(e) is var (sentence, sources, _) && e.Version == 1)
                steps.Add(new(e, sentence, null, name, sources, null));
        return Said(subject, name, steps);
    }

    /// <summary>One event of a contract, or of a provider's books.</summary>
    private async Task<PartAnswer> OfEvent((string Stream, long Position) where, object? value)
    {
        var id = StreamNames.IdOf(where.Stream);
        var names = await book.Called(cancelled);
        var isContract = where.Stream == StreamNames.Contract(id);
        var events = isContract ? await eventsOf(where.Stream) : await book.BooksEvents(cancelled);
        if (!isContract)
            return Said(
                new(ClaimSubjectKind.Party, id, names.Party(id)), value,
                [.. events.Where(e => e.Position == where.Position).Select(e =>
                    new FigureStep(e, BooksSentences.Of(e, names), null, value, [], null))]);
        var traced = TracedEvent.Of(events);
        return Said(
            new(ClaimSubjectKind.Contract, id, TitleOf(new(id, traced[^1].After.Terms))), value,
            [.. traced.Where(e => e.Event.Position == where.Position)
                .Select(e => e.Step(null, value, traced[^1].After, names))]);
    }

    private static PartAnswer Said(ClaimSubject subject, object? value, IEnumerable<FigureStep> steps) => new(
        subject.Kind == ClaimSubjectKind.Contract ? subject.Id : null,
        subject.Kind == ClaimSubjectKind.Party ? subject.Id : null,
        subject.Kind == ClaimSubjectKind.Facility ? subject.Id : null,
        subject.Name,
        FigureJson.Of(value),
        null,
        null,
        [.. steps.Select(ExplainedEvent.Of)]);

    private static string StreamOf(ClaimSubject subject) => subject.Kind switch
    {
        ClaimSubjectKind.Contract => StreamNames.Contract(subject.Id),
        ClaimSubjectKind.Party => StreamNames.Party(subject.Id),
        _ => StreamNames.Facility(subject.Id),
    };

    /// <summary>Contracts that have part in something together, with the events of capacity.</summary>
    private async Task<(IReadOnlyList<PartAnswer> Parts, object? Total, int Count)> OfInvolved(
        IReadOnlyList<string> ids, PartsPage page)
    {
        var names = await book.Called(cancelled);
        var parts = new List<PartAnswer>();
        foreach (var id in ids.Skip(page.After).Take(page.Limit))
        {
            var traced = TracedEvent.Of(await eventsOf(StreamNames.Contract(id)));
            var steps = FigureSteps.Of(traced, terms => terms.Agreement?.Capacity, names);
            parts.Add(new(
                id, null, null, TitleOf(new(id, traced[^1].After.Terms)), FigureJson.Of(null), null, null,
                [.. steps.Select(step => ExplainedEvent.Of(step with { Before = null, After = null }))]));
        }
        return (parts, null, ids.Count);
    }

    private async Task<Rewound> Rewind(IReadOnlyList<KnownContract> beside, bool tellsParties) => new(
        book,
        beside,
        await book.Parties(cancelled),
        await book.Called(cancelled),
        await book.Controlling(cancelled),
        tellsParties);

    /// <summary>The parties of a contract, and all that ever stood above them.</summary>
    private async Task<IReadOnlyList<string>> Above(KnownContract contract)
    {
        var parties = await book.Parties(cancelled);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(With(contract.Terms));
        while (next.TryDequeue(out var id))
        {
            if (!seen.Add(id))
                continue;
            foreach (var step in (parties.GetValueOrDefault(id, Party.None).Controllers?.Steps ?? []))
                next.Enqueue(step.Value.ControllerId);
        }
        return [.. seen];
    }

    private static bool IsWith(ContractTerms terms, string partyId) => With(terms).Contains(partyId);

    /// <summary>Everybody that a deal was ever announced, signed or assigned with.</summary>
    private static IEnumerable<string> With(ContractTerms terms) =>
        (terms.Announced?.Statements ?? []).SelectMany(deal => new[] { deal.ProviderId, deal.CustomerId })
            .Concat((terms.Agreement?.Providers.Steps ?? []).Select(step => step.Value))
            .Concat((terms.Agreement?.Customers.Steps ?? []).Select(step => step.Value))
            .Distinct(StringComparer.Ordinal);

    private static string TitleOf(KnownContract contract) =>
        contract.Terms.Agreement?.Title ?? contract.Id;
}

/// <summary>Which of a figure's parts are asked for.</summary>
/// <param name="Token">The answer that the figure stands in.</param>
/// <param name="After">After how many.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record PartsPage(string Token, int After, int Limit);
