using EventLedger.Store;

namespace EventLedger.Server.Importing;

/// <summary>
/// Takes lines of history into a ledger, in their order. Lines that follow one another with the same instant
/// are given together, so that they lie in one commit with exactly that instant.
/// </summary>
/// <param name="ledger">Where it goes.</param>
/// <param name="clock">When it really comes.</param>
/// <param name="by">Who imports it.</param>
internal sealed class ImportCourse(Ledger ledger, TimeProvider clock, string by)
{
    /// <summary>
    /// What became of each line, in their order, as it becomes certain; null for one that cannot be run.
    /// </summary>
    public async IAsyncEnumerable<CommandOutcome?> Run(IReadOnlyList<ImportLine> lines)
    {
        DateTime? latest = null;
        for (var first = 0; first < lines.Count;)
        {
            var end = EndOfRun(lines, first);
            var arrivedAt = Now();
            var run = lines.Skip(first).Take(end - first).Where(line => line.IsSound).ToArray();
            IReadOnlyList<CommandOutcome> outcomes = [];
            if (run.Length > 0)
            {
                var mark = new ImportMark(run[0].StatedAt, arrivedAt, by, latest);
                outcomes = await ledger.Import(
                    [.. run.Select(line => line.Marked(mark))], CancellationToken.None);
                if (mark.StatedAt <= arrivedAt && !(mark.StatedAt <= latest))
                    latest = mark.StatedAt;
            }
            for (var next = 0; first < end; first++)
                yield return lines[first].IsSound ? outcomes[next++] : null;
        }
    }

    // Lines that cannot be run part nothing.
    private static int EndOfRun(IReadOnlyList<ImportLine> lines, int first)
    {
        DateTime? statedAt = null;
        var sound = 0;
        for (var end = first; end < lines.Count; end++)
        {
            if (!lines[end].IsSound)
                continue;
            statedAt ??= lines[end].StatedAt;
            if (lines[end].StatedAt != statedAt || ++sound > Ledger.MaxImported)
                return end;
        }
        return lines.Count;
    }

    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
