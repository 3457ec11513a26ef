using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Ledgers;

/// <summary>A ledger in the list of ledgers.</summary>
public sealed record LedgerItem(string Name);

/// <summary>Making and listing ledgers. Ledgers never see one another.</summary>
public static class LedgerRoutes
{
    /// <summary>PUT /v1/ledgers/{name}: makes a ledger; 200 when it exists.</summary>
    public static async Task<IResult> Make(HttpContext http, string name, LedgerDatabase database)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(database);
        if (new RequestQuery(http).Problem is { } problem)
            return problem;
        if (!LedgerName.TryParse(name, out var ledgerName))
            return Problem.Malformed(
                "name",
                "expected a lower-case letter and then letters, digits and hyphens, at most 31 characters");
        var existed = await database.Find(ledgerName, http.RequestAborted) is not null;
        await database.Create(ledgerName, http.RequestAborted);
        var item = new LedgerItem(ledgerName.Value);
        return existed
            ? TypedResults.Ok(item)
            : TypedResults.Created($"/v1/ledgers/{ledgerName.Value}", item);
    }

    /// <summary>GET /v1/ledgers.</summary>
    public static async Task<IResult> List(HttpContext http, LedgerDatabase database)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(database);
        var query = new RequestQuery(http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(http, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var ledgers = (await database.List(http.RequestAborted))
            .Select(name => new LedgerItem(name.Value))
            .OrderBy(ledger => ledger.Name, StringComparer.Ordinal)
            .ToArray();
        Task<IReadOnlyList<LedgerItem>> After(LedgerItem? last, int count) =>
            Task.FromResult<IReadOnlyList<LedgerItem>>(
            [
                .. ledgers
                    .Where(one => string.CompareOrdinal(one.Name, last?.Name ?? list.Cursor?.After) > 0)
                    .Take(count),
            ]);
        return await list.Write(
            new ListRead<LedgerItem>(
                After, ledger => ledger.Name,
                items => Table.Of("ledgers", items, ("name", item => item.Name))),
            null);
    }
}
