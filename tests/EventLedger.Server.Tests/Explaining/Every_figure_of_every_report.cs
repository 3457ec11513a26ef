using EventLedger.Domain;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tests.Properties;
using EventLedger.Server.Explaining;
using EventLedger.Server.Reports;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using RandomBooks = EventLedger.Reporting.Tests.Properties.Books;

namespace EventLedger.Server.Tests.Explaining;

/// <summary>
/// Every cell of every report opens into the contracts and events behind it, and the parts add
/// up to the cell.
/// </summary>
public sealed class Every_figure_of_every_report
{
    private static readonly Arbitrary<(Book Book, LifeTale[] Lives)> Tales = Arb.From(
        from book in RandomBooks.Any.Generator
        from lives in Gen.ListOf(LifeTale.Any(40).Generator, 2)
        select (book, lives.ToArray()));

    [Fact]
    public void Adds_up_over_random_books() => Run.Check(
        Tales, tale => AddsUp(tale.Book, tale.Lives).GetAwaiter().GetResult(), 25);

    [Fact]
    [Trait("Category", "Long")]
    public void Adds_up_over_many_random_books() => Run.Check(
        Tales, tale => AddsUp(tale.Book, tale.Lives).GetAwaiter().GetResult(), 1_000);

    /// <summary>Books in which no figure has several parts would prove little.</summary>
    [Fact]
    public async Task Of_every_kind_that_is_a_sum_occurs_in_random_books_with_several_parts()
    {
        var several = new HashSet<string>();
        bool Occurs(string report) =>
            several.Any(seen => seen.StartsWith($"{report} ", StringComparison.Ordinal));
        var expected = ReportCatalog.All.Select(report => report.Name)
            .Except(["claims", "commitments/focus", "changed-since-close"]).ToArray();
        for (var books = 0; books < 400 && !expected.All(Occurs); books += 10)
            foreach (var (book, lives) in Gen.Sample(Tales.Generator, 10))
                several.UnionWith(await AddsUp(book, lives, figuresAlone: true));
        ReportCatalog.All.Select(report => report.Name).Where(Occurs).ShouldBe(expected, ignoreOrder: true);
    }

    private static IEnumerable<(Report Report, ReportQuestion Question)> Questions(
        Book book, LifeTale[] lives)
    {
        foreach (var day in book.Days.Concat(lives.SelectMany(life => life.Days).Take(2)).Take(3))
        {
            var (from, to) = (Month.Of(day.AddMonths(-4)), Month.Of(day.AddMonths(4)));
            foreach (var grouping in Enum.GetValues<RunRateGrouping>())
            {
                yield return (RunRateRead.Report, new RunRateQuestion(day, grouping));
                yield return (WaterfallRead.Report, new WaterfallQuestion(from, to, grouping));
            }
            foreach (var grouping in Enum.GetValues<RevenueGrouping>())
                yield return (RevenueRead.Report,
                    new RevenueQuestion(from, to, day, grouping, RevenueBasis.Books));
            foreach (var basis in Enum.GetValues<ConcentrationBasis>())
                yield return (ConcentrationRead.Report, new ConcentrationQuestion(day, basis));
            yield return (RunRateSeriesRead.Report, new MonthsQuestion(from, to));
            yield return (CalendarRead.Report,
                new CalendarQuestion(day, from.FirstDay, to.LastDay, null, 1_000));
            foreach (var report in (Report[])
                [CommitmentsRead.Report, FocusCommitmentsRead.Report, ReceivablesRead.Report,
                    ExposureRead.Report, CapacityRead.Report])
                yield return (report, new DayQuestion(day));
            yield return (ClaimsRead.Report, new ClaimsQuestion(day, false));
        }
    }

    /// <summary>The kinds of figures that had more than one part.</summary>
    private static async Task<HashSet<string>> AddsUp(
        Book book, LifeTale[] lives, bool figuresAlone = false)
    {
        var (tales, several) = (new TalesBook(book, lives), new HashSet<string>());
        foreach (var (report, question) in Questions(book, lives))
        {
            var held = new HeldBook(tales);
            Func<IKnownBook, Task<ReportAnswer>> make = new Made(report, question, tales).Of;
            var answer = await make(held);
            foreach (var path in FigurePath.Leaves(answer))
            {
                if (FigureSum.CanAdd(path.Value) && path.Pattern != "/position")
                    report.Figures.Count(one => one.Pattern == path.Pattern)
                        .ShouldBe(1, $"{report.Name} {path.Pattern} is not explained");
                var figure = report.FigureAt(path)
                    .ShouldNotBeNull($"{report.Name} {path.Pattern} does not open");
                var asked = new FigureAsked(question, path);
                Words(figure, asked, answer);
                if (figure.Parts == FigureParts.Contracts && FigureSum.CanAdd(path.Value))
                    several.UnionWith(await PartsAddUp(tales, held, report, asked, make));
                else if (!figuresAlone)
                    await Opens(tales, held, report, asked, make);
            }
        }
        return several;
    }

