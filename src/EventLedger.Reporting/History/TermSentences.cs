using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.History;

/// <summary>Fees, clauses and capacity in the words of a sentence.</summary>
internal static class TermSentences
{
    // More steps than these are counted, not told.
    private const int ToldSteps = 4;

    /// <summary>Who may leave, and how; the reading of its lock-in and of its first day too.</summary>
    public static string Clause(TerminationClause clause)
    {
        var counted = clause.Counting == NoticeCounting.IncludeNoticeDay;
        var included = counted ? ", the day of notice included," : "";
        var way = $"{Who(clause.By)} may leave with {Days(clause.NoticeDays)} notice{included}";
        return (clause.LockInMonths, clause.LockIn) switch
        {
            (0, _) => way.TrimEnd(','),
            (var months, LockInMeaning.Notice) => $"{way} after {Months(months)}",
            (1, _) => $"{way.TrimEnd(',')}, not within the first month",
            (var months, _) => $"{way.TrimEnd(',')}, not within the first {Months(months)}",
        };
    }

    /// <summary>What the fee became, and what it changes to later.</summary>
    public static string Fees(IReadOnlyList<FeeStep> fees, Currency currency)
    {
        var first = $"the fee became {EventSentences.Amount(fees[0].MonthlyFee, currency.Code)} a month";
        return fees.Count > ToldSteps
            ? $"{first} and changes {fees.Count - 1} more times"
            : string.Concat(fees.Skip(1)
                .Select(step => $", {EventSentences.Amount(step.MonthlyFee, currency.Code)} from "
                    + EventSentences.Day(step.From))
                .Prepend(first));
    }

    /// <summary>What is taken of which facility, and whose alone it is.</summary>
    public static string Capacity(IReadOnlyList<CapacityLine> lines, Names names) => lines.Count == 0
        ? "no capacity is stated any more"
        : $"the capacity became {string.Join(" and ", lines.Select(line => Line(line, names)))}";

    private static string Line(CapacityLine line, Names names)
    {
        var details = new List<string>();
        if (line.Share is { } share)
            details.Add($"{(share * 100).ToString("0.######", CultureInfo.InvariantCulture)}% of the fee");
        details.AddRange((line.Accelerators ?? []).Select(Accelerators));
        if (line.Megawatts is { } megawatts)
            details.Add($"{megawatts.ToString("#,##0.######", CultureInfo.InvariantCulture)} MW");
        if (line.Exclusive is { } exclusive)
            details.Add(exclusive ? "exclusive" : "not exclusive");
        return names.Facility(line.FacilityId)
            + (details.Count == 0 ? "" : $" ({string.Join(", ", details)})");
    }

    internal static string Accelerators(AcceleratorCount accelerators) => accelerators.Count is { } count
        ? $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {accelerators.Model}"
        : accelerators.Model;

    private static string Who(Terminator by) => by switch
    {
        Terminator.Either => "either side",
        Terminator.Customer => "the customer",
        _ => "the provider",
    };

    private static string Days(int days) => days == 1 ? "1 day's" : $"{days} days'";

    private static string Months(int months) => months == 1 ? "1 month" : $"{months} months";
}
