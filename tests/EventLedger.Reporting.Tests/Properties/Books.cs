using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EventLedger.Reporting.Tests.Properties;

/// <summary>Random books of up to five deals between few parties at few facilities.</summary>
public static class Books
{
    private static readonly string[] Providers = ["spacex", "oracle"];
    private static readonly string[] Customers = ["anthropic", "google", "reflection-ai"];

    /// <summary>Everybody who may take over another; no deal is with the holding.</summary>
    public static readonly string[] Parties = [.. Providers, .. Customers, "holding"];

    private static readonly string[] Facilities = ["colossus-1", "colossus-2", "oracle-cloud", "abilene"];

    private static readonly Sayings Hearsay = new(Providers, Customers, Facilities);

    /// <summary>Any book.</summary>
    public static Arbitrary<Book> Any { get; } = Arb.From(
        from count in Gen.Choose(1, 5)
        from deals in Gen.ListOf(Deal, count)
        from days in Gen.ListOf(DayOf(deals), 3)
        from takeoverCount in Gen.Choose(0, 5)
        from takeovers in Gen.ListOf(AnyTakeover, takeoverCount)
        from reversed in Odds(50)
        let numbered = deals.Select((deal, i) => deal with { Id = $"deal-{i}" })
        select new Book([.. reversed ? numbered.Reverse() : numbered], [.. takeovers], [.. days]),
        Book.Simpler);

    private static Gen<bool> Odds(int percent) => Gen.Choose(1, 100).Select(n => n <= percent);

    /// <summary>Most are signed, a third after an announcement; the rest are announced only.</summary>
    private static Gen<BookDeal> Deal =>
        from kind in Gen.Choose(1, 6)
        from announced in Hearsay.Announcement
        from count in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 3)))
        from sayings in Gen.ListOf(Hearsay.Saying(announced), count)
        from tale in Signed
        from changes in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 2)))
        from moves in Gen.ListOf(CapacityChange, changes)
        select new BookDeal(
            "",
            kind <= 4 ? announced : null,
            kind <= 4 ? [.. sayings] : [],
            kind >= 3 ? tale : null,
            kind >= 3 ? [.. moves] : []);

    private static Gen<Takeover> AnyTakeover =>
        from acquirer in Gen.Elements(Parties)
        from acquired in Gen.Elements(Parties)
        from date in Sayings.Reduced(2024, 2028)
        select new Takeover(acquirer, acquired, date.ToString());

    private static Gen<CapacityMove> CapacityChange =>
        from days in Gen.Choose(0, 400)
        from lines in Capacity
        select new CapacityMove(days, lines);

    private static Gen<Tale> Signed =>
        from tale in Tales.Any.Generator
        from provider in Gen.Elements(Providers)
        from customer in Gen.Elements(Customers)
        from capacity in Capacity
        from titled in Odds(50)
        select tale with
        {
            Signing = tale.Signing with
            {
                ProviderId = provider,
                CustomerId = customer,
                Capacity = capacity,
                Title = titled ? $"{customer} with {provider}" : null,
            },
        };

    /// <summary>No line, one, or up to four; a facility may have several, a share may be nothing.</summary>
    private static Gen<IReadOnlyList<CapacityLine>> Capacity =>
        from count in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Constant(1)), (4, Gen.Choose(2, 4)))
        from facilities in Gen.ListOf(Gen.Elements(Facilities), count)
        from cuts in Gen.ListOf(Gen.Choose(0, 1_000_000), Math.Max(0, count - 1))
        from hasShares in Odds(60)
        select (IReadOnlyList<CapacityLine>)
        [
            .. facilities.Zip(Shares(cuts), (facility, share) =>
                new CapacityLine(facility, hasShares ? share : null)),
        ];

    /// <summary>The parts into which cuts divide one, with up to six decimals.</summary>
    private static IEnumerable<decimal> Shares(IEnumerable<int> cuts)
    {
        var ordered = cuts.Order().Append(1_000_000).ToArray();
        return ordered.Select((cut, i) => (cut - (i == 0 ? 0 : ordered[i - 1])) / 1_000_000m);
    }

    /// <summary>A day on which something may turn in one of the deals, or any.</summary>
    private static Gen<DateOnly> DayOf(IEnumerable<BookDeal> deals)
    {
        DateOnly[] turns =
        [
            .. deals.SelectMany(deal => deal.Tale?.Days ?? []),
            .. deals.Select(deal => deal.Announced).OfType<DealAnnounced>()
                .SelectMany(deal => new[] { deal.AnnouncedOn.First, deal.EndsOn?.Last }).OfType<DateOnly>(),
            .. deals.SelectMany(deal => deal.Sayings).Select(saying => saying switch
            {
                ReviseAnnouncement revise => revise.RevisedOn,
                WithdrawAnnouncement withdraw => withdraw.WithdrawnOn,
                _ => throw new ArgumentOutOfRangeException(nameof(deals)),
            }),
        ];
        return Gen.Frequency(
            (1, Gen.Choose(0, 2500).Select(n => new DateOnly(2024, 1, 1).AddDays(n))),
            (4, Gen.Elements(turns).SelectMany(day => Gen.Choose(-1, 1).Select(day.AddDays))));
    }
}
