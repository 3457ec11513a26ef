namespace EventLedger.Browser.Support;

/// <summary>
/// A server with the real deals and the pages, on a PostgreSQL of its own, and a browser in front of it.
/// </summary>
public sealed class Site : LedgerServer
{
    /// <summary>What the server's clock says, and the browser's.</summary>
    public static readonly DateTime Now = DateTime.Parse(
        Acceptance.Support.Clock.Start, null, System.Globalization.DateTimeStyles.AdjustToUniversal);

    /// <summary>The shell without a desktop first: a page costs it half of what it costs all of it.</summary>
    private static readonly string[] Programs =
    [
        "chromium-headless-shell", "chrome-headless-shell",
        "chromium", "chromium-browser", "google-chrome-stable", "google-chrome",
    ];

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Cluster _cluster;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Site()
        : this(new Cluster())
    {
    }

    private Site(Cluster cluster)
        : base(cluster) => _cluster = cluster;

    protected override bool LoadSeeds => true;

    protected override string Pages => Built.Pages;

    public override async Task InitializeAsync()
    {
        await _cluster.InitializeAsync();
        await base.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Program(), Args = Switches });
    }

    public override async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await base.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>A new window on a path of the site: a laptop's in light unless told otherwise.</summary>
    public async Task<Window> Open(string path, bool dark = false, bool narrow = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Http.BaseAddress!.ToString(),
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = narrow
                ? new() { Width = 390, Height = 844 }
                : new() { Width = 1440, Height = 900 },
            DeviceScaleFactor = narrow ? 2 : 1,
            HasTouch = narrow,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        await context.AddInitScriptAsync(Window.Watching);
        return await Tab(new(context, await context.NewPageAsync()), path);
    }

    /// <summary>Another tab of the same browser.</summary>
    public static async Task<Window> Another(Window window, string path)
    {
        var context = window.Page.Context;
        return await Tab(new(context, await context.NewPageAsync(), owns: false), path);
    }

    /// <summary>A contract of its own, signed like Reflection's, for a test that changes it.</summary>
    public async Task Signed(string id) => await Ledger.Sign(id, Terms.Reflection
        .With("providerId", "spacex")
        .With("customerId", "reflection-ai")
        .With("capacity", new[] { new { facilityId = "colossus-2" } }));

    /// <summary>How many events a contract has.</summary>
    public async Task<int> Events(string id) =>
        (await Ledger.Get($"/v1/contracts/{id}/events").Accepted()).Count("items");

    private static async Task<Window> Tab(Window window, string path)
    {
        await window.Page.Clock.SetFixedTimeAsync(Now);
        await window.Go(path);
        return window;
    }

    private static string Program() =>
        Programs.SelectMany(program => (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium is on the path: ops/test installs it.");
}
