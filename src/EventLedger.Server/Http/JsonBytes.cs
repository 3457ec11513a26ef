namespace EventLedger.Server.Http;

/// <summary>An answer whose JSON is written already.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">UTF-8 JSON.</param>
public sealed class JsonBytes(int status, byte[] body) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
