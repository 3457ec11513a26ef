using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Billing;

namespace EventLedger.Reporting.Documents;

/// <summary>Days, months and amounts as documents print them, in English.</summary>
internal static class PrintedText
{
    /// <summary>Such as 1 July 2026, in one piece.</summary>
    public static string Day(DateOnly day) =>
        day.ToString("d\u00a0MMMM\u00a0yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as July 2026, in one piece.</summary>
    public static string Month(Month month) =>
        month.FirstDay.ToString("MMMM\u00a0yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as 150,000,000.00, without its currency.</summary>
    public static string Amount(Money money) => money.ToSentence()[..^(money.Currency.Code.Length + 1)];

    /// <summary>A status as words.</summary>
    public static string Status(InvoiceStatus status) => status switch
    {
        InvoiceStatus.WrittenOff => "Written off",
        InvoiceStatus.PartiallyPaid => "Partially paid",
        _ => status.ToString(),
    };
}
