using EventLedger.Reporting.Billing;
using EventLedger.Server.Billing;
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
    private static readonly string[] Paged = [.. ReadPoint.Parameters, .. Cursor.Parameters];
    private static readonly string[] List = [.. Paged, .. TabularAnswer.Parameters];
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
        app.MapGet("/v1/answers/{token}", (string token, HttpContext http) =>
                LedgerRequest.With(http, request => AnswerRead.Handle(request, token)))
            .Describe<ReportAnswer>(
                "Reports", "A report's answer once more: the same question at the same position.",
                TabularAnswer.Parameters, 404);
        app.MapGet("/v1/answers/{token}/explain", (string token, HttpContext http) =>
                LedgerRequest.With(http, request => AnswerExplaining.Handle(request, token)))
            .Describe<ReportExplanation>(
                "Reports", "How a figure of an answer comes about: the contracts and events behind it.",
                ["cell:report", .. Cursor.Parameters], 404, 422);
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

    private static void MapContractReads(WebApplication app)
    {
        Read<Page<ContractSummary>>(
            app, "/v1/contracts", "Contracts", "Contracts as of a day.",
            [.. List, "status", "customerId", "providerId", "facilityId", "search"],
            http => LedgerRequest.With(http, ContractReads.List));
        app.MapGet("/v1/contracts/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ContractReads.One(request, id)))
            .Describe<ContractAnswer>(
                "Contracts", "A contract as of a day, as known at an instant or at a version of its stream.",
                [.. ReadPoint.Parameters, "version"], 404);
        app.MapGet("/v1/contracts/{id}/events", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => EventReads.OfContract(request, id)))
            .Describe<Page<EventItem>>("Contracts", "The events of a contract, in order.", List, 404);
        app.MapGet("/v1/contracts/{id}/history", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ContractHistoryReads.History(request, id)))
            .Describe<Page<HistoryItem>>("Contracts", "Each event as a sentence.", Paged, 404);
        app.MapGet("/v1/contracts/{id}/explain", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ContractExplaining.Handle(request, id)))
            .Describe<ContractExplanation>(
                "Contracts", "How a figure comes about: the months, dates and events behind it.",
                [.. ReadPoint.Parameters, "cell"], 404, 422);
        app.MapGet("/v1/contracts/{id}/diff", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ContractHistoryReads.Diff(request, id)))
            .Describe<DiffAnswer>(
                "Contracts", "What changed between two versions or two instants, field by field.",
                [.. ReadPoint.Parameters, "from", "to"], 404);
    }

    private static void MapBillingReads(WebApplication app)
    {
        app.MapGet("/v1/contracts/{id}/billing", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => BillingReads.History(request, id)))
            .Describe<BillingHistory>(
                "Contracts", "Documents dated on or before a day, and their totals.",
                ReadPoint.Parameters, 404);
        app.MapGet("/v1/contracts/{id}/statement", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => StatementRead.Handle(request, id)))
            .Describe<StatementAnswer>(
                "Contracts", "Documents and payments in date order, with the running balance.",
                [.. ReadPoint.Parameters, "from:day", "to:day", "format:statement", "paper"], 404, 406);
        app.MapGet("/v1/contracts/{id}/invoices/{number}", (string id, string number, HttpContext http) =>
                LedgerRequest.With(http, request => BillingReads.Invoice(request, id, number)))
            .Describe<InvoiceRow>(
                "Contracts", "One invoice as of a day: data, a page, or on paper.", Document, 404, 406);
        app.MapGet("/v1/contracts/{id}/credit-notes/{number}", (string id, string number, HttpContext http) =>
                LedgerRequest.With(http, request => BillingReads.CreditNote(request, id, number)))
            .Describe<CreditNoteRow>(
                "Contracts", "One credit note as of a day: data, a page, or on paper.", Document, 404, 406);
    }

    private static void MapBillingRuns(WebApplication app)
    {
        app.MapPost(
                "/v1/billing-runs",
                (Delegate)((HttpContext http) => LedgerRequest.With(http, BillingRunEndpoint.Start)))
            .DescribeStart<BillingRunAccepted, BillingRunPreview>(StartBillingRunSlice.Command);
        Read<Page<BillingRunAnswer>>(
            app, "/v1/billing-runs", "Billing runs", "Billing runs, the oldest first.",
            [.. Cursor.Parameters, .. TabularAnswer.Parameters],
            http => LedgerRequest.With(http, BillingRunReads.List));
        app.MapGet("/v1/billing-runs/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => BillingRunReads.One(request, id)))
            .Describe<BillingRunAnswer>(
                "Billing runs", "A billing run: how it stands and how far it has come.", [], 404);
        app.MapGet("/v1/billing-runs/{id}/refused", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => BillingRunReads.Refused(request, id)))
            .Describe<Page<RefusedContract>>(
                "Billing runs", "The contracts that were due and refused, and why.",
                [.. Cursor.Parameters, .. TabularAnswer.Parameters], 404);
    }

    private static void MapRegisterReads(WebApplication app)
    {
        Read<Page<PartyAnswer>>(
            app, "/v1/parties", "Parties", "Companies.", List,
            http => LedgerRequest.With(http, PartyReads.List));
        app.MapGet("/v1/parties/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => PartyReads.One(request, id)))
            .Describe<PartyAnswer>("Parties", "A company, as of a day.", ReadPoint.Parameters, 404);
        Read<Page<FacilityAnswer>>(
            app, "/v1/facilities", "Facilities", "Places with capacity.", List,
            http => LedgerRequest.With(http, FacilityReads.List));
        app.MapGet("/v1/facilities/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => FacilityReads.One(request, id)))
            .Describe<FacilityAnswer>(
                "Facilities", "A place with capacity, as of a day.", ReadPoint.Parameters, 404);
        app.MapGet("/v1/books/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => BooksReads.One(request, id)))
            .Describe<BooksAnswer>(
                "Books", "The months that a provider closed, as of a day.", ReadPoint.Parameters, 404);
    }

    private static void MapLedgers(WebApplication app)
    {
        Read<EventsPage>(
            app, "/v1/events", "Log", "The whole ledger in order; each item is the event's line of the seal.",
            [.. List, "after"], http => LedgerRequest.With(http, EventFeed.Handle));
        Read<TimelineAnswer>(
            app, "/v1/timeline", "Log",
            "On which days events hold and were recorded, and which come before and after.",
            TimelineRead.Parameters, http => LedgerRequest.With(http, TimelineRead.Handle));
        Read<LedgerAnswer>(
            app, "/v1/ledger", "Log", "The end of the log, and what stands on it.", [],
            http => LedgerRequest.With(http, LedgerRead.Handle));
        app.MapGet(
                "/v1/ledgers",
                (HttpContext http, LedgerDatabase database) => LedgerRoutes.List(http, database))
            .Describe<Page<LedgerItem>>("Ledgers", "The ledgers.", Cursor.Parameters);
        app.MapPut(
                "/v1/ledgers/{name}",
                (string name, HttpContext http, LedgerDatabase database) =>
                    LedgerRoutes.Make(http, name, database))
            .Describe<LedgerItem>("Ledgers", "Makes a ledger; 200 when it exists.", [], 201);
    }

    private static void Read<T>(
        WebApplication app, string path, string tag, string summary, string[] parameters,
        Func<HttpContext, Task<IResult>> handle) =>
        app.MapGet(path, (Delegate)((HttpContext http) => handle(http)))
            .Describe<T>(tag, summary, parameters);
}
