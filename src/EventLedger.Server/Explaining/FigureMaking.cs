using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Waterfall;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>A contract's part of a figure, before its events are read.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Value">What it adds.</param>
internal sealed record FoundPart(string ContractId, object? Value);

/// <summary>
/// Takes a figure of a report apart: the report is made of each contract alone, and what the figure is there
/// is the contract's part of it.
/// </summary>
/// <param name="figure">The figure.</param>
/// <param name="asked">Where it stands.</param>
/// <param name="book">The book that the report was made of.</param>
/// <param name="make">Makes the report of a part of the book.</param>
internal sealed class FigureMaking(
    ReportFigure figure, FigureAsked asked, HeldBook book, Func<IKnownBook, Task<ReportAnswer>> make)
{
    /// <summary>The parts of all contracts that add anything, largest first.</summary>
    public async Task<IReadOnlyList<FoundPart>> Parts(CancellationToken cancelled)
    {
        var found = new List<FoundPart>();
        foreach (var contract in await Candidates(cancelled))
        {
            var value = figure.Part is { } part
                ? part(asked, contract)
                : Cell(await make(await book.Alone(contract, cancelled)));
            if (!FigureSum.IsNothing(value))
                found.Add(new(contract.Id, PresentCell.ValueOf(value)));
        }
        return
        [
            .. found.OrderByDescending(part => FigureSum.Size(part.Value))
                .ThenBy(part => part.ContractId, StringComparer.Ordinal),
        ];
    }

    /// <summary>The figure in the report of a part.</summary>
    public async Task<object?> In(PartOfBook part)
    {
        if (figure.Part is not { } own)
            return Cell(await make(part));
        var contracts = await part.Contracts(CancellationToken.None);
        return contracts.Count == 0 ? null : own(asked, contracts[0]);
    }

    // What is no amount, or an unknown one, of a contract is decided by its events, also where it is empty.
    private object? Cell(ReportAnswer made) =>
        figure.IsOfRow || (!FigureSum.CanAdd(asked.Path.Value) && figure.Contract(asked) is not null)
            ? asked.Path.Presence(made)
            : asked.Path.In(made);

    /// <summary>
    /// The contracts that can have a part: the one that the figure is of, those with documents, or those in
    /// its currency.
    /// </summary>
    private async Task<IEnumerable<KnownContract>> Candidates(CancellationToken cancelled)
    {
        var only = figure.Contract(asked);
        if (figure.OfDocuments && asked.Question is DayQuestion)
            return (await book.EntriesByContract(cancelled))
                .Where(of => only is null || of.ContractId == only)
                .Select(of => new KnownContract(of.ContractId, new()));
        var contracts = await book.Contracts(cancelled);
        if (only is not null)
            return contracts.Where(contract => contract.Id == only);
        return CurrencyOf() is { } currency && figure.Part is null
            ? contracts.Where(contract => MayBeIn(contract.Terms, currency))
            : contracts;
    }

    private static bool MayBeIn(ContractTerms terms, Currency currency) =>
        terms.Agreement?.Currency == currency
        || (terms.Announced?.Statements.Any(deal => deal.Currency == currency.Code) ?? false);

    private Currency? CurrencyOf() => asked.Path.Way.Select(step => step switch
    {
        RunRateCurrency row => row.Currency,
        CalendarTotal row => row.Currency,
        CommitmentTotal row => row.Currency,
        ReceivablesRow row => row.Currency,
        ReceivablesTotal row => row.Currency,
        RevenueRow row => row.Currency,
        RunRateSeriesRow row => row.Currency,
        WaterfallRow row => row.Currency,
        ConcentrationCurrency row => row.Currency,
        ExposureRow row => row.Currency,
        _ => (Currency?)null,
    }).FirstOrDefault(currency => currency is not null);
}
