using System.Globalization;
using EventLedger.Domain;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// What every report has to say, computed anew from the events by slow and obvious code that shares none of
/// the reports'.
/// </summary>
internal sealed class PlainFigures
{
    private readonly ReplayBook _book;
    private readonly PlainRates _rates;
    private readonly PlainMoney _money;
    private readonly PlainDays _days;

    public PlainFigures(ReplayBook book)
    {
        _book = book;
        PlainContract[] contracts =
            [.. book.Folded.Select(one => new PlainContract(one.Key, one.Value.Terms))];
        (_rates, _money, _days) = (new(book, contracts), new(book, contracts), new(book, contracts));
    }

    /// <summary>The reports and their queries about a day, with what they have to say.</summary>
    public IEnumerable<(string Report, string Query, IEnumerable<string> Plain)> About(DateOnly day)
    {
        var asOf = $"asOf={day:yyyy-MM-dd}";
        var (from, to) = (Month.Of(day.AddMonths(-5)), Month.Of(day.AddMonths(4)));
        var months = string.Create(CultureInfo.InvariantCulture, $"from={from}&to={to}");
        foreach (var grouping in (string[])["Customer", "Provider", "Facility", "Contract"])
        {
            yield return ("run-rate", $"{asOf}&groupBy={grouping}", _rates.RunRate(day, grouping));
            yield return (
                "run-rate/waterfall", $"{months}&groupBy={grouping}", _rates.Waterfall(from, to, grouping));
        }
        yield return ("run-rate/series", months, _rates.Series(from, to));
        foreach (var basis in (string[])["live", "contracted", "announced"])
            yield return ("concentration", $"{asOf}&basis={basis}", _rates.Concentration(day, basis));
        yield return ("exposure", asOf, _rates.Exposure(day));
        yield return ("commitments", asOf, _money.Commitments(day));
        yield return ("commitments/focus", asOf, _money.Focus(day));
        yield return ("receivables", asOf, _money.Receivables(day));
        foreach (var basis in (string[])["Books", "Restated"])
            yield return (
                "revenue", $"{months}&groupBy=contract&basis={basis}", _money.Revenue(from, to, basis));
        yield return ("changed-since-close", asOf, _money.Changed(day, At));
        yield return ("capacity", asOf, _days.Capacity(day));
        yield return (
            "calendar",
            $"{asOf}&from={day.AddDays(-100):yyyy-MM-dd}&to={day.AddDays(PlainDays.Ahead):yyyy-MM-dd}",
            _days.Calendar(day));
        yield return ("claims", asOf, _days.Claims(day));
    }

    /// <summary>What documents bring and take adds up as of a day.</summary>
    public void AddUp(DateOnly day) => _money.AddsUp(day);

    private PlainMoney At(long position) => ((ReplayBook)_book.At(position)).Plain._money;
}
