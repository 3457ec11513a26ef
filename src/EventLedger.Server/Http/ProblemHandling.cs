using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace EventLedger.Server.Http;

/// <summary>Turns what escapes an endpoint into a problem document.</summary>
public static class ProblemHandling
{
    /// <summary>Answers exceptions and bare status codes with problem documents.</summary>
    public static void UseProblemDocuments(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(http =>
        {
            var exception = http.Features.Get<IExceptionHandlerFeature>()?.Error;
            return Of(exception, http).ExecuteAsync(http);
        }));
        app.UseStatusCodePages(context => OfStatus(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    /// <summary>Whether an exception says that the database cannot be reached or cannot serve now.</summary>
    public static bool IsDatabaseAway(Exception? exception) => exception switch
    {
        PostgresException postgres =>
            postgres.IsTransient || postgres.SqlState.StartsWith("57", StringComparison.Ordinal),
        NpgsqlException or TimeoutException or SocketException => true,
        _ => exception?.InnerException is { } inner && IsDatabaseAway(inner),
    };

    private static Problem Of(Exception? exception, HttpContext http) => exception switch
    {
        BadHttpRequestException { StatusCode: 413 } => Problem.TooLarge(Commands.CommandEndpoint.LargestBody),
        BadHttpRequestException bad => Problem.Malformed("$", bad.Message),
        _ when IsDatabaseAway(exception) => Problem.Unavailable("The database does not answer."),
        _ => Problem.Broken(http.TraceIdentifier),
    };

    private static Problem OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        404 => Problem.NotFound($"There is nothing at {http.Request.Path}."),
        405 => Problem.MethodNotAllowed(),
        415 => Problem.NotJson(),
        400 => Problem.Malformed("request", "the server cannot read it"),
        _ => Problem.Broken(http.TraceIdentifier),
    };
}
