using EventLedger.Server.Changes;
using EventLedger.Server.Commands;
using EventLedger.Server.Importing;
using EventLedger.Server.Scenarios;

namespace EventLedger.Server.OpenApi;

/// <summary>
/// The query parameters that a route takes; each is described once, in <see cref="ApiParameters"/>.
/// </summary>
public sealed record QueryParameters(IReadOnlyList<string> Names);

/// <summary>The headers that a route takes, beside those that all take.</summary>
public sealed record HeaderParameters(IReadOnlyList<string> Names);

/// <summary>The command that a route takes.</summary>
public sealed record CommandRoute(CommandSlice Slice);

/// <summary>An example of the body that a route takes, which is no command.</summary>
public sealed record BodyExample(object Body);

/// <summary>What a report answers: itself, or a comparison that it was asked for.</summary>
/// <param name="Report">The report.</param>
/// <param name="WithScenario">With a scenario beside it.</param>
/// <param name="Since">With what was known earlier beside it.</param>
public sealed record AnyAnswer<T>(T Report, WhatIfAnswer<T> WithScenario, SinceAnswer<T> Since)
    where T : class;

/// <summary>A problem document of RFC 9457; the facts that decided stand beside these members.</summary>
/// <param name="Type">The kind of problem, as a URN.</param>
/// <param name="Title">The kind of problem, for people.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What was asked, which rule refused it and what decided, in one sentence.</param>
/// <param name="Code">The code, for programs.</param>
/// <param name="Errors">For a malformed request: what is wrong, by JSON path or parameter.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    IReadOnlyDictionary<string, string[]>? Errors = null);

/// <summary>Says of a route what the API document needs to know.</summary>
internal static class RouteDescriptions
{
    private const string Problems = "application/problem+json";

    public static void Describe<T>(
        this RouteHandlerBuilder route, string tag, string summary, string[] parameters, params int[] others)
    {
        route.WithTags(tag)
            .WithSummary(summary)
            .WithMetadata(new QueryParameters(parameters))
            .Produces<T>(200)
            .Produces<ProblemDocument>(400, Problems);
        foreach (var status in others)
            if (status < 300)
                route.Produces<T>(status);
            else
                route.Produces<ProblemDocument>(status, Problems);
    }

    /// <summary>Something that is done without a body.</summary>
    public static void DescribeAction<T>(
        this RouteHandlerBuilder route, string tag, string summary, int status, params int[] problems)
    {
        route.WithTags(tag).WithSummary(summary).WithMetadata(new QueryParameters([])).Produces<T>(status);
        foreach (var problem in (int[])[400, .. problems])
            route.Produces<ProblemDocument>(problem, Problems);
    }

    public static void DescribeDelete(
        this RouteHandlerBuilder route, string tag, string summary, params int[] others)
    {
        route.WithTags(tag)
            .WithSummary(summary)
            .Produces(204)
            .Produces<ProblemDocument>(400, Problems)
            .Produces<ProblemDocument>(404, Problems);
        foreach (var status in others)
            route.Produces<ProblemDocument>(status, Problems);
    }

    /// <summary>What the server names: 201 with its Location.</summary>
    public static void DescribeMaking<T>(this RouteHandlerBuilder route, string tag, string summary) => route
        .WithTags(tag)
        .WithSummary(summary)
        .Produces<T>(201)
        .Produces<ProblemDocument>(400, Problems)
        .Produces<ProblemDocument>(413, Problems)
        .Produces<ProblemDocument>(415, Problems);

    /// <summary>A report: asked with a scenario, or since when, it answers otherwise.</summary>
    public static void DescribeReport<T>(
        this RouteHandlerBuilder route, string summary, string[] parameters)
        where T : class =>
        route.Describe<AnyAnswer<T>>("Reports", summary, parameters, 404, 422);

    public static void DescribeBulk(this RouteHandlerBuilder route) => route
        .WithTags("Commands")
        .WithName("Commands")
        .WithSummary("Many commands at once, in their order; answers a line per command.")
        .WithMetadata(new QueryParameters(["atomic"]))
        .Accepts<IReadOnlyList<BulkCommand>>("application/json", "application/x-ndjson")
        .Produces<BulkResult>(200, "application/x-ndjson")
        .Produces<ProblemDocument>(400, Problems)
        .Produces<ProblemDocument>(413, Problems)
        .Produces<ProblemDocument>(415, Problems);

    public static void DescribeImport(this RouteHandlerBuilder route) => route
        .WithTags("Commands")
        .WithName("Import")
        .WithSummary("History: commands with the instants at which they became known; for administrators.")
        .WithMetadata(new HeaderParameters(["X-Actor", "X-Correlation-Id", "X-Causation-Id"]))
        .WithMetadata(new BodyExample(ImportEndpoint.Example))
        .Accepts<ImportCommand[]>("application/json", "application/x-ndjson")
        .Produces<BulkResult>(200, "application/x-ndjson")
        .Produces<ProblemDocument>(400, Problems)
        .Produces<ProblemDocument>(403, Problems)
        .Produces<ProblemDocument>(413, Problems)
        .Produces<ProblemDocument>(415, Problems);

    public static void Describe(this RouteHandlerBuilder route, CommandSlice slice)
    {
        DescribeRequest(route, slice).Produces<CommandResult>(slice.BeginsStream ? 201 : 200);
        if (slice.BeginsStream)
            route.Produces<CommandResult>(200);
        DescribeProblems(route);
    }

    /// <summary>A command whose stream the server names: 202, and of a dry run 200.</summary>
    public static void DescribeStart<TAccepted, TDryRun>(
        this RouteHandlerBuilder route, CommandSlice slice) =>
        DescribeProblems(DescribeRequest(route, slice).Produces<TAccepted>(202).Produces<TDryRun>(200));

    private static RouteHandlerBuilder DescribeRequest(RouteHandlerBuilder route, CommandSlice slice) => route
        .WithTags(Tag(slice.Collection.Name))
        .WithName(slice.Name)
        .WithSummary(slice.Summary)
        .WithMetadata(new QueryParameters(["dryRun", "asOf:dryRun"]), new CommandRoute(slice))
        .Accepts(slice.RequestType, "application/json");

    private static void DescribeProblems(RouteHandlerBuilder route)
    {
        foreach (var status in (int[])[400, 404, 409, 412, 413, 415, 422, 429, 503])
            route.Produces<ProblemDocument>(status, Problems);
    }

    // billing-runs: Billing runs.
    private static string Tag(string collection) =>
        char.ToUpperInvariant(collection[0]) + collection[1..].Replace('-', ' ');
}
