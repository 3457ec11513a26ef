using EventLedger.Reporting.Billing;
using EventLedger.Server.Answers;
using EventLedger.Server.BillingRuns;
using EventLedger.Server.Books;
using EventLedger.Server.Commands;
using EventLedger.Server.Contracts;
using EventLedger.Server.Documents;
using EventLedger.Server.Explaining;
using EventLedger.Server.Facilities;
using EventLedger.Server.Health;
using EventLedger.Server.Http;
using EventLedger.Server.Importing;
using EventLedger.Server.Ledgers;
using EventLedger.Server.Log;
using EventLedger.Server.OpenApi;
using EventLedger.Server.Parties;
using EventLedger.Server.Rebuilds;
using EventLedger.Server.Reports;
using EventLedger.Server.Scenarios;
using EventLedger.Server.Seeding;
using EventLedger.Server.Webhooks;
using EventLedger.Store;

namespace EventLedger.Server;

/// <summary>Every route of the API.</summary>
public static class Routes
{
    private static readonly string[] List = [.. ReadPoint.Parameters, .. ListAnswer.Parameters];
    private static readonly string[] Document = [.. ReadPoint.Parameters, .. DocumentAnswer.Parameters];

    /// <summary>Maps the API.</summary>
    public static void MapLedgerApi(this WebApplication app)
    {
        foreach (var slice in CommandCatalog.All)
            MapCommand(app, slice);
        app.MapPost(
                "/v1/commands",
                (Delegate)((HttpContext http) => LedgerRequest.With(http, BulkEndpoint.Handle)))
            .DescribeBulk();
        app.MapPost(
                "/v1/import",
                (Delegate)((HttpContext http) => LedgerRequest.With(http, ImportEndpoint.Handle)))
            .DescribeImport();
        MapContractReads(app);
        MapBillingReads(app);
        MapBillingRuns(app);
        MapRegisterReads(app);
        foreach (var report in ReportCatalog.All)
            report.Map(app);
        MapAnswers(app);
        MapLedgers(app);
        app.MapRebuilds();
        app.MapSeeds();
        app.MapScenarios();
        app.MapWebhooks();
        app.MapGet("/healthz", HealthRoutes.Alive)
            .Describe<HealthAnswer>("Health", "Whether the process lives.", []);
        app.MapGet("/readyz", HealthRoutes.Ready)
            .Describe<HealthAnswer>("Health", "Whether commands can be taken.", [], 503);
    }

    private static void MapCommand(WebApplication app, CommandSlice slice) =>
        app.MapPost(
                $"/v1/{slice.Collection.Name}/{{id}}/{slice.Route}",
                (string id, HttpContext http) => CommandEndpoint.Handle(slice, id, http))
            .Describe(slice);

    private static void MapAnswers(WebApplication app)
    {
        app.MapGet("/v1/answers/{token}", (string token, HttpContext http) =>
                LedgerRequest.With(http, request => AnswerRead.Handle(request, token)))
            .Describe<ReportAnswer>(
                "Reports", "An answer once more: the same question at the same position.",
                ["format:statement", "paper"], 404, 406);
        app.MapGet("/v1/answers/{token}/explain", (string token, HttpContext http) =>
                LedgerRequest.With(http, request => AnswerRead.Explain(request, token)))
            .Describe<AnyExplanation>(
                "Reports", "How a cell of an answer comes about: the contracts and events behind it.",
                ["cell:report", .. Cursor.Parameters], 404, 422);
    }

