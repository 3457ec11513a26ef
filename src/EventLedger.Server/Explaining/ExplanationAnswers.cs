using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Explaining;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Explaining;

/// <summary>The rule behind a figure.</summary>
/// <param name="Text">The rule, in words.</param>
/// <param name="Reasons">The dates and amounts that decided, step by step.</param>
public sealed record RuleAnswer(string Text, IReadOnlyList<Reason> Reasons);

/// <summary>Another figure of the same answer that goes into one.</summary>
/// <param name="Cell">Its JSON Pointer, which can be explained in its turn.</param>
/// <param name="Role">What it is to the figure, such as "less earned".</param>
/// <param name="Value">As in the answer.</param>
public sealed record InputAnswer(string Cell, string Role, JsonElement Value);

/// <summary>Days of service at one fee.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="MonthlyFee">The fee of a whole month.</param>
/// <param name="Days">How many days.</param>
/// <param name="Amount">What they are charged.</param>
/// <param name="How">How that comes about.</param>
public sealed record ChargeAnswer(
    DateOnly From, DateOnly To, Money MonthlyFee, int Days, Money Amount, string How)
{
    internal static ChargeAnswer Of(ChargedDays charge) => new(
        charge.Days.First, charge.Days.Last, charge.MonthlyFee, charge.Days.Days, charge.Amount,
        ChargeSentences.Of(charge));
}

/// <summary>What a month adds to a figure.</summary>
/// <param name="Month">The month.</param>
/// <param name="Amount">The sum of its charges.</param>
/// <param name="Charges">By fee and unbroken run of days.</param>
public sealed record ChargedMonthAnswer(Month Month, Money Amount, IReadOnlyList<ChargeAnswer> Charges);

/// <summary>An event that moved a figure, or that it rests on.</summary>
/// <param name="Stream">The stream that it belongs to.</param>
/// <param name="Position">Its place in the ledger's order.</param>
/// <param name="Version">Its place in its stream.</param>
/// <param name="Type">Its name.</param>
/// <param name="EffectiveOn">The business day from which it holds.</param>
/// <param name="RecordedAt">The instant the ledger stored it.</param>
/// <param name="Actor">Who sent the command; <c>scenario</c> of an event that a scenario foretells.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="Before">The figure as it was known before; null where there was none.</param>
/// <param name="After">The figure as it was known then.</param>
/// <param name="Change">
/// By how much it moved the figure; the changes of all events add up to it. Null of days and texts.
/// </param>
/// <param name="Sources">Who said so.</param>
/// <param name="CorrectedBy">The version of its latest correction; null when it stands as recorded.</param>
public sealed record ExplainedEvent(
    string Stream,
    long Position,
    long Version,
    string Type,
    DateOnly EffectiveOn,
    string RecordedAt,
    string Actor,
    string Sentence,
    JsonElement Before,
    JsonElement After,
    JsonElement Change,
    IReadOnlyList<Source> Sources,
    long? CorrectedBy)
{
    internal static ExplainedEvent Of(FigureStep step)
    {
        var e = step.Event;
        return new(
            e.Stream,
            e.Position,
            e.Version,
            e.Type,
            e.EffectiveOn,
            RecordedInstant.Text(e.RecordedAt),
            e.Actor,
            step.Sentence,
            FigureJson.Of(step.Before),
            FigureJson.Of(step.After),
            FigureJson.Of(FigureSum.Difference(step.After, step.Before)),
            step.Sources,
            step.CorrectedBy);
    }
}

/// <summary>Figures as answers write them.</summary>
internal static class FigureJson
{
    public static JsonElement Of(object? value) =>
        JsonSerializer.SerializeToElement(value, value?.GetType() ?? typeof(object), LedgerJson.Wire);
}
