using System.Diagnostics;

namespace EventLedger.Server.Documents;

/// <summary>
/// Prints a page as PDF with the Chromium of this machine, in a process of its own that sees nothing but the
/// page.
/// </summary>
public sealed class PdfPrinter : IDisposable
{
    private static readonly string[] Programs =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private static readonly string[] Switches =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-crash-reporter",
        "--no-first-run", "--no-pdf-header-footer",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _printing = new(2);
    private readonly string? _program;

    /// <summary>A printer that uses a Chromium.</summary>
    /// <param name="program">Its file; null is the first one on the path.</param>
    public PdfPrinter(string? program) =>
        _program = (program is null ? OnPath() : [program]).FirstOrDefault(File.Exists);

    /// <summary>Whether there is a Chromium.</summary>
    public bool IsInstalled => _program is not null;

    /// <summary>The page as PDF.</summary>
    /// <param name="html">A page that needs nothing else.</param>
    /// <param name="cancelled">Signalled when nobody waits for it any more.</param>
    /// <exception cref="InvalidOperationException">There is no Chromium, or it failed.</exception>
    public async Task<byte[]> Print(byte[] html, CancellationToken cancelled)
    {
        var program = _program ?? throw new InvalidOperationException("There is no Chromium.");
        await _printing.WaitAsync(cancelled);
        var folder = Directory.CreateTempSubdirectory("eventledger-print-").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await File.WriteAllBytesAsync(page, html, cancelled);
            await Run(program, folder, page, pdf, cancelled);
            return await File.ReadAllBytesAsync(pdf, cancelled);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _printing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _printing.Dispose();

    private static IEnumerable<string> OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Programs.Select(program => Path.Combine(folder, program)));

    private static async Task Run(
        string program, string folder, string page, string pdf, CancellationToken cancelled)
    {
        // Chromium's sandbox does not work for root; the page has no script and loads nothing.
        string[] sandbox = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        var start = new ProcessStartInfo(program,
        [
            .. Switches, .. sandbox, $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(Patience);
        try
        {
            var said = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            if (!File.Exists(pdf))
                throw new InvalidOperationException($"Chromium printed nothing: {await said}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
