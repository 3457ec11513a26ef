using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLedger.Domain;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Contracts;

/// <summary>The tables behind what happened to a contract.</summary>
internal static class HistoryTables
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>A line for each event, with the contract after it.</summary>
    public static Table Told(IReadOnlyList<HistoryItem> items) => Table.Of(
        "history",
        items,
        ("version", item => item.Version),
        ("effectiveOn", item => item.EffectiveOn),
        ("recordedAt", item => item.RecordedAt),
        ("type", item => item.Type),
        ("sentence", item => item.Sentence),
        ("actor", item => item.Actor),
        ("status", item => item.After?.Status),
        ("monthlyFee", item => item.After?.MonthlyFee),
        ("headline", item => item.After?.Headline),
        ("firm", item => item.After?.Firm),
        ("firmUntil", item => item.After?.FirmUntil),
        ("owed", item => item.After?.Owed),
        ("correctedBy", item => item.CorrectedBy),
        ("sources", item => string.Join("; ", item.Sources.Select(source => source.Publisher))),
        ("position", item => item.Receipt.Position),
        ("leafHash", item => item.Receipt.LeafHash),
        ("arrivedAt", item => item.ArrivedAt));

    /// <summary>A line for each field that changed.</summary>
    public static Table Changes(DiffAnswer answer) => Table.Of(
        "diff",
        answer.Changes,
        ("id", _ => answer.Id),
        ("asOf", _ => answer.AsOf),
        ("fromVersion", _ => answer.FromVersion),
        ("toVersion", _ => answer.ToVersion),
        ("field", change => change.Path),
        ("from", change => Cell(change.From)),
        ("to", change => Cell(change.To)));

    // A day is a day and an amount a number, whatever field they are of.
    private static object? Cell(JsonNode? value)
    {
        if (value is null)
            return null;
        var text = value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : value.ToJsonString(LedgerJson.Wire);
        if (CalendarBounds.TryParseDay(text, out var day))
            return day;
        return decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var number) ? number : text;
    }
}
