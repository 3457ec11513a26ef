using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Revenue;

/// <summary>
/// What the months of a contract earn: their charges as they are known now, in the books less what changed
/// while they were closed, which the month earns in which it was booked.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="basis">Whether as in the books.</param>
/// <param name="provider">Whose earnings alone; null is of all.</param>
internal sealed class BooksEarnings(KnownContract contract, RevenueBasis basis, string? provider)
{
    private readonly Agreement _agreement = contract.Terms.Agreement!;
    private readonly ChargeSchedule _charges = contract.Charges;
    private readonly BookedDifference[] _booked =
        basis == RevenueBasis.Books && contract.Terms.Booked is { } booked
        ? [.. booked.Where(one => provider is null || one.ProviderId == provider)]
        : [];

    /// <summary>What a month earns.</summary>
    public Money Of(Month month) => _booked.Length == 0
        ? Charge(month)
        : Charge(month) + OfPriorMonths(month) - Sum(_booked.Where(one => one.Month == month));

    /// <summary>What is booked in a month of those that were closed.</summary>
    public Money OfPriorMonths(Month month) => _booked.Length == 0
        ? Money.Zero(_agreement.Currency)
        : Sum(_booked.Where(one => one.BookedIn == month));

    /// <summary>What all months before one earn.</summary>
    public Money Before(Month month) => _booked.Length == 0
        ? ChargesBefore(month)
        : ChargesBefore(month)
            + Sum(_booked.Where(one => one.BookedIn < month)) - Sum(_booked.Where(one => one.Month < month));

    private Money Charge(Month month) => provider is null
        ? _charges.Charge(month)
        : _agreement.EarningsOf(month, _charges)
            .Where(part => part.Parties.ProviderId == provider)
            .Aggregate(Money.Zero(_agreement.Currency), (sum, part) => sum + part.Amount);

    private Money ChargesBefore(Month month)
    {
        if (provider is null)
            return _charges.EarnedBefore(month.FirstDay);
        var earned = Money.Zero(_agreement.Currency);
        for (var past = Month.Of(_agreement.StartsOn); past < month; past = past.Next)
            earned += Charge(past);
        return earned;
    }

    private Money Sum(IEnumerable<BookedDifference> booked) => booked.Aggregate(
        Money.Zero(_agreement.Currency), (sum, one) => sum + Money.Of(one.Amount, _agreement.Currency));
}
