using EventLedger.Server.Billing;
using EventLedger.Server.Books;
using EventLedger.Server.Contracts;
using EventLedger.Server.Explaining;
using EventLedger.Server.Facilities;
using EventLedger.Server.Http;
using EventLedger.Server.Log;
using EventLedger.Server.Parties;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Answers;

/// <summary>A read whose answer a token repeats.</summary>
/// <param name="Route">Its route, without <c>/v1/</c>: what a token calls it.</param>
/// <param name="Answer">Answers it, given what stands in its path.</param>
internal sealed record RepeatableRead(
    string Route, Func<LedgerRequest, IReadOnlyDictionary<string, string>, Task<IResult>> Answer)
{
    /// <summary>The version of its form, raised whenever a member of its answer changes.</summary>
    public int Form { get; init; } = 1;

    /// <summary>Explains a cell of its answer; null of a read that has nothing to explain.</summary>
    public Func<LedgerRequest, IReadOnlyDictionary<string, string>, Task<IResult>>? Explain { get; init; }

    /// <summary>What stands in its path.</summary>
    public IReadOnlyList<string> Path { get; } =
        [.. Route.Split('/').Where(part => part[0] == '{').Select(part => part[1..^1])];
}

/// <summary>Every read that is a function of the ledger up to a position; a new one is a line here.</summary>
internal static class ReadCatalog
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<RepeatableRead> All =
    [
        new("contracts", (request, _) => ContractReads.List(request)) { Form = 2 },
        new("contracts/{id}", (request, path) => ContractReads.One(request, path["id"]))
        {
            Explain = (request, path) => ContractExplaining.Handle(request, path["id"]),
        },
        new("contracts/{id}/events", (request, path) => EventReads.OfContract(request, path["id"])),
        new("contracts/{id}/history", (request, path) => ContractHistoryReads.History(request, path["id"])),
        new("contracts/{id}/diff", (request, path) => ContractHistoryReads.Diff(request, path["id"])),
        new("contracts/{id}/billing", (request, path) => BillingReads.History(request, path["id"]))
        {
            Explain = (request, path) => DocumentExplaining.Billing(request, path["id"]),
        },
        new("contracts/{id}/statement", (request, path) => StatementRead.Handle(request, path["id"]))
        {
            Explain = (request, path) => DocumentExplaining.Statement(request, path["id"]),
        },
        new("contracts/{id}/invoices/{number}",
            (request, path) => BillingReads.Invoice(request, path["id"], path["number"]))
        {
            Explain = (request, path) => DocumentExplaining.Invoice(request, path["id"], path["number"]),
        },
        new("contracts/{id}/credit-notes/{number}",
            (request, path) => BillingReads.CreditNote(request, path["id"], path["number"]))
        {
            Explain = (request, path) => DocumentExplaining.CreditNote(request, path["id"], path["number"]),
        },
        new("parties", (request, _) => PartyReads.List(request)),
        new("parties/{id}", (request, path) => PartyReads.One(request, path["id"])),
        new("facilities", (request, _) => FacilityReads.List(request)),
        new("facilities/{id}", (request, path) => FacilityReads.One(request, path["id"])),
        new("books/{id}", (request, path) => BooksReads.One(request, path["id"])),
        new("events", (request, _) => EventFeed.Handle(request)),
    ];

    private static readonly Dictionary<string, RepeatableRead> ByRoute =
        All.ToDictionary(read => read.Route, StringComparer.Ordinal);

    /// <summary>A read by its route; null when there is none.</summary>
    public static RepeatableRead? Find(string route) => ByRoute.GetValueOrDefault(route);

    /// <summary>Maps a read.</summary>
    public static RouteHandlerBuilder MapRead(this WebApplication app, string route)
    {
        var read = ByRoute[route];
        var address = "/v1/" + route;
        return read.Path.Count switch
        {
            0 => app.MapGet(address, (Delegate)((HttpContext http) => Afresh(http, read))),
            1 => app.MapGet(address, (string id, HttpContext http) => Afresh(http, read, ("id", id))),
            _ => app.MapGet(address, (string id, string number, HttpContext http) =>
                Afresh(http, read, ("id", id), ("number", number))),
        };
    }

    /// <summary>Answers once more what a token asks.</summary>
    public static Task<IResult> Repeat(LedgerRequest request, RepeatableRead read, AnswerToken token) =>
        Again(request, read, token, read.Answer);

    /// <summary>Explains a cell of what a token asks.</summary>
    public static Task<IResult> Explain(LedgerRequest request, RepeatableRead read, AnswerToken token) =>
        read.Explain is { } explain
            ? Again(request, read, token, explain)
            : Task.FromResult<IResult>(Problem.Malformed("token", $"is of {read.Route}: it has no figures"));

    private static async Task<IResult> Again(
        LedgerRequest request, RepeatableRead read, AnswerToken token,
        Func<LedgerRequest, IReadOnlyDictionary<string, string>, Task<IResult>> answer) =>
        AskedRead.Of(token, read.Form, read.Path) is { } asked
            ? await answer(request with { Read = asked }, asked.Path)
            : Problem.Malformed("token", "asks what the read cannot answer");

    /// <summary>A read that is asked afresh.</summary>
    public static AskedRead Afresh(string route, params (string Name, string Value)[] path) => new(
        route, ByRoute[route].Form,
        path.ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal));

    private static Task<IResult> Afresh(
        HttpContext http, RepeatableRead read, params (string Name, string Value)[] path)
    {
        var asked = Afresh(read.Route, path);
        return LedgerRequest.With(http, request => read.Answer(request with { Read = asked }, asked.Path));
    }
}
