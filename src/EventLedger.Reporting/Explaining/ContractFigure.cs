using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using static EventLedger.Reporting.History.EventSentences;

namespace EventLedger.Reporting.Explaining;

/// <summary>Another figure of the same answer that goes into one.</summary>
/// <param name="Cell">Its JSON Pointer, which can be explained in its turn.</param>
/// <param name="Role">What it is to the figure, such as "less earned".</param>
public sealed record FigureInput(string Cell, string Role);

/// <summary>A figure of a contract as of a day, and how it comes about.</summary>
/// <param name="Label">What it is, in words.</param>
/// <param name="Kind">What kind of figure.</param>
/// <param name="Rule">The rule behind it.</param>
/// <param name="Reasons">The dates that decided it, step by step.</param>
/// <param name="Inputs">Other figures that go into it.</param>
/// <param name="Days">The charges that add up to it; empty of a figure that is not made of charges.</param>
public sealed record ContractFigure(
    string Label,
    FigureKind Kind,
    string Rule,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<FigureInput> Inputs,
    IReadOnlyList<ChargedDays> Days)
{
    private const string Commitment = "/commitment/";

    /// <summary>The figures of a contract that can be explained, as JSON Pointers.</summary>
    public static readonly IReadOnlyList<string> Cells =
    [
        "/commitment/headline", "/commitment/earned", "/commitment/firm", "/commitment/firmUntil",
        "/commitment/cancellable", "/commitment/forgone",
        "/commitment/earliestExit/customer/noticeOn", "/commitment/earliestExit/customer/lastServiceDay",
        "/commitment/earliestExit/customer/firm",
        "/commitment/earliestExit/provider/noticeOn", "/commitment/earliestExit/provider/lastServiceDay",
        "/commitment/earliestExit/provider/firm",
        "/monthlyFee", "/earliestNoticeOn", "/lastServiceDay",
    ];

    /// <summary>A figure of a contract; null when the pointer is to none of <see cref="Cells"/>.</summary>
    /// <param name="title">What the contract is called.</param>
    /// <param name="view">The contract as of a day.</param>
    /// <param name="cell">A JSON Pointer into the contract's answer.</param>
    public static ContractFigure? Of(string title, ContractView view, string cell)
    {
        ArgumentNullException.ThrowIfNull(view);
        var of = $"of {title} as of {Day(view.Day)}";
        var exits = view.Commitment.EarliestExit;
        return cell switch
        {
            _ when cell.StartsWith("/commitment/earliestExit/customer/", StringComparison.Ordinal) =>
                Leaving("customer", exits.Customer, of, view, cell),
            _ when cell.StartsWith("/commitment/earliestExit/provider/", StringComparison.Ordinal) =>
                Leaving("provider", exits.Provider, of, view, cell),
            "/monthlyFee" => new($"Monthly fee {of}", FigureKind.Stated, Fee(view), [], [], []),
            "/earliestNoticeOn" => new(
                $"First day for notice {of}", FigureKind.Day,
                "The first day on which the clause in force allows notice.", Clause(view), [], []),
            "/lastServiceDay" => new(
                $"Last day of service {of}", FigureKind.Day,
                "The last day of service that the standing notice or a termination for cause brings.",
                view.LastServiceDay is null ? [] : FirmReasons.Of(view), [], []),
            _ => Worth(of, view, cell),
        };
    }

    private static ContractFigure? Worth(string of, ContractView view, string cell) => cell switch
    {
        "/commitment/headline" => Headline(of, view),
        "/commitment/earned" => new(
            $"Earned {of}", FigureKind.Sum,
            $"The charges for the days of service before {Day(view.Day)}.",
            [], [], CommitmentCharges.Of(view, CommitmentFigure.Earned)),
        "/commitment/firm" => new(
            $"Firm commitment {of}", FigureKind.Sum,
            "The charges that are owed even if notice is given at the first moment it may be.",
            FirmReasons.Of(view), [], CommitmentCharges.Of(view, CommitmentFigure.Firm)),
        "/commitment/firmUntil" => new(
            $"Last firm day {of}", FigureKind.Day,
            "The last day of service if notice is given at the first moment it may be; under notice, the "
            + "day that it brings.",
            FirmReasons.Of(view), [], []),
        "/commitment/cancellable" => Rest(
            $"Cancellable {of}",
            "Headline less what is earned and what is firm: what of the term somebody may still cancel. "
            + "Nothing once notice is given: it is forgone then.",
            view, CommitmentFigure.Cancellable),
        "/commitment/forgone" => Rest(
            $"Forgone {of}",
            "Headline less what is earned and what is firm, once notice, a termination or a rescission "
            + "has taken it away.",
            view, CommitmentFigure.Forgone),
        _ => null,
    };

    private static ContractFigure Headline(string of, ContractView view) => new(
        $"Headline value {of}",
        FigureKind.Sum,
        view.Agreement switch
        {
            null when view.Announced!.Headline is null =>
                "Only announced: neither a total value nor a fee over a stated start and end is known.",
            null when view.Announced!.Statements.Last().TotalValue is not null =>
                "Only announced: the total value as it was stated last.",
            null => "Only announced: the stated fee over the stated start and end.",
            { EndsOn: { } end } agreement =>
                $"The charges from {Day(agreement.StartsOn)} to {Day(end)}, as if nobody ever left: the "
                + "figure in the press.",
            _ => "The term has no end, so there is no headline.",
        },
        [], [], CommitmentCharges.Of(view, CommitmentFigure.Headline));

    private static ContractFigure Rest(
        string label, string rule, ContractView view, CommitmentFigure figure) =>
        new(
            label, FigureKind.Difference, rule, FirmReasons.Of(view),
            [
                new($"{Commitment}headline", "headline"),
                new($"{Commitment}earned", "less earned"),
                new($"{Commitment}firm", "less firm"),
            ],
            CommitmentCharges.Of(view, figure));

    private static ContractFigure? Leaving(
        string side, Exit? exit, string of, ContractView view, string cell)
    {
        if (exit is null)
            return null;
        var reasons = FirmReasons.Of(view, exit);
        return cell[(cell.LastIndexOf('/') + 1)..] switch
        {
            "noticeOn" => new(
                $"First day on which the {side} may give a notice that ends service earliest, {of}",
                FigureKind.Day,
                "Of all days for notice that are left, under the clause in force on each, the one that ends "
                + "service earliest.",
                reasons, [], []),
            "lastServiceDay" => new(
                $"Earliest last day of service that the {side} can bring about, {of}", FigureKind.Day,
                "The last day of service that this notice would bring.", reasons, [], []),
            "firm" => new(
                $"What is owed if the {side} leaves as soon as it may, {of}", FigureKind.Sum,
                "The charges from the day to the last day of service that this notice would bring.",
                reasons, [], CommitmentCharges.Of(view, exit)),
            _ => null,
        };
    }

    private static string Fee(ContractView view) => view.Agreement switch
    {
        null => "Nothing is signed: what was announced stands beside.",
        _ when view.MonthlyFee is null => "Null outside the days of the term.",
        var agreement =>
            $"The last step of the fee schedule on or before {Day(view.Day)}: it holds from "
            + $"{Day(agreement.Fees.On(view.Day)!.Value.From)} on.",
    };

    private static IReadOnlyList<Reason> Clause(ContractView view) =>
        view is { Termination: { } clause, Agreement: { } agreement }
            ? [
                new(null, $"The clause in force: {History.TermSentences.Clause(clause)}."),
                new(agreement.StartsOn, $"Service starts on {Day(agreement.StartsOn)}."),
            ]
            : [];
}

/// <summary>How a charge comes about, in words.</summary>
public static class ChargeSentences
{
    /// <summary>Fee and days: <c>150,000,000.00 USD a month, 30 of 31 days</c>.</summary>
    public static string Of(ChargedDays charge)
    {
        var fee = $"{charge.MonthlyFee.ToSentence()} a month";
        if (charge.Of == 1)
            return $"{fee}; a month with any day of service is charged whole, on its first";
        return charge.Weight == charge.Of
            ? $"{fee}, the whole month"
            : $"{fee}, {charge.Weight} of {charge.Of} days";
    }

    /// <summary>The charges by month; each month with what it comes to.</summary>
    public static IEnumerable<(Month Month, Money Amount, IReadOnlyList<ChargedDays> Days)> ByMonth(
        IEnumerable<ChargedDays> charges) => charges
        .GroupBy(charge => charge.Month)
        .Select(month => (
            month.Key,
            month.Select(charge => charge.Amount).Aggregate((sum, amount) => sum + amount),
            (IReadOnlyList<ChargedDays>)[.. month]));
}
