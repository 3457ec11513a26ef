using EventLedger.Domain;
using EventLedger.Domain.Parties;

namespace EventLedger.Reporting.Claims;

/// <summary>What is said of a party: money raised, how long it lasts, and whom it acquired.</summary>
internal static class ClaimsOfParty
{
    private const string Runway = "runwayMonths";
    private const string RunwayLabel = "months that the money lasts at its live fees, an estimate";

    public static IEnumerable<ClaimRow> Rows(
        string id, Party party, DateOnly asOf, IReadOnlyList<decimal> runways)
    {
        Asked[] figures =
        [
            .. Funding(party, asOf),
            new(Runway, RunwayLabel, runways is [var months] ? Estimated(months) : null, Wording.Months),
            .. Acquisitions(party, asOf),
        ];
        return Asking.Rows(new(ClaimSubjectKind.Party, id, party.Name), figures, party.Sources);
    }

    /// <summary>What the party's sources say of how long its money lasts.</summary>
    public static IReadOnlyList<Claim> OfRunway(Party party, decimal? months)
    {
        var asked = new Asked(
            Runway, RunwayLabel, months is { } known ? Estimated(known) : null, Wording.Months);
        return Asking.Rows(new(ClaimSubjectKind.Party, "", party.Name), [asked], party.Sources)
            .FirstOrDefault(row => row.Figure == Runway)?.Claims
            .Where(claim => claim.Value is not null)
            .ToArray() ?? [];
    }

    private static Figure Estimated(decimal months) => Figure.Of(months, Qualifier.About);

    /// <summary>A figure per currency and date; of two reports of one date the later counts.</summary>
    private static IEnumerable<Asked> Funding(Party party, DateOnly asOf)
    {
        var reports = (party.Funding ?? []).Where(report => report.AsOf.First <= asOf)
            .GroupBy(report => (AsOf: report.AsOf.ToString(), report.Currency))
            .OrderBy(report => report.First().AsOf.First)
            .ThenBy(report => report.Key.Currency, StringComparer.Ordinal)
            .Select(report => report.ToArray())
            .ToArray();
        foreach (var said in reports)
            yield return new("funding", "money raised", Raised(said[^1]), Wording.Raised)
            {
                Of = said[^1].AsOf.ToString(),
                Beside =
                [
                    .. said[..^1].Where(report => !Raised(report).IsSame(Raised(said[^1])))
                        .Select(report => (Raised(report), ClaimOrigin.EarlierStatement, report.AsOf)),
                ],
                OwnSources = [.. said.SelectMany(report => report.Sources ?? [])],
                Elsewhere = [.. reports.Where(other => other != said).Select(other => Raised(other[^1]))],
            };
        if (reports.Length == 0)
            yield return new("funding", "money raised", null, Wording.Raised);
    }

    private static Figure Raised(FundingReported report) =>
        Figure.Of(Money.Of(report.Amount, Currency.Of(report.Currency)), report.Qualifier);

    private static IEnumerable<Asked> Acquisitions(Party party, DateOnly asOf) =>
        (party.Acquisitions ?? []).Where(acquired => acquired.EffectiveOn.First <= asOf)
        .GroupBy(acquired => acquired.AcquiredId, StringComparer.Ordinal)
        .OrderBy(acquired => acquired.Key, StringComparer.Ordinal)
        .Select(acquired => acquired.ToArray())
        .Select(told => new Asked(
            "acquisition", "control since", Figure.Of(told[^1].EffectiveOn), _ => [])
        {
            Of = told[^1].AcquiredId,
            Beside =
            [
                .. told[..^1].Where(before => before.EffectiveOn != told[^1].EffectiveOn)
                    .Select(before => (
                        Figure.Of(before.EffectiveOn), ClaimOrigin.EarlierStatement, before.EffectiveOn)),
            ],
            OwnSources = [.. told.SelectMany(acquired => acquired.Sources ?? [])],
            ReadsOwn = Wording.Days,
        });
}
