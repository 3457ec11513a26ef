namespace EventLedger.Reporting.Tables;

/// <summary>
/// A table of typed cells: text, numbers, money, days, months, enumerations, true or false, or nothing. Every
/// format that a list or report is answered in is written from it.
/// </summary>
/// <param name="Name">What the table is called; the name of an exported file.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">A cell per column each.</param>
public sealed record Table(
    string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>A table of items, a column per named value.</summary>
    public static Table Of<T>(
        string name, IEnumerable<T> items, params (string Column, Func<T, object?> Value)[] columns) =>
        new(
            name,
            [.. columns.Select(column => column.Column)],
            [.. items.Select(item => columns.Select(column => column.Value(item)).ToArray())]);
}
