using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Waterfall;
using EventLedger.Server.Reports;
using static EventLedger.Server.Explaining.FigureWords;

namespace EventLedger.Server.Explaining;

/// <summary>How what a contract adds to a figure comes about, in one sentence.</summary>
internal static class PartWords
{
    // More documents and movements than these are counted, not told.
    private const int Told = 3;

    /// <summary>The fee that the contract has in run-rate on a day, and since when.</summary>
    public static string? Fee(KnownContract contract, DateOnly day)
    {
        if (ContractView.AsOf(contract.Terms, day) is not { } view)
            return null;
        var step = view.Agreement?.Fees.On(day < view.Agreement.StartsOn ? view.Agreement.StartsOn : day);
        var sentence = view switch
        {
            { LiveFee: { } fee } =>
                $"{fee.ToSentence()} a month, the step from {Date(step!.Value.From)} on; it serves on "
                + Date(day),
            { SuspendedFee: { } fee } =>
                $"{fee.ToSentence()} a month, suspended free of fees from {Date(view.Suspension!.From)} on",
            { FeeToCome: { } fee } =>
                $"{fee.ToSentence()} a month from {Date(view.Agreement!.StartsOn)} on, signed on "
                + Date(view.Agreement.SignedOn),
            { AnnouncedFee: { } fee } =>
                $"{fee.ToSentence()} a month by the announcement of {view.Announced!.Deal.AnnouncedOn}, "
                + "not signed",
            _ => null,
        };
        var places = view.Capacity.Select(line => line.FacilityId).Distinct(StringComparer.Ordinal).Count();
        var split = places > 1 ? $", split over {places} facilities" : "";
        return sentence is null ? null : $"{sentence}{split}.";
    }

    /// <summary>What decided an amount of the commitment.</summary>
    public static string? Commitment(KnownContract contract, DateOnly day, string cell) =>
        ContractView.AsOf(contract.Terms, day) is { } view
        && ContractFigure.Of(contract.Id, view, cell) is { } figure
            ? (figure.Reasons.Count > 0 ? figure.Reasons[^1].Sentence : figure.Rule)
            : null;

    /// <summary>The changes of a contract's live fee in a month.</summary>
    public static string? Movements(FigurePart part, Month month, MovementKind? kind)
    {
        var moved = ((WaterfallAnswer)part.Made).Movements
            .Where(one => one.Month == month && (kind is null || one.Kind == kind))
            .Select(one => $"{one.Kind} of {one.Amount.ToSentence()} on {Date(one.On)}");
        return Listed(moved, "movement");
    }

    /// <summary>The open documents of a contract on a day.</summary>
    public static string? Documents(FigurePart part, DateOnly day)
    {
        var invoices = part.State.Account.Invoices
            .Where(invoice => invoice.BalanceOn(day).MinorUnits != 0)
            .Select(invoice => $"{invoice.Number}: {invoice.BalanceOn(day).ToSentence()} open, due on "
                + Date(invoice.DueOn));
        return Listed(invoices, "invoice");
    }

    /// <summary>The lines billed in a month; of a true-up also what changed its month.</summary>
    public static string? Lines(FigurePart part, Month month)
    {
        var lines = part.State.Account.Invoices
            .Where(invoice => Month.Of(invoice.IssuedOn) == month && invoice.VoidedOn is null)
            .SelectMany(invoice => invoice.Lines.Select(line => line.Kind == InvoiceLineKind.TrueUp
                ? $"{invoice.Number} trues up {line.Month} by {Amount(line.Amount, invoice.Total)}"
                    + (line.Reason is { } reason ? $" ({reason})" : "")
                : $"{invoice.Number} charges {line.Month} with {Amount(line.Amount, invoice.Total)}"));
        return Listed(lines, "line");
    }

    /// <summary>The days of a month that are charged.</summary>
    public static string? Earned(KnownContract contract, Month month) =>
        contract.Terms.Agreement is { } agreement
            ? Listed(
                agreement.Charges.Between(month.FirstDay, month.LastDay).Select(ChargeSentences.Of), "charge")
            : null;

    private static string Amount(decimal amount, Money like) =>
        Money.Of(amount, like.Currency).ToSentence();

    private static string? Listed(IEnumerable<string> items, string one)
    {
        var all = items.ToArray();
        if (all.Length == 0)
            return null;
        var rest = all.Length > Told
            ? string.Create(CultureInfo.InvariantCulture, $"; and {all.Length - Told} more {one}s")
            : "";
        return $"{string.Join("; ", all.Take(Told))}{rest}.";
    }
}
