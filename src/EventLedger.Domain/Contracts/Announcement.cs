namespace EventLedger.Domain.Contracts;

/// <summary>What was announced of a deal; amounts are exact figures of what was reported.</summary>
/// <param name="Deal">The announcement, with the revisions that count already.</param>
public sealed record Announcement(DealAnnounced Deal)
{
    /// <summary>Revisions that do not count yet, by their days and then as they were recorded.</summary>
    public IReadOnlyList<AnnouncementRevised> Revisions { get; init; } = [];

    /// <summary>From this day on the announcement no longer stands; null while it does.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>The first day on which the deal was known.</summary>
    public DateOnly KnownFrom => Deal.AnnouncedOn.First;

    /// <summary>The currency of the stated amounts; null when none is stated.</summary>
    public Currency? Currency => Currency.Find(Deal.Currency);

    /// <summary>The stated fee; null stays unknown.</summary>
    public Money? MonthlyFee => Amount(Deal, Deal.MonthlyFee);

    /// <summary>
    /// The stated total value, else the fee over the stated start and end, else unknown. It
    /// looks forward, so revisions that are known but do not count yet are in it, unless they
    /// speak of another currency: amounts of two currencies never stand in one answer.
    /// </summary>
    public Money? Headline
    {
        get
        {
            var deal = Statements.Last() is var last && last.Currency == Deal.Currency ? last : Deal;
            if (Amount(deal, deal.TotalValue) is { } stated)
                return stated;
            if (Amount(deal, deal.MonthlyFee) is not { } fee
                || deal is not { StartsOn.First: var start, EndsOn.Last: var end }
                || end < start)
                return null;
            var fees = Timeline<decimal>.Empty.SetFrom(start, fee.ToDecimal());
            return new ChargeSchedule(Proration.ActualDays, fee.Currency, fees, [new(start, end)]).Total;
        }
    }

    /// <summary>The deal as it was stated, and as each revision leaves it, in the order of days.</summary>
    public IEnumerable<DealAnnounced> Statements
    {
        get
        {
            var deal = Deal;
            yield return deal;
            foreach (var revision in Revisions)
                yield return deal = revision.Applied(deal);
        }
    }

    /// <summary>
    /// The announcement as of a day: what was stated by then, with the revisions to come apart; null when it
    /// was not known yet or was withdrawn by then.
    /// </summary>
    public Announcement? AsOf(DateOnly day) => KnownFrom > day || WithdrawnOn <= day
        ? null
        : this with
        {
            Deal = Revisions.Where(revision => revision.RevisedOn <= day)
                .Aggregate(Deal, (deal, revision) => revision.Applied(deal)),
            Revisions = [.. Revisions.Where(revision => revision.RevisedOn > day)],
        };

    /// <summary>Whether the stated end lies before a day.</summary>
    public bool EndsBefore(DateOnly day) => Deal.EndsOn?.Last < day;

    internal Announcement With(AnnouncementRevised e) =>
        this with { Revisions = [.. Revisions.Append(e).OrderBy(revision => revision.RevisedOn)] };

    internal Announcement With(AnnouncementWithdrawn e) => this with { WithdrawnOn = e.WithdrawnOn };

    private static Money? Amount(DealAnnounced deal, decimal? amount) =>
        amount is { } value && Domain.Currency.Find(deal.Currency) is { } currency
            ? Money.Of(value, currency)
            : null;
}
