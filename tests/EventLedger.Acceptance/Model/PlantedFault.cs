using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Acceptance.Model;

/// <summary>Books that are a little wrong: a comparison that does not see it is worth nothing.</summary>
internal static class PlantedFault
{
    private const string OneEventLess = "one event less";
    private const string OneFeeOff = "one fee off by a cent";
    private const string OneEntryLess = "one money entry less";

    /// <summary>The faults that must show in a report.</summary>
    public static IReadOnlyList<string> Of(string report) => report switch
    {
        "receivables" => [OneEventLess, OneEntryLess],
        "revenue" or "changed-since-close" or "calendar" => [OneEventLess, OneFeeOff, OneEntryLess],
        "capacity" => [OneEventLess],
        _ => [OneEventLess, OneFeeOff],
    };

    /// <summary>
    /// The book at an event with a fault near it; null where the event gives no occasion for one.
    /// </summary>
    public static IKnownBook? In(string fault, IReadOnlyList<RecordedEvent> log, RecordedEvent e)
    {
        var last = log.Where(one => one.RecordedAt == e.RecordedAt).Max(one => one.Position);
        var book = ReplayBook.Of(log, last);
        return fault switch
        {
            OneEventLess => new WrongBook(book, ReplayBook.Of(log, last - 1), _ => true, terms => terms),
            OneEntryLess when book.Money is { Count: > 0 } money =>
                new WrongBook(
                    book, book, entry => entry != money[(int)(last * 7 % money.Count)], terms => terms),
            OneFeeOff => new WrongBook(book, book, _ => true, WithAFeeOff),
            _ => null,
        };
    }

    private static ContractTerms WithAFeeOff(ContractTerms terms) => terms with
    {
        Agreement = terms.Agreement is not { } a ? null : a with
        {
            Fees = Timeline<decimal>.Of(a.Fees.Steps.Select(step =>
                new Dated<decimal>(step.From, step.Value + 0.01m))),
        },
        Announced = terms.Announced is not { Deal.MonthlyFee: { } fee } deal ? terms.Announced : deal with
        {
            Deal = deal.Deal with { MonthlyFee = fee + 0.01m },
        },
    };

    /// <summary>A book that says it is at a position and shows other rows.</summary>
    private sealed class WrongBook(
        IKnownBook right, IKnownBook shown, Func<KnownEntry, bool> isShown,
        Func<ContractTerms, ContractTerms> change) : IKnownBook
    {
        public long Position => right.Position;

        public async Task<IReadOnlyList<KnownContract>> Contracts(CancellationToken cancelled) =>
        [
            .. (await shown.Contracts(cancelled))
                .Select(one => new KnownContract(one.Id, change(one.Terms))),
        ];

        public Task<IReadOnlyDictionary<string, Party>> Parties(CancellationToken cancelled) =>
            shown.Parties(cancelled);

        public Task<IReadOnlyDictionary<string, Facility>> Facilities(CancellationToken cancelled) =>
            shown.Facilities(cancelled);

        public async Task<IReadOnlyList<KnownEntry>> Entries(
            DateOnly? upToDay, CancellationToken cancelled) =>
            [.. (await shown.Entries(upToDay, cancelled)).Where(isShown)];

        public IKnownBook At(long position) => right.At(position);

        public Task<IReadOnlyList<RecordedEvent>> BooksEvents(CancellationToken cancelled) =>
            shown.BooksEvents(cancelled);

        public Task<IReadOnlyList<RecordedEvent>> EventsOf(
            string contractId, long afterPosition, CancellationToken cancelled) =>
            shown.EventsOf(contractId, afterPosition, cancelled);
    }
}
