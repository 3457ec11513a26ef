namespace EventLedger.Browser.Support;

/// <summary>What ops/test builds before these tests run.</summary>
public static class Built
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder with the built pages.</summary>
    public static string Pages { get; } = Find("src/EventLedger.Server/wwwroot/index.html", parent: true);

    /// <summary>The source of axe-core, which looks for what keeps people from using a page.</summary>
    public static string Axe { get; } =
        File.ReadAllText(Find("src/EventLedger.Web/node_modules/axe-core/axe.min.js", parent: false));

    /// <summary>How many bytes a path of the pages is on its way, packed where the server packs.</summary>
    public static long Packed(string path)
    {
        var file = Path.Combine(Pages, path.Split('?')[0].TrimStart('/') is { Length: > 0 } name
            ? name
            : "index.html");
        return new FileInfo(File.Exists($"{file}.gz") ? $"{file}.gz" : file).Length;
    }

    private static string Find(string path, bool parent)
    {
        var file = Path.Combine(Root, path);
        return !File.Exists(file)
            ? throw new InvalidOperationException($"{path} is missing: ops/test and ops/run build the pages.")
            : parent ? Path.GetDirectoryName(file)! : file;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "EventLedger.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests are not in their repository.");
    }
}