    /// <summary>A name, a state, a day: each contract that has the row says the same of it.</summary>
    private static async Task Opens(
        TalesBook tales, HeldBook held, Report report, FigureAsked asked,
        Func<IKnownBook, Task<ReportAnswer>> make)
    {
        var (path, where) = (asked.Path, $"{report.Name} {asked.Path.Pointer} of {asked.Question}");
        var figure = report.FigureAt(path)!;
        if (figure.IsOfRow)
        {
            CellWords.IsKnown(path.Member).ShouldBeTrue($"{path.Member} has no rule");
            (figure.Kind == FigureKind.Asked).ShouldBe(path.Way.Count == 2, where);
        }
        if (figure.Parts is FigureParts.Subject or FigureParts.Name)
            figure.Subject(asked).Id.ShouldNotBeNullOrWhiteSpace(where);
        if (figure.Parts != FigureParts.Contracts || (!figure.IsOfRow && figure.Contract(asked) is null))
            return;
        var making = new FigureMaking(figure, asked, held, make);
        var parts = await making.Parts(default);
        parts.ShouldNotBeEmpty(where);
        foreach (var part in parts)
            part.Value.ShouldBe(path.Value, where);
        if (path.Pointer.Length % 8 != 0)
            return;
        var rewound = new Rewound(
            held, [], await held.Parties(default), await held.Called(default),
            await held.Controlling(default), false);
        var steps = await ReportSteps.Of(
            rewound, tales.Events[parts[^1].ContractId], making.In, !figure.OfDocuments);
        steps.ShouldNotBeEmpty(where);
        steps[^1].After.ShouldBe(path.Value, where);
    }

    private static async Task<IEnumerable<string>> PartsAddUp(
        TalesBook tales, HeldBook held, Report report, FigureAsked asked,
        Func<IKnownBook, Task<ReportAnswer>> make)
    {
        var path = asked.Path;
        var figure = report.Figures.Single(one => one.Pattern == path.Pattern);
        var making = new FigureMaking(figure, asked, held, make);
        var parts = await making.Parts(default);
        FigureSum.Of(parts.Select(part => part.Value), path.Value)
            .ShouldBe(path.Value, $"{report.Name} {path.Pointer} of {asked.Question}");
        // One of the parts in a few is told anew: that takes a report for each of its events.
        if (parts.Count > 0 && path.Pointer.Length % 4 == 0)
            await StepsAddUp(tales, held, making, figure, parts[^1], $"{report.Name} {path.Pointer}");
        return parts.Count > 1 ? [$"{report.Name} {path.Pattern}"] : [];
    }

    private static void Words(ReportFigure figure, FigureAsked asked, ReportAnswer answer)
    {
        figure.Label(asked).ShouldNotBeNullOrWhiteSpace();
        figure.Rule(asked).ShouldNotBeNullOrWhiteSpace();
        foreach (var input in figure.Inputs(asked))
            FigurePath.Find(answer, input.Cell).ShouldNotBeNull($"{asked.Path.Pointer} names {input.Cell}");
        if (figure.Parts == FigureParts.Subject)
            figure.Subject(asked).Id.ShouldNotBeNullOrWhiteSpace();
    }

    private static async Task StepsAddUp(
        TalesBook tales, HeldBook held, FigureMaking making, ReportFigure figure, FoundPart part,
        string where)
    {
        var rewound = new Rewound(
            held, [], await held.Parties(default), await held.Called(default),
            await held.Controlling(default), false);
        var steps = await ReportSteps.Of(
            rewound, tales.Events[part.ContractId], making.In, !figure.OfDocuments);
        FigureSum.Of(steps.Select(step => FigureSum.Difference(step.After, step.Before)), part.Value)
            .ShouldBe(part.Value, $"the events of {part.ContractId} behind {where}");
    }

    /// <summary>Makes a report; of each contract alone once, of what is told anew each time.</summary>
    private sealed class Made(Report report, ReportQuestion question, TalesBook tales)
    {
        private readonly Dictionary<string, ReportAnswer> _alone = [];

        public async Task<ReportAnswer> Of(IKnownBook book)
        {
            var contracts = book is PartOfBook ? await book.Contracts(default) : [];
            if (contracts is not [var one] || !tales.Holds(one))
                return await report.MakeOf(question, book, default);
            if (!_alone.TryGetValue(one.Id, out var made))
                _alone.Add(one.Id, made = await report.MakeOf(question, book, default));
            return made;
        }
    }
}
