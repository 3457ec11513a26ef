using System.Globalization;
using System.Text;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Domain.Tests.Properties;

namespace EventLedger.Reporting.Tests.Properties;

/// <summary>Capacity that changes some days after the start, where the contract still serves then.</summary>
public sealed record CapacityMove(int DaysAfterStart, IReadOnlyList<CapacityLine> Lines);

/// <summary>A deal of a book: announced, signed, or announced and then signed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Announced">What was announced; null when nothing was.</param>
/// <param name="Sayings">Revisions and withdrawals of that, of which any may be refused.</param>
/// <param name="Tale">How it was signed and what then happened; null when it was not.</param>
/// <param name="CapacityMoves">How its capacity changes.</param>
public sealed record BookDeal(
    string Id,
    DealAnnounced? Announced,
    IReadOnlyList<object> Sayings,
    Tale? Tale,
    IReadOnlyList<CapacityMove> CapacityMoves);

/// <summary>A party takes over another, or tries to; the date may be reduced.</summary>
public sealed record Takeover(string Acquirer, string Acquired, string On);

/// <summary>
/// Deals of several parties, how these take over one another, and the days the book is looked at.
/// </summary>
public sealed record Book(
    IReadOnlyList<BookDeal> Deals, IReadOnlyList<Takeover> Takeovers, IReadOnlyList<DateOnly> Days)
{
    /// <summary>Simpler books, for FsCheck to find the simplest that still fails.</summary>
    public static IEnumerable<Book> Simpler(Book book)
    {
        for (var i = 0; i < book.Deals.Count; i++)
            yield return book with { Deals = [.. book.Deals.Where((_, j) => j != i)] };
        for (var i = 0; i < book.Takeovers.Count; i++)
            yield return book with { Takeovers = [.. book.Takeovers.Where((_, j) => j != i)] };
        if (book.Days.Count > 1)
        {
            foreach (var day in book.Days)
                yield return book with { Days = [day] };
        }
        for (var i = 0; i < book.Deals.Count; i++)
        {
            foreach (var deal in Simpler(book.Deals[i]))
                yield return book with { Deals = [.. book.Deals.Take(i), deal, .. book.Deals.Skip(i + 1)] };
        }
    }

    private static IEnumerable<BookDeal> Simpler(BookDeal deal)
    {
        if (deal is { Announced: not null, Tale: not null })
            yield return deal with { Announced = null };
        for (var i = 0; i < deal.Sayings.Count; i++)
            yield return deal with { Sayings = [.. deal.Sayings.Where((_, j) => j != i)] };
        if (deal.CapacityMoves.Count > 0)
            yield return deal with { CapacityMoves = [] };
        foreach (var tale in deal.Tale is null ? [] : Tale.Simpler(deal.Tale))
            yield return deal with { Tale = tale };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("\n");
        foreach (var deal in Deals)
        {
            text.Append(CultureInfo.InvariantCulture, $" {deal.Id}\n");
            if (deal.Announced is { } announced)
                text.Append("  announced ").Append(Json(announced)).Append('\n');
            foreach (var saying in deal.Sayings)
                text.Append("  then ").Append(saying).Append('\n');
            if (deal.Tale is { } tale)
                text.Append("  signed ").Append(Json(tale.Signing)).Append(tale).Append('\n');
            foreach (var move in deal.CapacityMoves)
                text.Append(CultureInfo.InvariantCulture, $"  after {move.DaysAfterStart} days: ")
                    .AppendJoin(", ", move.Lines.Select(line => $"{line.FacilityId} {line.Share}"))
                    .Append('\n');
        }
        foreach (var (acquirer, acquired, date) in Takeovers)
            text.Append(CultureInfo.InvariantCulture, $" {acquirer} takes over {acquired} on {date}\n");
        return text + $" on {string.Join(", ", Days.Select(day => day.ToString("o")))}\n";
    }

    private static string Json(object e) => Encoding.UTF8.GetString(EventTypes.Write(e));
}
