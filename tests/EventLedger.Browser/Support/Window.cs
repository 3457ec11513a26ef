using System.Text.Json;

namespace EventLedger.Browser.Support;

/// <summary>A window of the browser, and what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    private const string Shifts = """
        window.shifted = 0;
        window.moved = '';
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
                window.shifted += entry.value;
                for (const { node, previousRect: was, currentRect: is } of entry.sources ?? [])
                    window.moved += `${node?.className || node?.nodeName}: ${was.y} to ${is.y}, `
                        + `high ${was.height} to ${is.height}\n`;
            }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];
    private readonly List<IRequest> _loaded = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.RequestFinished += (_, request) => _loaded.Add(request);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource"))
                _errors.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>The query of the address, decoded.</summary>
    public string Query => Uri.UnescapeDataString(new Uri(Page.Url).Query);

    /// <summary>The handle of an axis of time.</summary>
    public ILocator AsOf => Page.GetByRole(AriaRole.Slider, new() { NameString = "As of, a business day" });

    public ILocator KnownAt =>
        Page.GetByRole(AriaRole.Slider, new() { NameString = "Known at, an instant of recording" });

    /// <summary>What is opened beside the page.</summary>
    public ILocator Drawer => Page.GetByRole(AriaRole.Dialog);

    public Task Press(string button) =>
        Page.GetByRole(AriaRole.Button, new() { NameString = button }).First.ClickAsync();

    public async Task Go(string path)
    {
        await Page.AddInitScriptAsync(Shifts);
        await Page.GotoAsync(path);
        await Rest();
    }

    /// <summary>Waits until nothing is asked any more and everything is shown.</summary>
    public async Task Rest()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(Page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
    }

    public Task Shows(string text) =>
        Expect(Page.Locator("main").GetByText(text, new() { Exact = false }).First).ToBeVisibleAsync();

    public Task Offline(bool offline) => _context.SetOfflineAsync(offline);

    /// <summary>The bytes of pages, styles, scripts and fonts that were sent, as they were sent.</summary>
    public async Task<int> Loaded()
    {
        var bytes = 0;
        foreach (var request in _loaded.Where(request => !request.Url.Contains("/v1/")).ToArray())
            bytes += (await request.SizesAsync()).ResponseBodySize;
        return bytes;
    }

    /// <summary>How much of the page moved by itself, as browsers measure it.</summary>
    public Task<double> Shifted() => Page.EvaluateAsync<double>("window.shifted");

    /// <summary>What of it moved, and whither.</summary>
    public Task<string> Moved() => Page.EvaluateAsync<string>("window.moved");

    /// <summary>Whether the page is wider than the window.</summary>
    public Task<bool> Overflows() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth");

    /// <summary>What axe-core finds serious or critical, with where it is.</summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        await Page.EvaluateAsync(Built.Axe);
        var found = await Page.EvaluateAsync<JsonElement>(
            "axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. from violation in found.GetProperty("violations").EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id")}: {node.GetProperty("html")}",
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _errors.ShouldBeEmpty();
    }
}
