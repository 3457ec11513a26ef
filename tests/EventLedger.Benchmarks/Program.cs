using EventLedger.Benchmarks;

var options = Options.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}
var results = await Suite.Run(options);
var (one, hundred) = (Of("floor: one"), Of("floor: 100"));
var rows = results.Select(measured => measured.Row(one, hundred)).ToArray();
Print(rows);
await File.WriteAllLinesAsync(options.Csv, rows.Prepend(Measured.Columns).Select(Line));
Console.WriteLine($"\nalso in {options.Csv}");
return 0;

double Of(string floor) => results
    .Where(measured => measured.What.StartsWith(floor, StringComparison.Ordinal))
    .Max(measured => measured.PerSecond);

static string Line(string[] cells) =>
    string.Join(',', cells.Select(cell => cell.Replace(",", "", StringComparison.Ordinal)));

static void Print(string[][] rows)
{
    string[][] all = [Measured.Columns, .. rows];
    var widths = Measured.Columns.Select((_, i) => all.Max(row => row[i].Length)).ToArray();
    Console.WriteLine();
    foreach (var row in all)
        Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0
            ? cell.PadRight(widths[i])
            : cell.PadLeft(widths[i]))));
}
