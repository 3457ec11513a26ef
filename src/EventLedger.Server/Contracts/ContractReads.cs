using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Answers;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Server.Contracts;

/// <summary>A contract in a list, with what its parties are called.</summary>
public sealed record ContractSummary(
    string Id,
    string? Title,
    long Version,
    ContractStatus Status,
    string ProviderId,
    string ProviderName,
    string CustomerId,
    string CustomerName,
    string? Currency,
    Money? MonthlyFee,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    DateOnly? LastServiceDay,
    IReadOnlyList<string> FacilityIds);

/// <summary>Reads of contracts.</summary>
public static class ContractReads
{
    private const int RowsARound = 500;

    /// <summary>
    /// GET /v1/contracts/{id}: as of a day, as known at an instant or at a version of the stream.
    /// </summary>
    public static async Task<IResult> One(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request, [.. ReadPoint.Parameters, "version"]);
        var version = query.Number("version", 1, long.MaxValue);
        if (version is not null && query.Text("knownAt") is not null)
            query.Reject("version", "stands beside knownAt: both say what is known");
        var point = await ReadPoint.Of(request, query);
        if (query.Problem is { } problem)
            return problem;
        var last = Ids.IsValid(id)
            ? await point.Reader.LastEvent(
                StreamNames.Contract(id), version, point.Position, request.Cancelled)
            : null;
        if (last is not { } found || found.Version < version)
            return Problem.NotFound(version is null || last is null
                ? $"There is no contract {id}."
                : $"{id} has no version {version}; it is at {last.Value.Version}.");
        var terms = await TermsOf(id, point.Reader, found.Position, request.Cancelled);
        if (ContractAnswer.Of(id, found.Version, terms, point.AsOf) is not { } answer)
            return NothingKnown(id, terms, point.AsOf);
        request.Http.Response.Headers.ETag = $"\"{found.Version}\"";
        return request.Ok(query, point.Position, answer);
    }

    /// <summary>
    /// GET /v1/contracts: summaries, filtered by status, customer, provider, facility and by text.
    /// </summary>
    public static async Task<IResult> List(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request,
            [
                .. ReadPoint.Parameters, .. ListAnswer.Parameters,
                .. TextSearch.Parameters, "status", "customerId", "providerId", "facilityId",
            ]);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var wanted = new Wanted(
            query.Choice<ContractStatus>("status"),
            query.Id("customerId"),
            query.Id("providerId"),
            query.Id("facilityId"));
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        point = point with { Position = list.Cursor?.Position ?? point.Position };
        var names = await StoredBook.Of(point).Names(request.Cancelled);
        wanted = wanted with { Search = ContractSearch.Of(query, names) };
        return await list.Write(
            new ListRead<ContractSummary>(
                (last, count) => Found(
                    point, wanted, names, last?.Id ?? list.Cursor?.After, count, request.Cancelled),
                contract => contract.Id, ContractTables.Summaries),
            point.Position);
    }

    /// <summary>So many of the contracts that are wanted, by id, after one.</summary>
    private static async Task<IReadOnlyList<ContractSummary>> Found(
        ReadPoint point, Wanted wanted, Names names, string? after, int count, CancellationToken cancelled)
    {
        var items = new List<ContractSummary>();
        while (true)
        {
            var rows = await point.Reader.Terms(point.Position, wanted.After(after), cancelled);
            foreach (var row in rows)
            {
                after = row.ContractId;
                if (Summary(row, point.AsOf, names) is not { } item || !wanted.Lets(item))
                    continue;
                items.Add(item);
                if (items.Count == count)
                    return items;
            }
            if (rows.Count < RowsARound)
                return items;
        }
    }

    /// <summary>The terms of a contract that is known at a position, as they were then.</summary>
    internal static async Task<ContractTerms> TermsOf(
        string id, LedgerReader reader, long position, CancellationToken cancellation)
    {
        var rows = await reader.Terms(position, new(ContractId: id), cancellation);
        return LedgerProjection.ReadTerms(rows.Single().Terms);
    }

    internal static Problem NothingKnown(string id, ContractTerms terms, DateOnly asOf) =>
        Problem.NotFound(terms.Announced?.WithdrawnOn is { } withdrawn && withdrawn <= asOf
            ? $"{id} is no deal as of {asOf:yyyy-MM-dd}: its announcement was withdrawn on "
                + $"{withdrawn:yyyy-MM-dd}. Earlier days and its history still show it."
            : $"Nothing is known of {id} as of {asOf:yyyy-MM-dd}: it was announced or signed later.");

    private static ContractSummary? Summary(KnownTerms row, DateOnly asOf, Names names)
    {
        if (ContractView.AsOf(LedgerProjection.ReadTerms(row.Terms), asOf) is not { } view)
            return null;
        var (agreement, deal) = (view.Agreement, view.Announced?.Deal);
        string[] announcedAt = deal?.FacilityId is { } facility ? [facility] : [];
        return new(
            row.ContractId,
            agreement?.Title,
            row.Version,
            view.Status,
            view.ProviderId,
            names.Party(view.ProviderId),
            view.CustomerId,
            names.Party(view.CustomerId),
            view.Currency?.Code,
            agreement is null ? view.Announced?.MonthlyFee : view.MonthlyFee,
            agreement?.StartsOn ?? deal?.StartsOn?.First,
            agreement is null ? deal?.EndsOn?.Last : agreement.EndsOn,
            view.LastServiceDay,
            agreement is null ? announcedAt : [.. view.Capacity.Select(line => line.FacilityId).Distinct()]);
    }

    private sealed record Wanted(
        ContractStatus? Status, string? Customer, string? Provider, string? Facility,
        ContractSearch? Search = null)
    {
        /// <summary>The rows that may be wanted: none that is, is left out.</summary>
        public TermsFilter After(string? id) => new(
            null, Provider, Customer, Facility, id, RowsARound, Search?.Sought, Search?.PartyIds);

        public bool Lets(ContractSummary item) =>
            (Status is null || item.Status == Status)
            && (Customer is null || item.CustomerId == Customer)
            && (Provider is null || item.ProviderId == Provider)
            && (Facility is null || item.FacilityIds.Contains(Facility))
            && Search?.Finds(item) != false;
    }
}
