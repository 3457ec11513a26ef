using System.Globalization;
using System.Text.RegularExpressions;
using EventLedger.Domain;

namespace EventLedger.Reporting.Claims;

/// <summary>
/// Reads figures off a sentence: amounts, months, dates, megawatts, accelerators. A sentence that puts a case
/// (a notice, what is firm, the price of a company) says nothing of a deal's own terms, and is left alone.
/// What cannot be read stays unread: the wording is shown beside it.
/// </summary>
internal static partial class Wording
{
    private const string Before = "(?:(?<before>(?i:about|approximately|roughly|nearly|close to|around|above"
        + "|at least|more than|over|up to|at most|could reach)) )?";

    private const string Number =
        @"(?<![\w.,-])(?<n>(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?)(?![.,]?\d)";

    private const string Date = @"(?<date>\d{4}-\d{2}(?:-\d{2})?|(?:(?:(?<day>\d{1,2}) )?(?<month>January"
        + "|February|March|April|May|June|July|August|September|October|November|December) )?"
        + @"(?<year>\d{4}))(?![\d-]| [A-Z]{2,}| million| billion| accelerators)";

    private static readonly string[] Words =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Amounts by the month.</summary>
    public static IEnumerable<Figure> Fees(string text) =>
        PutsACase().IsMatch(text) ? [] : Amounts(text, monthly: true);

    /// <summary>Amounts that are not by the month.</summary>
    public static IEnumerable<Figure> Totals(string text) =>
        PutsACase().IsMatch(text) || OfACompany().IsMatch(text) ? [] : Amounts(text, monthly: false);

    /// <summary>Amounts in a sentence that says that money was raised.</summary>
    public static IEnumerable<Figure> Raised(string text) =>
        SaysRaised().IsMatch(text) ? Amounts(text, monthly: false) : [];

    /// <summary>Months by their number.</summary>
    public static IEnumerable<Figure> Months(string text) => Months().Matches(text)
        .Select(match => Figure.Of(NumberOf(match), QualifierOf(match)));

    /// <summary>How long a deal lasts, in months; years count twelve.</summary>
    public static IEnumerable<Figure> Lengths(string text) => PutsACase().IsMatch(text)
        ? []
        : Months(text).Concat(Years().Matches(text).Select(match => Figure.Of(12 * YearsOf(match))));

    /// <summary>First days.</summary>
    public static IEnumerable<Figure> Starts(string text) =>
        PutsACase().IsMatch(text) ? [] : Dates(Start().Matches(text));

    /// <summary>Last days; until a day is no later than it.</summary>
    public static IEnumerable<Figure> Ends(string text) =>
        PutsACase().IsMatch(text) ? [] : Dates(End().Matches(text));

    /// <summary>Days on or in which something happened.</summary>
    public static IEnumerable<Figure> Days(string text) => Dates(Day().Matches(text));

    /// <summary>Electrical power, in megawatts.</summary>
    public static IEnumerable<Figure> Megawatts(string text) => Numbers(Power().Matches(text));

    /// <summary>Accelerators, whatever their model.</summary>
    public static IEnumerable<Figure> Accelerators(string text) => Numbers(Units().Matches(text));

    private static IEnumerable<Figure> Amounts(string text, bool monthly)
    {
        foreach (Match match in Amount().Matches(text))
        {
            var code = match.Groups["dollar"].Success ? "USD"
                : match.Groups["pre"].Success ? match.Groups["pre"].Value
                : match.Groups["code"].Value;
            if (Currency.Find(code) is not { } currency
                || monthly != (match.Groups["monthly"].Success || match.Groups["fees"].Success))
                continue;
            var scale = match.Groups["scale"].Value switch
            {
                "thousand" => 1_000m,
                "million" => 1_000_000m,
                "billion" => 1_000_000_000m,
                "trillion" => 1_000_000_000_000m,
                _ => 1m,
            };
            if (NumberOf(match) * scale is var amount && Money.FaultOf(amount, currency) is null)
                yield return Figure.Of(Money.Of(amount, currency), QualifierOf(match));
        }
    }

