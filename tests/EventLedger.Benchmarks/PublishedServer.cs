using System.Diagnostics;

namespace EventLedger.Benchmarks;

/// <summary>The server as ops/run starts it: precompiled, or as it was built where that fails.</summary>
internal static class PublishedServer
{
    /// <summary>Its assembly; published once.</summary>
    public static readonly Lazy<Task<string>> Assembly = new(Publish);

    private const string Name = "EventLedger.Server.dll";

    private static async Task<string> Publish()
    {
        var built = Path.Combine(AppContext.BaseDirectory, Name);
        if (Root() is not { } root)
            return built;
        var to = Path.Combine(root, "artifacts", "server");
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(root, "src", "EventLedger.Server"), "-c", "Release", "-v", "quiet",
            "--nologo", "--disable-build-servers", "-p:Precompile=true", "-o", to,
        ])
        {
            RedirectStandardOutput = true,
        })!;
        await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        if (dotnet.ExitCode == 0)
            return Path.Combine(to, Name);
        Console.WriteLine("… the server cannot be precompiled here: it is measured as it was built");
        return built;
    }

    /// <summary>The repository; null when this runs elsewhere.</summary>
    private static string? Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EventLedger.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
