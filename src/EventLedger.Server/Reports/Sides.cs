using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Reports;

/// <summary>Several tables of one report as one.</summary>
internal static class Sides
{
    /// <summary>The rows of all, one after the other, each behind the side that it is of.</summary>
    public static Table TableOf(params (string Side, Table Table)[] sides) => new(
        sides[0].Table.Name,
        ["side", .. sides[0].Table.Columns],
        [
            .. sides.SelectMany(side =>
                side.Table.Rows.Select(row => (IReadOnlyList<object?>)[side.Side, .. row])),
        ]);
}