    private static IEnumerable<Figure> Numbers(IEnumerable<Match> matches) =>
        matches.Select(match => Figure.Of(NumberOf(match), QualifierOf(match)));

    private static IEnumerable<Figure> Dates(IEnumerable<Match> matches)
    {
        foreach (var match in matches)
            if (ReducedDate.TryParse(Iso(match), out var date))
                yield return Figure.Of(date, match.Groups["how"].Value switch
                {
                    "until" => Qualifier.UpTo,
                    _ when match.Groups["about"].Success => Qualifier.About,
                    _ => null,
                });
    }

    private static string Iso(Match match)
    {
        if (!match.Groups["month"].Success)
            return match.Groups["date"].Value;
        var month = DateTime.ParseExact(match.Groups["month"].Value, "MMMM", CultureInfo.InvariantCulture);
        var yearAndMonth = $"{match.Groups["year"].Value}-{month:MM}";
        return match.Groups["day"].Success
            ? $"{yearAndMonth}-{match.Groups["day"].Value.PadLeft(2, '0')}"
            : yearAndMonth;
    }

    private static decimal NumberOf(Match match) => decimal.Parse(
        match.Groups["n"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture);

    private static decimal YearsOf(Match match) =>
        Array.IndexOf(Words, match.Groups["n"].Value.ToLowerInvariant()) is > 0 and var word
            ? word
            : decimal.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    private static Qualifier? QualifierOf(Match match) =>
        match.Groups["more"].Success ? Qualifier.AtLeast
        : match.Groups["most"].Success ? Qualifier.UpTo
        : match.Groups["before"].Value.ToLowerInvariant() switch
        {
            "" => null,
            "above" or "at least" or "more than" or "over" => Qualifier.AtLeast,
            "up to" or "at most" or "could reach" => Qualifier.UpTo,
            _ => Qualifier.About,
        };

    [GeneratedRegex(@"\b(?i:notice|firm)\b")]
    private static partial Regex PutsACase();

    [GeneratedRegex(@"\b(?i:acqui|valu|price|stake|raise)")]
    private static partial Regex OfACompany();

    [GeneratedRegex(@"\b(?i:raise[sd]?)\b")]
    private static partial Regex SaysRaised();

    [GeneratedRegex(
        "(?<fees>fees? of )?" + Before + @"(?:(?<dollar>\$)|(?<pre>[A-Z]{3}) )?" + Number
        + @"(?: (?<scale>thousand|million|billion|trillion))?(?: (?<code>[A-Z]{3})\b)?"
        + @"(?<monthly> (?:a|per|each) month\b)?(?:(?<more> (?:and|or) more\b)"
        + @"|(?<most> (?:only )?if\b| are the most\b))?")]
    private static partial Regex Amount();

    [GeneratedRegex(
        "(?<!after |once |first |within )" + Before + Number + "(?: |-)months?(?!'? (?:of )?notice)")]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(?<n>\d{1,2}|(?i:one|two|three|four|five|six|seven|eight|nine|ten))(?: |-)years?\b")]
    private static partial Regex Years();

    [GeneratedRegex(
        @"(?<!back )\b(?i:from|since|begins?(?: on| in)?|starts?(?: on| in)?) (?<about>about )?" + Date)]
    private static partial Regex Start();

    [GeneratedRegex(@"\b(?<how>through|until|ends? on|ends? in) (?<about>about )?" + Date)]
    private static partial Regex End();

    [GeneratedRegex(@"\b(?i:in|on|since) (?<about>about )?" + Date)]
    private static partial Regex Day();

    [GeneratedRegex(Before + Number + @" ?MW\b(?<more> (?:and|or) more\b)?")]
    private static partial Regex Power();

    [GeneratedRegex(Before + Number + @"(?<more> (?:and|or) more)?(?: [A-Z]\w+)? (?:GPUs|accelerators)\b")]
    private static partial Regex Units();
}
