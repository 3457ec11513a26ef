namespace EventLedger.Tidy;

/// <summary>Where a rule does not hold, and why. A rule with many of them is wrong.</summary>
public static class Exceptions
{
    private static readonly (string Rule, string Path, string Reason)[] All =
    [
        ("Sql", "src/EventLedger.Store/Sql/Roles/0001_create.sql", "the three roles of a ledger"),
        ("Sql", "tests/EventLedger.Benchmarks/Floors/tables.sql", "tables that live as long as one run"),
    ];

    /// <summary>The findings that no exception covers.</summary>
    public static IReadOnlyList<string> Without(string rule, IEnumerable<string> findings) => findings
        .Where(finding => !All.Any(exception => exception.Rule == rule
            && finding.StartsWith(exception.Path + ":", StringComparison.Ordinal)))
        .ToList();

    /// <summary>Exceptions whose file is no more.</summary>
    public static IEnumerable<string> Idle(IEnumerable<RepositoryFile> files) =>
        All.Select(exception => exception.Path).Except(files.Select(file => file.Path));
}