    private static void MapContractReads(WebApplication app)
    {
        Read<Page<ContractSummary>>(
            app, "contracts", "Contracts", "Contracts as of a day.",
            [.. List, "status", "customerId", "providerId", "facilityId", "search"]);
        Read<ContractAnswer>(
            app, "contracts/{id}", "Contracts",
            "A contract as of a day, as known at an instant or at a version of its stream.",
            [.. ReadPoint.Parameters, "version"], 404);
        Read<Page<EventItem>>(
            app, "contracts/{id}/events", "Contracts", "The events of a contract, in order.",
            [.. List, "after:version"], 404);
        Read<Page<HistoryItem>>(
            app, "contracts/{id}/history", "Contracts", "Each event as a sentence.",
            [.. List, "after:version", "search:history", "correctable"], 404);
        app.MapGet("/v1/contracts/{id}/explain", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ContractExplaining.Handle(request, id)))
            .Describe<ContractExplanation>(
                "Contracts", "How a figure comes about: the months, dates and events behind it.",
                [.. ReadPoint.Parameters, "version", "cell"], 404, 422);
        Read<DiffAnswer>(
            app, "contracts/{id}/diff", "Contracts",
            "What changed between two versions or two instants, field by field.",
            [.. ReadPoint.Parameters, .. TabularAnswer.Parameters, "from", "to"], 404);
    }

    private static void MapBillingReads(WebApplication app)
    {
        Read<BillingHistory>(
            app, "contracts/{id}/billing", "Contracts",
            "Documents dated on or before a day, and their totals.",
            [.. ReadPoint.Parameters, .. TabularAnswer.Parameters], 404);
        Read<StatementAnswer>(
            app, "contracts/{id}/statement", "Contracts",
            "Documents and payments in date order, with the running balance.",
            [.. ReadPoint.Parameters, "from:day", "to:day", "format:statement", "paper"], 404, 406);
        Read<InvoiceRow>(
            app, "contracts/{id}/invoices/{number}", "Contracts",
            "One invoice as of a day: data, a page, or on paper.", Document, 404, 406);
        Read<CreditNoteRow>(
            app, "contracts/{id}/credit-notes/{number}", "Contracts",
            "One credit note as of a day: data, a page, or on paper.", Document, 404, 406);
    }

    private static void MapBillingRuns(WebApplication app)
    {
        app.MapPost(
                "/v1/billing-runs",
                (Delegate)((HttpContext http) => LedgerRequest.With(http, BillingRunEndpoint.Start)))
            .DescribeStart<BillingRunAccepted, BillingRunPreview>(StartBillingRunSlice.Command);
        app.MapGet(
                "/v1/billing-runs",
                (Delegate)((HttpContext http) => LedgerRequest.With(http, BillingRunReads.List)))
            .Describe<Page<BillingRunAnswer>>(
                "Billing runs", "Billing runs, the oldest first.",
                ListAnswer.Parameters);
        app.MapGet("/v1/billing-runs/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => BillingRunReads.One(request, id)))
            .Describe<BillingRunAnswer>(
                "Billing runs", "A billing run: how it stands and how far it has come.", [], 404);
        app.MapGet("/v1/billing-runs/{id}/refused", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => BillingRunReads.Refused(request, id)))
            .Describe<Page<RefusedContract>>(
                "Billing runs", "The contracts that were due and refused, and why.",
                ListAnswer.Parameters, 404);
    }

    private static void MapRegisterReads(WebApplication app)
    {
        Read<Page<PartyAnswer>>(app, "parties", "Parties", "Companies.", [.. List, "search:register"]);
        Read<PartyAnswer>(
            app, "parties/{id}", "Parties", "A company, as of a day.", ReadPoint.Parameters, 404);
        Read<Page<FacilityAnswer>>(
            app, "facilities", "Facilities", "Places with capacity.", [.. List, "search:register"]);
        Read<FacilityAnswer>(
            app, "facilities/{id}", "Facilities", "A place with capacity, as of a day.",
            ReadPoint.Parameters, 404);
        Read<BooksAnswer>(
            app, "books/{id}", "Books", "The months that a provider closed, as of a day.",
            [.. ReadPoint.Parameters, .. TabularAnswer.Parameters], 404);
    }

    private static void MapLedgers(WebApplication app)
    {
        Read<EventsPage>(
            app, "events", "Log", "The whole ledger in order; each item is the event's line of the seal.",
            [.. List, "after"]);
        app.MapGet(
                "/v1/timeline",
                (Delegate)((HttpContext http) => LedgerRequest.With(http, TimelineRead.Handle)))
            .Describe<TimelineAnswer>(
                "Log", "On which days events hold and were recorded, and which come before and after.",
                TimelineRead.Parameters);
        app.MapGet(
                "/v1/ledger", (Delegate)((HttpContext http) => LedgerRequest.With(http, LedgerRead.Handle)))
            .Describe<LedgerAnswer>("Log", "The end of the log, and what stands on it.", []);
        app.MapGet(
                "/v1/ledgers",
                (HttpContext http, LedgerDatabase database) => LedgerRoutes.List(http, database))
            .Describe<Page<LedgerItem>>(
                "Ledgers", "The ledgers.", ListAnswer.Parameters);
        app.MapPut(
                "/v1/ledgers/{name}",
                (string name, HttpContext http, LedgerDatabase database) =>
                    LedgerRoutes.Make(http, name, database))
            .Describe<LedgerItem>("Ledgers", "Makes a ledger; 200 when it exists.", [], 201);
    }

    private static void Read<T>(
        WebApplication app, string route, string tag, string summary, string[] parameters,
        params int[] problems)
        where T : class =>
        app.MapRead(route).Describe<Repeatable<T>>(tag, summary, parameters, problems);
}
