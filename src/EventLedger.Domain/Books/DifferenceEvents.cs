using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Books;

/// <summary>What a provider earns more or less in a closed month, counted in an open one.</summary>
/// <param name="ProviderId">In whose books.</param>
/// <param name="Month">The closed month, whose charge the change of terms altered.</param>
/// <param name="BookedIn">
/// The month that it is earned in instead: at the time of the change the first open one of these books.
/// </param>
/// <param name="Amount">What is earned more; negative when less.</param>
public sealed record BookedDifference(string ProviderId, Month Month, Month BookedIn, decimal Amount);

/// <summary>What the charge of a closed month changed by, whoever earns it.</summary>
/// <param name="Month">The month.</param>
/// <param name="Amount">What is charged more; negative when less.</param>
public sealed record ChangedCharge(Month Month, decimal Amount);

/// <summary>
/// A change of terms altered closed months, and what it altered them by was booked in open ones: what is
/// reported of the closed months stays. It follows the event that changed the terms.
/// </summary>
/// <param name="Change">The version of that event.</param>
/// <param name="Command">The command it came from: <c>AmendContract</c>.</param>
/// <param name="Currency">Of every amount.</param>
/// <param name="Differences">What is earned elsewhere, by provider and month; none is zero.</param>
/// <param name="Charges">
/// What is to be billed, by month; none is zero. Where only the provider changed, nothing is.
/// </param>
public sealed record DifferencesBooked(
    long Change,
    string Command,
    string Currency,
    IReadOnlyList<BookedDifference> Differences,
    IReadOnlyList<ChangedCharge> Charges) : ContractEvent
{
    /// <summary>The first day of the earliest month in which anything is booked.</summary>
    public DateOnly HoldsFrom() => Differences.Min(difference => difference.BookedIn).FirstDay;
}
