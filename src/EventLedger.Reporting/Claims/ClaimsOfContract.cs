using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Claims;

/// <summary>What is said of a deal: what was announced, revised and signed, and by whom.</summary>
internal static class ClaimsOfContract
{
    public static IEnumerable<ClaimRow> Rows(KnownContract contract, DateOnly asOf)
    {
        if (ContractView.AsOf(contract.Terms, asOf) is not { } view)
            return [];
        var (deal, agreement) = (view.Announced?.Deal, view.Agreement);
        Source[] sources =
            [.. deal?.Sources ?? [], .. agreement?.Sources ?? [], .. contract.Terms.Attached ?? []];
        var stated = Statements(view.Announced is null ? null : contract.Terms.Announced, asOf);
        Asked[] figures =
        [
            Term("monthlyFee", "monthly fee", Wording.Fees, stated, Fee, agreement, Fee(agreement)),
            Term("totalValue", "total value", Wording.Totals, stated, Total, agreement, null),
            Term("startsOn", "first day", Wording.Starts, stated, Start, agreement, Start(agreement)),
            Term("endsOn", "last day", Wording.Ends, stated, End, agreement, End(agreement)),
            new("termMonths", "length in months", Length(deal, agreement), Wording.Lengths),
            .. ClaimsOfFacility.Sizes(deal?.Capacity, []).Select(size => size with
            {
                Beside = [.. Before(stated, statement => Size(statement, size), size.Own)],
            }),
            .. sources.Length == 0 ? [] : Named(deal, agreement, view.Termination),
        ];
        return Asking.Rows(
            new(ClaimSubjectKind.Contract, contract.Id, agreement?.Title ?? contract.Id),
            figures,
            sources);
    }

    /// <summary>What was announced by the day, as it was stated first and after each revision.</summary>
    private static IReadOnlyList<(DealAnnounced Deal, ReducedDate On)> Statements(
        Announcement? announced, DateOnly asOf)
    {
        if (announced is null)
            return [];
        var revisions = announced.Revisions.Where(revision => revision.RevisedOn <= asOf).ToArray();
        return
        [
            .. (announced with { Revisions = revisions }).Statements.Zip(
                revisions.Select(revision => ReducedDate.Of(revision.RevisedOn))
                    .Prepend(announced.Deal.AnnouncedOn)),
        ];
    }

    /// <summary>
    /// A figure as it was announced last, or as it was signed where nothing was announced. What was announced
    /// before and what was signed are claims beside it where they are another figure.
    /// </summary>
    private static Asked Term(
        string code,
        string label,
        Func<string, IEnumerable<Figure>> reads,
        IReadOnlyList<(DealAnnounced Deal, ReducedDate On)> stated,
        Func<DealAnnounced, Figure?> of,
        Agreement? agreement,
        Figure? signed)
    {
        var announced = stated.Count > 0 ? of(stated[^1].Deal) : null;
        var own = announced ?? signed;
        var beside = Before(stated, of, own).ToList();
        if (agreement is not null && signed is not null && announced is not null && !signed.IsSame(announced))
            beside.Add((signed, ClaimOrigin.SignedTerms, ReducedDate.Of(agreement.SignedOn)));
        return new(code, label, own, reads) { Beside = beside };
    }

    private static IEnumerable<(Figure Figure, ClaimOrigin Origin, ReducedDate On)> Before(
        IEnumerable<(DealAnnounced Deal, ReducedDate On)> stated,
        Func<DealAnnounced, Figure?> of,
        Figure? own) => stated
        .Select(statement => (Figure: of(statement.Deal), statement.On))
        .Where(statement => statement.Figure?.IsSame(own) == false)
        .DistinctBy(statement => statement.Figure)
        .Select(statement => (statement.Figure!, ClaimOrigin.EarlierStatement, statement.On));

    private static Figure? Size(DealAnnounced deal, Asked size) => ClaimsOfFacility.Sizes(deal.Capacity, [])
        .FirstOrDefault(other => other.Code == size.Code && other.Of == size.Of)?.Own;

    private static Figure? Fee(DealAnnounced deal) =>
        Amount(deal, deal.MonthlyFee, deal.Qualifiers?.MonthlyFee);

    private static Figure? Total(DealAnnounced deal) =>
        Amount(deal, deal.TotalValue, deal.Qualifiers?.TotalValue);

    private static Figure? Amount(DealAnnounced deal, decimal? amount, Qualifier? qualifier) =>
        amount is { } value && Currency.Find(deal.Currency) is { } currency
            ? Figure.Of(Money.Of(value, currency), qualifier)
            : null;

    private static Figure? Start(DealAnnounced deal) => deal.StartsOn is { } day ? Figure.Of(day) : null;

    private static Figure? End(DealAnnounced deal) => deal.EndsOn is { } day ? Figure.Of(day) : null;

    private static Figure? Fee(Agreement? agreement) => agreement is null
        ? null
        : Figure.Of(Money.Of(agreement.Fees.Steps[0].Value, agreement.Currency));

    private static Figure? Start(Agreement? agreement) =>
        agreement is null ? null : Figure.Of(ReducedDate.Of(agreement.StartsOn));

    private static Figure? End(Agreement? agreement) =>
        agreement?.EndsOn is { } day ? Figure.Of(ReducedDate.Of(day)) : null;

    /// <summary>Terms that articles seldom state; a row each where a source names it.</summary>
    private static IEnumerable<Asked> Named(
        DealAnnounced? deal, Agreement? agreement, TerminationClause? clause)
    {
        (string Code, object? Value)[] terms =
        [
            ("announcedOn", deal?.AnnouncedOn),
            ("signedOn", agreement is null ? null : ReducedDate.Of(agreement.SignedOn)),
            ("billing.timing", agreement?.Billing.Timing),
            ("billing.netDays", agreement?.Billing.NetDays),
            ("proration", agreement?.Proration),
            ("termination.by", clause?.By),
            ("termination.noticeDays", clause?.NoticeDays),
            ("termination.lockInMonths", clause?.LockInMonths),
            ("termination.lockIn", clause?.LockIn),
            ("termination.counting", clause?.Counting),
        ];
        return terms.Where(term => term.Value is not null).Select(term => new Asked(
            term.Code, Asking.Words(term.Code), Figure.Of($"{term.Value}"), _ => [])
        {
            OnlyWhenNamed = true,
        });
    }

    /// <summary>Whole months from the first to the last day, announced or else signed.</summary>
    private static Figure? Length(DealAnnounced? deal, Agreement? agreement)
    {
        if ((deal?.StartsOn?.First ?? agreement?.StartsOn) is not { } first
            || (deal?.EndsOn?.Last ?? agreement?.EndsOn) is not { } last
            || last < first)
            return null;
        var after = last.AddDays(1);
        var months = (after.Year - first.Year) * 12 + after.Month - first.Month;
        return first.AddMonths(months) == after ? Figure.Of(months) : null;
    }
}
