using System.Globalization;
using EventLedger.Reporting.Documents;
using EventLedger.Server.Http;
using Microsoft.Net.Http.Headers;

namespace EventLedger.Server.Documents;

/// <summary>Answers a document as a page, or on paper.</summary>
public static class DocumentAnswer
{
    /// <summary>The parameters of a route that answers documents.</summary>
    public static readonly string[] Parameters = ["format:document", "paper"];

    /// <summary>The paper that is asked for, as CSS names it; null leaves it to the printer.</summary>
    public static string? Paper(RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var paper = query.Text("paper");
        if (paper is not (null or "A4" or "letter"))
            query.Reject("paper", "expected A4 or letter");
        return paper;
    }

    /// <summary>The document in a format; 406 for PDF where there is no Chromium.</summary>
    /// <param name="request">The request.</param>
    /// <param name="format">HTML or PDF.</param>
    /// <param name="paper">The paper; PDF is A4 where none is asked for.</param>
    /// <param name="position">The position of the ledger that it is known at.</param>
    /// <param name="document">Makes the document.</param>
    public static async Task<IResult> Write(
        LedgerRequest request, AnswerFormat format, string? paper, long position,
        Func<Task<PrintedDocument>> document)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(document);
        var printer = request.Http.RequestServices.GetRequiredService<PdfPrinter>();
        if (format == AnswerFormat.Pdf && !printer.IsInstalled)
            return Problem.NoPdf();
        var printed = await document();
        var headers = request.Http.Response.Headers;
        headers.Vary = HeaderNames.Accept;
        headers["X-Ledger-Position"] = position.ToString(CultureInfo.InvariantCulture);
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        if (format == AnswerFormat.Html)
            return TypedResults.Bytes(HtmlPage.Write(printed, paper), "text/html; charset=utf-8");
        var pdf = await printer.Print(HtmlPage.Write(printed, paper ?? "A4"), request.Cancelled);
        headers.ContentDisposition = $"inline; filename=\"{printed.Number}.pdf\"";
        return TypedResults.Bytes(pdf, AnswerFormat.Pdf.MediaType);
    }
}
