using System.Text.RegularExpressions;
using EventLedger.Domain;

namespace EventLedger.Reporting.Claims;

/// <summary>Lays what the sources of one subject say beside the figures that they speak of.</summary>
internal static partial class Asking
{
    /// <summary>The code of what speaks of none of the figures.</summary>
    public const string Other = "other";

    /// <summary>
    /// A row per figure that the ledger holds or a source states, and then what speaks of none of them, by
    /// the code that a source gives it.
    /// </summary>
    public static IEnumerable<ClaimRow> Rows(
        ClaimSubject subject, IReadOnlyList<Asked> figures, IEnumerable<Source> sources)
    {
        var all = sources.Distinct().ToArray();
        var heard = new HashSet<Source>();
        foreach (var asked in figures)
        {
            var claims = asked.Beside
                .Select(beside => Beside(asked, beside.Figure, beside.Origin, beside.On))
                .Concat(asked.OwnSources.Distinct().SelectMany(source =>
                    Always(asked with { Reads = asked.ReadsOwn ?? asked.Reads }, source)))
                .ToList();
            foreach (var source in all.Except(asked.OwnSources))
            {
                var said = Said(asked, figures, source).ToArray();
                claims.AddRange(said);
                if (said.Length > 0)
                    heard.Add(source);
            }
            if ((asked.Own is not null && !asked.OnlyWhenNamed) || claims.Count > 0)
                yield return Row(subject, asked, claims);
        }
        foreach (var row in Rest(subject, all.Except(heard)))
            yield return row;
    }

    private static IEnumerable<ClaimRow> Rest(ClaimSubject subject, IEnumerable<Source> sources) => sources
        .GroupBy(CodeOf, StringComparer.Ordinal)
        .OrderBy(group => group.Key == Other)
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Row(
            subject,
            new(group.Key, group.Key == Other ? "other statements" : Words(group.Key), null, _ => []),
            [.. group.Select(source => (By(source, null, false), (Figure?)null))]));

    /// <summary>What a source says of a figure; nothing where it speaks of others.</summary>
    private static IEnumerable<(Claim Claim, Figure? Figure)> Said(
        Asked asked, IReadOnlyList<Asked> figures, Source source)
    {
        if (source.Fact is not { } fact)
            return asked.Own is null || asked.OnlyWhenNamed ? [] : [(By(source, null, false), null)];
        var code = CodeOf(source);
        if (code == asked.Code)
            return Always(asked, source);
        if (code != Other && figures.Any(figure => figure.Code == code))
            return [];
        return Values(asked, code == Other ? fact : "", source);
    }

    private static (Claim Claim, Figure? Figure)[] Always(Asked asked, Source source)
    {
        var said = Values(asked, source.Fact ?? "", source).ToArray();
        return said.Length > 0 ? said : [(By(source, null, false), null)];
    }

    private static IEnumerable<(Claim Claim, Figure? Figure)> Values(
        Asked asked, string wording, Source source) => asked.Reads(wording)
        .Distinct()
        .Where(figure => !MeansAnother(asked, figure))
        .Select(figure => (By(source, figure, asked.Own?.Disagrees(figure) == true), (Figure?)figure));

    private static bool MeansAnother(Asked asked, Figure figure) =>
        asked.Own?.Disagrees(figure) == true && asked.Elsewhere.Any(other => !other.Disagrees(figure));

    private static ClaimRow Row(
        ClaimSubject subject, Asked asked, IReadOnlyList<(Claim Claim, Figure? Figure)> claims)
    {
        var values = claims.Select(claim => claim.Figure).Append(asked.Own).OfType<Figure>().ToArray();
        return new(
            subject,
            asked.Code,
            asked.Label,
            asked.Of,
            asked.Own?.Text,
            asked.Own?.Currency,
            asked.Own?.Qualifier,
            values.Any(one => values.Any(one.Disagrees)),
            [.. claims.Select(claim => claim.Claim)]);
    }

    private static (Claim, Figure?) Beside(
        Asked asked, Figure figure, ClaimOrigin origin, ReducedDate on) => (
        new(
            figure.Text,
            figure.Currency,
            figure.Qualifier,
            asked.Own?.Disagrees(figure) == true,
            origin,
            null,
            null,
            null,
            on,
            null,
            null),
        figure);

    private static Claim By(Source source, Figure? figure, bool disagrees) => new(
        figure?.Text,
        figure?.Currency,
        figure?.Qualifier,
        disagrees,
        ClaimOrigin.Source,
        source.Fact,
        source.Publisher,
        source.Title,
        source.PublishedOn,
        source.QuotedFrom,
        source.Reliability);

    /// <summary>monthlyFee, of "monthlyFee: 150 million USD a month" or of monthlyFee alone.</summary>
    private static string CodeOf(Source source) =>
        Coded().Match(source.Fact ?? "") is { Success: true } match ? match.Groups["code"].Value : Other;

    // termination.lockIn: termination, lock in.
    internal static string Words(string code) =>
        Humps().Replace(
            code.Replace(".", ", ", StringComparison.Ordinal),
            hump => " " + hump.Value.ToLowerInvariant());

    [GeneratedRegex(@"^(?<code>[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)(?:: |$)")]
    private static partial Regex Coded();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Humps();
}
