using System.Numerics;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests;
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
        foreach (var (acquirer, acquired, date) in book.Takeovers)
        {
            Companies.Try(acquirer, acquired, date);
            Control.Record(
                new(acquirer, acquired, Domain.Tests.Deals.Reduced(date).First), Books.Parties);
        }
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
            .. Control.Recorded.Select(acquisition => acquisition.From).Take(3),
        ];
    }

    /// <summary>The parties of the book, as the product knows them.</summary>
    public Companies Companies { get; } = new(Books.Parties);

    /// <summary>Who controls whom by the naive rules.</summary>
    public NaiveControl Control { get; } = new();

    public IReadOnlyList<KnownContract> Product { get; }

    public IReadOnlyList<NaiveDeal> Naive { get; }

    /// <summary>
    /// The book's days and a few on which notices and suspensions begin to count and to be gone, and control
    /// changes.
    /// </summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Every event of a deal, in order.</summary>
    public static IReadOnlyList<ContractEvent> Events(BookDeal deal)
    {
        var events = new List<ContractEvent>();
        if (deal.Announced is { } announced)
        {
            events.AddRange(Signing.Decide(new AnnounceDeal(announced), deal.Id, Contract.None).Events);
            foreach (var saying in deal.Sayings)
                events.AddRange(Decided(saying, deal.Id, events.Aggregate(Contract.None, Contract.Evolve)));
        }
        if (deal.Tale is { } tale)
            events.AddRange(After(events.Count, new Telling(tale).Events));
        foreach (var move in deal.CapacityMoves)
        {
            var contract = events.Aggregate(Contract.None, Contract.Evolve);
            var day = contract.Agreement!.StartsOn.AddDays(move.DaysAfterStart);
            if (contract.Agreement.ServesOn(day))
                events.Add(new ContractAmended(day, Capacity: move.Lines));
        }
        return events;
    }

    /// <summary>The events of a tale behind others; a correction says which by its version.</summary>
    private static IEnumerable<ContractEvent> After(int count, IEnumerable<ContractEvent> events) =>
        events.Select(e => e is EventCorrected correction
            ? correction with { Version = correction.Version + count }
            : e);

    private static (KnownContract Known, NaiveDeal Naive) Tell(BookDeal deal)
    {
        var events = Events(deal);
        var contract = events.Aggregate(Contract.None, Contract.Evolve);
        var hearsay = events.OfType<DealAnnounced>().Select(SayingTranslation.Naive).SingleOrDefault();
        var rumour = hearsay is null ? null : new NaiveRumour(
            hearsay,
            [.. events.OfType<AnnouncementRevised>().Select(SayingTranslation.Naive)],
            events.OfType<AnnouncementWithdrawn>().SingleOrDefault()?.WithdrawnOn);
        var signed = deal.Tale is { } tale ? Signed(new(tale), events) : null;
        return (new(deal.Id, contract.Terms), new(deal.Id, rumour, signed));
    }

    private static IReadOnlyList<ContractEvent> Decided(object saying, string id, Contract contract) =>
        saying switch
        {
            ReviseAnnouncement revise => Announcing.Decide(revise, id, contract).Events,
            WithdrawAnnouncement withdraw => Announcing.Decide(withdraw, id, contract).Events,
            _ => throw new ArgumentOutOfRangeException(nameof(saying)),
        };

    private static NaiveSigned Signed(Telling telling, IReadOnlyList<ContractEvent> events)
    {
        var e = events.OfType<ContractSigned>().Single();
        var signed = new NaiveSigned(e.Currency, e.Title, telling.Naive);
        var moves = events.SkipWhile(one => one is not ContractSigned).Skip(telling.Events.Count);
        foreach (var amended in moves.OfType<ContractAmended>())
        {
            if (amended.Capacity is { } capacity)
                signed.Occupy(new(amended.EffectiveOn, Lines(capacity)));
        }
        return signed;
    }

    private static List<(string, BigInteger?)> Lines(IReadOnlyList<CapacityLine> capacity) =>
        [.. capacity.Select(line => (line.FacilityId, (BigInteger?)(line.Share * 1_000_000)))];
}
