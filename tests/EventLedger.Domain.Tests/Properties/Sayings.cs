using EventLedger.Domain.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// Random announcements between these parties at these facilities, and what is said of them later.
/// </summary>
public sealed class Sayings(string[] providers, string[] customers, string[] facilities)
{
    /// <summary>What is known of a deal; an amount always has a currency.</summary>
    public Gen<DealAnnounced> Announcement =>
        from provider in Gen.Elements(providers)
        from customer in Gen.Elements(customers)
        from known in Reduced(2024, 2028)
        from currency in Gen.Elements(null, "JPY", "USD", "BHD")
        from fee in Maybe(60, Gen.Choose(0, 2_000_000_000))
        from total in Maybe(30, Gen.Choose(0, 2_000_000_000))
        from start in Maybe(60, Reduced(2024, 2027))
        from end in Maybe(60, Reduced(2027, 2030))
        from facility in Gen.Elements([null, .. facilities])
        select new DealAnnounced(
            provider,
            customer,
            known,
            Scale(currency, fee),
            Scale(currency, total),
            currency,
            start,
            end?.Last < start?.First ? null : end,
            facility);

    /// <summary>A withdrawal now and then; else a revision of some terms, some unknown again.</summary>
    public Gen<object> Saying(DealAnnounced deal) =>
        from withdrawn in Odds(15)
        from withdrawal in Withdrawal(deal)
        from revision in Revision(deal)
        select withdrawn ? withdrawal : revision;

    /// <summary>The deal will not come.</summary>
    public static Gen<object> Withdrawal(DealAnnounced deal) =>
        DayAfter(deal).Select(day => (object)new WithdrawAnnouncement(day, "no deal"));

    /// <summary>A revision of some terms, some unknown again.</summary>
    public Gen<object> Revision(DealAnnounced deal) =>
        from day in DayAfter(deal)
        from provider in Gen.Elements(providers)
        from customer in Gen.Elements(customers)
        from currency in Changed(15, Gen.Elements(null, "JPY", "USD", "BHD"))
        from fee in Changed(50, Maybe(80, Gen.Choose(0, 2_000_000).Select(n => (decimal)n)))
        from total in Changed(20, Maybe(80, Gen.Choose(0, 2_000_000).Select(n => (decimal)n)))
        from start in Changed(20, Maybe(80, Reduced(2024, 2027)))
        from end in Changed(30, Maybe(80, Reduced(2027, 2030)))
        from facility in Changed(30, Gen.Elements([null, .. facilities]))
        from who in Gen.Choose(1, 4)
        select (object)new ReviseAnnouncement(
            day, who == 1 ? provider : null, who == 2 ? customer : null)
        {
            Currency = currency,
            MonthlyFee = fee,
            TotalValue = total,
            StartsOn = start,
            EndsOn = end,
            FacilityId = facility,
        };

    /// <summary>A year, a month or a day.</summary>
    public static Gen<ReducedDate> Reduced(int firstYear, int lastYear) =>
        from year in Gen.Choose(firstYear, lastYear)
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 28)
        from text in Gen.Elements($"{year}", $"{year}-{month:D2}", $"{year}-{month:D2}-{day:D2}")
        select Deals.Reduced(text);

    private static Gen<DateOnly> DayAfter(DealAnnounced deal) =>
        Gen.Choose(-3, 500).Select(deal.AnnouncedOn.First.AddDays);

    private static Gen<bool> Odds(int percent) => Gen.Choose(1, 100).Select(n => n <= percent);

    private static Gen<T?> Maybe<T>(int percent, Gen<T> some)
        where T : struct =>
        from given in Odds(percent)
        from value in some
        select given ? value : (T?)null;

    private static Gen<Change<T>> Changed<T>(int percent, Gen<T?> value) =>
        from given in Odds(percent)
        from changed in value
        select given ? new Change<T>(true, changed) : default;

    private static decimal? Scale(string? currency, int? minor) =>
        currency is null ? null : minor / (decimal)Currency.Of(currency).MinorPerUnit;
}
