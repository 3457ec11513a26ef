namespace EventLedger.Acceptance.Support;

/// <summary>Files of the repository that the tests read.</summary>
public static class RepositoryFolder
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EventLedger.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("No repository around the tests.");
        return Path.Combine([folder.FullName, .. parts]);
    }
}
