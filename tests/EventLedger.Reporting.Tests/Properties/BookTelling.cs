using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tests.Naive;

namespace EventLedger.Reporting.Tests.Properties;

/// <summary>A book told to the product, as folds of events, and to the naive rules.</summary>
internal sealed class BookTelling
{
    public BookTelling(Book book)
    {
        var told = book.Deals.Select(Tell).ToArray();
        Product = [.. told.Select(deal => deal.Known)];
        Naive = [.. told.Select(deal => deal.Naive)];
        var contracts = Naive.Select(deal => deal.Signed?.Contract).OfType<NaiveContract>();
        Days =
        [
            .. book.Days,
            .. contracts.SelectMany(contract => contract.Notices)
                .SelectMany(notice => new[] { notice.GivenOn, notice.LastServiceDay.AddDays(1) })
                .Take(3),
            .. Product.SelectMany(deal => deal.Terms.Agreement?.Suspensions ?? [])
                .SelectMany(suspension => new[] { suspension.From, suspension.To ?? suspension.From })
                .Take(4),
        ];
    }

    public IReadOnlyList<KnownContract> Product { get; }

    public IReadOnlyList<NaiveDeal> Naive { get; }

    /// <summary>
    /// The book's days and a few on which notices and suspensions begin to count and to be gone.
    /// </summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Every event of a deal, in order.</summary>
    public static IReadOnlyList<ContractEvent> Events(BookDeal deal)
    {
        var events = new List<ContractEvent>();
        if (deal.Announced is { } announced)
            events.AddRange(Signing.Decide(new AnnounceDeal(announced), deal.Id, Contract.None).Events);
        if (deal.Tale is { } tale)
            events.AddRange(new Telling(tale).Events);
        foreach (var move in deal.CapacityMoves)
        {
            var contract = events.Aggregate(Contract.None, Contract.Evolve);
            var day = contract.Agreement!.StartsOn.AddDays(move.DaysAfterStart);
            if (contract.Agreement.ServesOn(day))
                events.Add(new ContractAmended(day, Capacity: move.Lines));
        }
        return events;
    }

    private static (KnownContract Known, NaiveDeal Naive) Tell(BookDeal deal)
    {
        var events = Events(deal);
        var contract = events.Aggregate(Contract.None, Contract.Evolve);
        var hearsay = events.OfType<DealAnnounced>().Select(Hearsay).SingleOrDefault();
        var signed = deal.Tale is { } tale ? Signed(new(tale), events) : null;
        return (new(deal.Id, contract.Terms), new(deal.Id, hearsay, signed));
    }

    private static NaiveHearsay Hearsay(DealAnnounced e) => new(
        e.ProviderId,
        e.CustomerId,
        e.AnnouncedOn.First,
        e.Currency,
        Minor(e.MonthlyFee, e.Currency),
        Minor(e.TotalValue, e.Currency),
        e.StartsOn?.First,
        e.EndsOn?.Last,
        e.FacilityId);

    private static NaiveSigned Signed(Telling telling, IReadOnlyList<ContractEvent> events)
    {
        var e = events.OfType<ContractSigned>().Single();
        var signed = new NaiveSigned(e.ProviderId, e.CustomerId, e.Currency, e.Title, telling.Naive);
        signed.Occupy(new(DateOnly.MinValue, Lines(e.Capacity)));
        foreach (var amended in events.OfType<ContractAmended>())
        {
            if (amended.Capacity is { } capacity)
                signed.Occupy(new(amended.EffectiveOn, Lines(capacity)));
        }
        return signed;
    }

    private static List<(string, BigInteger?)> Lines(IReadOnlyList<CapacityLine> capacity) =>
        [.. capacity.Select(line => (line.FacilityId, (BigInteger?)(line.Share * 1_000_000)))];

    private static BigInteger? Minor(decimal? amount, string? currency) =>
        currency is null ? null : (BigInteger?)(amount * Currency.Of(currency).MinorPerUnit);
}
