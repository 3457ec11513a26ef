using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.BillingRuns;
using EventLedger.Server.Books;
using EventLedger.Server.Closing;
using EventLedger.Server.Documents;
using EventLedger.Server.Http;
using EventLedger.Server.Importing;
using EventLedger.Server.OpenApi;
using EventLedger.Server.Pages;
using EventLedger.Server.Rebuilds;
using EventLedger.Server.Seeding;
using EventLedger.Server.Webhooks;
using EventLedger.Store;

namespace EventLedger.Server;

/// <summary>
/// The server, put together: the store on a database, the API, and the start of the default ledger.
/// </summary>
public static class ServerApp
{
    /// <summary>A server on a database; not started.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="connectionString">The database, for Npgsql.</param>
    /// <param name="clock">What time it is.</param>
    public static WebApplication Build(ServerOptions options, string connectionString, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // It says nothing of a request that the exception handler does not say, and makes an activity and a
        // scope of each one for as long as it may speak.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(builder.Configuration["Ledger:TimeZone"] ?? "UTC");
        builder.Services
            .AddSingleton(options)
            .AddSingleton(clock)
            .AddSingleton(zone)
            .AddSingleton(_ => new LedgerDatabase(connectionString, LedgerModels.EventLedger, clock, zone))
            .AddSingleton(_ => new PdfPrinter(options.Chromium))
            .AddSingleton(Administrators.Of(builder.Configuration["Ledger:Administrators"]))
            .AddSingleton<Seeds>()
            .AddJob<LedgerStart>()
            .AddJob<DailyClose>()
            .AddJob<BillingRunJob>()
            .AddJob<RebuildJob>()
            .AddJob<MonthReportsJob>()
            .AddWebhooks(options, builder.Configuration)
            .AddJob<WebhookDelivery>()
            .AddHostFiltering(filter => filter.AllowedHosts = [.. options.AllowedHosts()])
            .AddWireFormat()
            .AddApiDocument();
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseProblemDocuments();
        app.MapOpenApi();
        app.UseApiBrowser();
        app.UseWebPages(options.Pages);
        app.MapLedgerApi();
        return app;
    }

    private static void UseApiBrowser(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/docs"), docs => docs.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "EventLedger API";
            ui.SwaggerEndpoint("/openapi/v1.json", "EventLedger v1");
        }));

    private static IServiceCollection AddWireFormat(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(json =>
        {
            LedgerJson.Apply(
                json.SerializerOptions, System.Text.Json.Serialization.JsonIgnoreCondition.Never, false);
            json.SerializerOptions.Converters.Add(new Change.Forms());
        });

    /// <summary>A service that runs in the background, and that others may speak to.</summary>
    private static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(all => all.GetRequiredService<T>());
}
