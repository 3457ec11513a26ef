using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>Closed months against the log: from the closing on nothing moves them.</summary>
public static class ClosedMonths
{
    /// <summary>Checks every month that was closed and never reopened; answers how many these are.</summary>
    public static async Task<int> Of(Place place)
    {
        await using var connection = await Sql.Open(place.ConnectionString);
        var events = (await StoredLedger.Read(connection)).Events;
        var closed = events.Select(e => (e.Position, Event: Read(e) as MonthClosed))
            .Where(one => one.Event is not null).ToArray();
        foreach (var (position, closing) in closed)
        {
            events.Where(e => e.Position > position).Select(Read).OfType<MonthInvoiced>()
                .ShouldAllBe(invoice =>
                    invoice.Month != closing!.Month && Month.Of(invoice.IssuedOn) != closing.Month);
            foreach (var stream in events.Where(IsOfContract).Select(e => e.Stream).Distinct())
                Earned(events, stream, closing!.Month, long.MaxValue)
                    .ShouldBe(Earned(events, stream, closing.Month, position), $"{stream} {closing.Month}");
        }
        return closed.Length;
    }

    /// <summary>What a month of a contract earns in the books, as it was known at a position.</summary>
    private static Int128 Earned(IEnumerable<RecordedEvent> events, string stream, Month month, long position)
    {
        var terms = events.Where(e => e.Stream == stream && e.Position <= position)
            .Select(e => (ContractEvent)Read(e))
            .Aggregate(Contract.None, Contract.Evolve).Terms;
        var (charges, currency) = (terms.Agreement!.Charges, terms.Agreement.Currency);
        return (terms.Booked ?? []).Aggregate(charges.Charge(month).MinorUnits, (sum, one) =>
        {
            var amount = Money.Of(one.Amount, currency).MinorUnits;
            return sum + (one.BookedIn == month ? amount : 0) - (one.Month == month ? amount : 0);
        });
    }

    private static bool IsOfContract(RecordedEvent e) =>
        e.Stream.StartsWith("contract-", StringComparison.Ordinal);

    private static object Read(RecordedEvent e) => EventTypes.Read(e.StoredType, e.Data);
}
