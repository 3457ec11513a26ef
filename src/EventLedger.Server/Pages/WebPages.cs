using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Pages;

/// <summary>
/// Serves the pages that were built into wwwroot. Paths that name no file and no route are the pages' own,
/// and get their frame; without built pages the start is the API browser.
/// </summary>
public static class WebPages
{
    private const string Frame = "index.html";
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] NotPages = ["/v1", "/openapi", "/docs", "/healthz", "/readyz"];
    private static readonly (string Name, string Ending)[] Packed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>The folder with the built pages: beside the program, or beside its sources.</summary>
    public static string FolderOf(IWebHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string[] folders =
        [
            Path.Combine(environment.ContentRootPath, "wwwroot"),
            Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        ];
        return folders.FirstOrDefault(HasPages) ?? folders[0];
    }

    /// <summary>Answers what no route answers from the built pages.</summary>
    /// <param name="app">The server.</param>
    /// <param name="folder">The built pages; null is where they usually lie.</param>
    public static void UseWebPages(this WebApplication app, string? folder)
    {
        ArgumentNullException.ThrowIfNull(app);
        var root = Path.GetFullPath(folder ?? FolderOf(app.Environment));
        app.Use((http, next) =>
        {
            var asks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
            if (!asks || http.GetEndpoint() is not null || IsNoPage(http.Request.Path))
                return next(http);
            if (Find(root, http.Request.Path) is { } file)
                return Send(http, file);
            if (http.Request.Path == "/")
                return TypedResults.Redirect("/docs").ExecuteAsync(http);
            return next(http);
        });
    }

    /// <summary>Whether pages were built into a folder.</summary>
    public static bool HasPages(string folder) => File.Exists(Path.Combine(folder, Frame));

    private static bool IsNoPage(PathString path) =>
        NotPages.Any(start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file of a path; for a path of the pages' own, their frame.</summary>
    private static string? Find(string root, PathString path)
    {
        var relative = path.Value!.TrimStart('/');
        var file = Path.GetFullPath(Path.Combine(root, relative));
        var inside = file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (inside && Types.TryGetContentType(file, out _) && File.Exists(file))
            return file;
        var frame = Path.Combine(root, Frame);
        return !Path.HasExtension(relative) && File.Exists(frame) ? frame : null;
    }

    private static Task Send(HttpContext http, string file)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // What Vite names after its content never changes; everything else is asked for anew.
        var hashed = Path.GetFileName(Path.GetDirectoryName(file)) == "assets";
        headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        Types.TryGetContentType(file, out var type);
        var (sent, encoding) = PackedOf(http, file);
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        var from = new FileInfo(sent);
        var tag = $"\"{from.LastWriteTimeUtc.Ticks:x}-{from.Length:x}\"";
        var result = TypedResults.PhysicalFile(sent, type, null, from.LastWriteTimeUtc, new(tag));
        return result.ExecuteAsync(http);
    }

    private static (string File, string? Encoding) PackedOf(HttpContext http, string file)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (name, ending) in Packed)
            if (accepted.Any(e => e.Value == name && e.Quality is not 0) && File.Exists(file + ending))
                return (file + ending, name);
        return (file, null);
    }
}
