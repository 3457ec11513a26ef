using System.Text.Json;

namespace EventLedger.Browser.Support;

/// <summary>A window of the browser, and what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>
    /// Counts what moves by itself, what is asked and not answered yet, and what changes in the page.
    /// </summary>
    public const string Watching = """
        window.asked = 0;
        window.changed = 0;
        const fetched = window.fetch;
        window.fetch = (...what) => {
            window.asked++;
            return fetched(...what).finally(() => window.asked--);
        };
        new MutationObserver(() => window.changed++)
            .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        window.atRest = frames => new Promise(done => {
            let still = 0, seen = -1;
            const look = () => {
                const main = document.querySelector('main');
                const busy = window.asked > 0 || !main?.firstElementChild
                    || main.querySelector('[aria-busy=true]') || window.changed !== seen;
                seen = window.changed;
                still = busy ? 0 : still + 1;
                if (still > frames) done(true); else requestAnimationFrame(look);
            };
            look();
        });
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
    private readonly bool _owns;
    private readonly List<string> _errors = [];
    private readonly List<IRequest> _loaded = [];

    /// <param name="context">The browser's window, with what it remembers.</param>
    /// <param name="page">The tab.</param>
    /// <param name="owns">Whether the browser's window is closed with this tab.</param>
    public Window(IBrowserContext context, IPage page, bool owns = true)
    {
        (_context, Page, _owns) = (context, page, owns);
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
        await Page.GotoAsync(path);
        await Rest();
    }

    /// <summary>
    /// Waits until everything that was asked is answered and shown, and for some frames nothing changed.
    /// </summary>
    public Task Rest() => Page.EvaluateAsync<bool>("window.atRest(8)");

    public Task Shows(string text) =>
        Expect(Page.Locator("main").GetByText(text, new() { Exact = false }).First).ToBeVisibleAsync();

    public Task Offline(bool offline) => _context.SetOfflineAsync(offline);

    /// <summary>The pages, styles, scripts and fonts that were loaded, by their paths.</summary>
    public IReadOnlyList<string> Loaded =>
        [.. Paths.Where(path => !path.StartsWith("/v1/", StringComparison.Ordinal)).Distinct()];

    /// <summary>What was read from the API: paths with their queries.</summary>
    public IReadOnlyList<string> Asked =>
        [.. Paths.Where(path => path.StartsWith("/v1/", StringComparison.Ordinal))];

    /// <summary>Another theme and width, without loading anything anew.</summary>
    public async Task Look(bool dark, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await Page.SetViewportSizeAsync(width, 900);
        await Rest();
    }

    private IEnumerable<string> Paths => _loaded.ToArray()
        .Where(request => request.Method == "GET")
        .Select(request => new Uri(request.Url).PathAndQuery);

    /// <summary>How much of the page moved by itself, as browsers measure it.</summary>
    public Task<double> Shifted() => Page.EvaluateAsync<double>("window.shifted");

    /// <summary>What of it moved, and whither.</summary>
    public Task<string> Moved() => Page.EvaluateAsync<string>("window.moved");

    /// <summary>Whether the page is wider than the window.</summary>
    public Task<bool> Overflows() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth");

    /// <summary>What has to be pushed sideways to be read, and how much of it is in sight.</summary>
    public Task<string[]> Pushed() => Page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll('body *')]
            .filter(one => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1
                && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
            .map(one => `${one.ariaLabel ?? one.className}: ${one.clientWidth} of ${one.scrollWidth}`)
        """);

    /// <summary>
    /// What axe-core finds serious or critical, with where it is. Styles and films are not fetched anew:
    /// only rules about films and about turned screens read them, and there are neither.
    /// </summary>
    public async Task<IReadOnlyList<string>> Barriers()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.EvaluateAsync(Built.Axe);
        var found = await Page.EvaluateAsync<JsonElement>(
            "axe.run(document, { resultTypes: ['violations'], preload: false })");
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
        await (_owns ? _context.DisposeAsync().AsTask() : Page.CloseAsync());
        _errors.ShouldBeEmpty();
    }
}
