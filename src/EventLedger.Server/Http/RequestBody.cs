namespace EventLedger.Server.Http;

/// <summary>Reads a request's body up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The whole body; null when it is larger than the limit.</summary>
    public static async Task<byte[]?> Read(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
            return null;
        if (http.Request.ContentLength is { } length and <= Commands.CommandEndpoint.LargestBody)
        {
            var whole = new byte[length];
            await http.Request.Body.ReadExactlyAsync(whole, http.RequestAborted);
            return whole;
        }
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is var read and > 0)
        {
            if (body.Length + read > limit)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
