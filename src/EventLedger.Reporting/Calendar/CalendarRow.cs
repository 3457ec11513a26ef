using EventLedger.Domain;

namespace EventLedger.Reporting.Calendar;

/// <summary>What comes due on a day.</summary>
public enum CalendarKind
{
    /// <summary>The first day of service of a signed contract; the amount is its first fee.</summary>
    ServiceStarts,

    /// <summary>A step of the fee schedule; the amount is the new fee.</summary>
    FeeChanges,

    /// <summary>From this day on notice may be given.</summary>
    NoticeOpens,

    /// <summary>The last day on which notice still ends service before the term does.</summary>
    NoticeCloses,

    /// <summary>The first day of a suspension.</summary>
    SuspensionBegins,

    /// <summary>The first day of service after a suspension.</summary>
    ServiceResumes,

    /// <summary>The last day of service that a notice or a termination for cause brings.</summary>
    ServiceEnds,

    /// <summary>The last day of the term; the contract expires unless it is renewed.</summary>
    TermEnds,

    /// <summary>A month may be invoiced and is not; the amount is its charge.</summary>
    InvoiceToIssue,

    /// <summary>An invoice falls due; the amount is its open balance.</summary>
    PaymentDue,

    /// <summary>The start that an announced deal states; of a month or year its first day.</summary>
    AnnouncedStart,

    /// <summary>The end that an announced deal states; of a month or year its last day.</summary>
    AnnouncedEnd,
}

/// <summary>One thing that comes due.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ContractId">The contract.</param>
/// <param name="ProviderId">Who sells, as of the day that was asked for.</param>
/// <param name="CustomerId">Who buys, as of the day that was asked for.</param>
/// <param name="Currency">Of the amount; null where none is known.</param>
/// <param name="Amount">What the kind says; null where there is none, or none is known.</param>
/// <param name="Month">The month to invoice; null for other kinds.</param>
/// <param name="Document">The invoice that falls due; null for other kinds.</param>
/// <param name="Text">It in a sentence.</param>
public sealed record CalendarRow(
    DateOnly On,
    CalendarKind Kind,
    string ContractId,
    string ProviderId,
    string CustomerId,
    Currency? Currency,
    Money? Amount,
    Month? Month,
    string? Document,
    string Text);

/// <summary>What comes due in a month, of one kind and currency together.</summary>
/// <param name="Month">The month.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Currency">The currency; null for what has no amount.</param>
/// <param name="Count">How often.</param>
/// <param name="Amount">The sum of the amounts; null for what has none.</param>
public sealed record CalendarTotal(
    Month Month, CalendarKind Kind, Currency? Currency, int Count, Money? Amount);
