using System.Globalization;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Tests;

/// <summary>
/// The terms that the examples worked by hand use, and short ways to write days, amounts and views.
/// </summary>
public static class Deals
{
    /// <summary>90 days' notice by either side, lock-in three months.</summary>
    public static readonly TerminationClause NinetyDays = new(Terminator.Either, 90, 3);

    /// <summary>150M a month, 2026-07-01 to 2029-12-31, signed on 2026-06-22.</summary>
    public static readonly ContractSigned Reflection = new(
        "spacex",
        "reflection-ai",
        Day("2026-06-22"),
        "USD",
        new(Day("2026-07-01"), Day("2029-12-31")),
        [new(Day("2026-07-01"), 150_000_000.00m)],
        new(BillingTiming.Advance, 30),
        Proration.ActualDays,
        [],
        NinetyDays);

    /// <summary>The announcement that came before.</summary>
    public static readonly DealAnnounced Hearsay = new(
        "spacex",
        "reflection-ai",
        Reduced("2026-06"),
        MonthlyFee: 150_000_000.00m,
        Currency: "USD",
        StartsOn: Reduced("2026-07-01"),
        EndsOn: Reduced("2029"));

    /// <summary>Everybody and everything is registered.</summary>
    public static readonly Contracts.Directory Everyone = new(_ => true, _ => true);

    public static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Month MonthOf(string text) => Month.TryParse(text, out var month)
        ? month
        : throw new FormatException(text);

    public static ReducedDate Reduced(string text) => ReducedDate.TryParse(text, out var date)
        ? date
        : throw new FormatException(text);

    public static Money Usd(decimal amount) => Domain.Money.Of(amount, Currency.Of("USD"));

    /// <summary>A contract of one fee from a day to another, whose clause is the worked examples'.</summary>
    public static ContractSigned Lasting(string from, string? to, decimal fee, string currency = "USD") =>
        Reflection with
        {
            Currency = currency,
            SignedOn = Day(from),
            Term = new(Day(from), to is null ? null : Day(to)),
            Fees = [new(Day(from), fee)],
        };

    /// <summary>The contract as of a day; it must be known by then.</summary>
    public static ContractView AsOf(this Story<Contract, ContractEvent> story, string day) =>
        ContractView.AsOf(story.State.Terms, Day(day))
        ?? throw new InvalidOperationException($"Nothing is known on {day}.");

    /// <summary>The charges that are owed as things stand.</summary>
    public static ChargeSchedule Charges(this Story<Contract, ContractEvent> story) =>
        story.State.Agreement!.Charges;

    /// <summary>A month's charge, as reports print it.</summary>
    public static string Charge(this Story<Contract, ContractEvent> story, string month) =>
        story.Charges().Charge(MonthOf(month)).ToString();

    /// <summary>A month's lines as <c>first..last amount</c>.</summary>
    public static string[] Lines(this Story<Contract, ContractEvent> story, string month) =>
        [
            .. story.Charges().Lines(MonthOf(month))
                .Select(line => $"{line.Days.First:dd}-{line.Days.Last:dd} {line.Amount}"),
        ];
}
