using System.Net.Http.Headers;
using System.Text;

namespace EventLedger.Acceptance.Support;

/// <summary>Asks a server over HTTP; knows paths and headers, and no rule.</summary>
public sealed class LedgerClient(HttpClient http, params (string Name, string Value)[] headers)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Speaks to the same server, without a word of the ledger's.</summary>
    public HttpClient Http => http;

    /// <summary>What it says in a header on every request.</summary>
    public string Header(string name) => headers.Single(header => header.Name == name).Value;

    /// <summary>The same with a header on every request.</summary>
    public LedgerClient With(string name, string value) => new(http, [.. headers, (name, value)]);

    /// <summary>The same with an Idempotency-Key.</summary>
    public LedgerClient WithKey(string key) => With("Idempotency-Key", key);

    /// <summary>The same, which expects the stream to be at a version.</summary>
    public LedgerClient IfAt(int version) => With("If-Match", $"\"{version}\"");

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Put(string path) => Send(HttpMethod.Put, path, null);

    public Task<Answer> Put(string path, object body) =>
        Send(HttpMethod.Put, path, new StringContent(Draft.Of(body).ToString(), Json));

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Post(string path, object body) => PostRaw(path, Draft.Of(body).ToString());

    public Task<Answer> PostRaw(string path, string body) => PostRaw(path, Encoding.UTF8.GetBytes(body));

    public Task<Answer> PostRaw(string path, byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Send(HttpMethod.Post, path, content);
    }

    /// <summary>Sends a command to a contract.</summary>
    public Task<Answer> Tell(string contract, string command, object body) =>
        Post($"/v1/contracts/{contract}/{command}", body);

    /// <summary>Gives notice of termination.</summary>
    public Task<Answer> GiveNotice(string contract, string by, string givenOn) =>
        Tell(contract, "give-termination-notice", new { by, givenOn });

    /// <summary>Records that a party acquired another; it must succeed.</summary>
    public Task<Answer> Acquire(string acquirer, string acquiredId, string effectiveOn) =>
        Post($"/v1/parties/{acquirer}/record-acquisition", new { acquiredId, effectiveOn }).Accepted();

    /// <summary>Signs a contract; it must succeed.</summary>
    public async Task Sign(string contract, Draft terms) => await Tell(contract, "sign", terms).Accepted();

    /// <summary>A contract, with a query such as <c>asOf=2026-07-01</c>.</summary>
    public Task<Answer> Contract(string id, string query = "") => Get($"/v1/contracts/{id}?{query}");

    /// <summary>The last position of the ledger.</summary>
    public async Task<long> Head() => (await Get("/v1/ledger").Accepted()).Number("head.position");

    /// <summary>All pages of a list, the items of each page after those of the one before.</summary>
    public async Task<IReadOnlyList<string>> Pages(
        string path, string member, Func<Task>? betweenPages = null)
    {
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await Get(path + next).Accepted();
            seen.AddRange(page.Each("items", member));
            cursor = page["next"];
            if (betweenPages is not null)
                await betweenPages();
        }
        while (cursor is not null);
        return seen;
    }

    /// <summary>Registers the parties and places that the contracts of the tests are made with.</summary>
    public async Task Furnish()
    {
        foreach (var party in (string[])["provider", "customer", "stranger"])
            await Post($"/v1/parties/{party}/register", new { name = $"The {party}" }).Accepted();
        foreach (var site in (string[])["site-1", "site-2", "site-3"])
            await Post($"/v1/facilities/{site}/register", Terms.Facility).Accepted();
    }

    private async Task<Answer> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue($"{name}: {value}");
        using var response = await http.SendAsync(request);
        return new(
            $"{method} {path}",
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value)),
            await response.Content.ReadAsStringAsync());
    }
}
