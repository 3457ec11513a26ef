using System.Net;
using System.Text;

namespace EventLedger.Reporting.Documents;

/// <summary>
/// A document as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. It
/// prints on A4 and Letter as the printer has it.
/// </summary>
public static class HtmlPage
{
    private static readonly string Style = ReadStyle();

    /// <summary>The page, UTF-8.</summary>
    /// <param name="document">The document.</param>
    /// <param name="paper">
    /// The size of the paper, as CSS names it: <c>A4</c>, <c>letter</c>; null leaves it to the printer.
    /// </param>
    public static byte[] Write(PrintedDocument document, string? paper = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Text(document.Title)).Append("</title>\n<style>\n")
            .Append(Style)
            .Append(paper is null ? "" : $"@page {{ size: {paper}; }}\n")
            .Append("</style>\n</head>\n<body>\n<main>\n");
        Head(page, document);
        foreach (var table in document.Sections)
            Table(page, table);
        page.Append("<footer>\n");
        foreach (var note in document.Notes)
            page.Append("<p>").Append(Text(note)).Append("</p>\n");
        page.Append("</footer>\n</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Head(StringBuilder page, PrintedDocument document)
    {
        page.Append("<header>\n<div>\n<p class=\"kind\">").Append(Text(document.Kind)).Append("</p>\n<h1>")
            .Append(Text(document.Number)).Append("</h1>\n</div>\n");
        if (document.Mark is { } mark)
            page.Append("<p class=\"mark ").Append(Text(mark.ToLowerInvariant().Replace(' ', '-')))
                .Append("\">").Append(Text(mark)).Append("</p>\n");
        page.Append("</header>\n<section class=\"parties\">\n");
        Party(page, "From", document.From);
        Party(page, "To", document.To);
        page.Append("</section>\n<dl>\n");
        foreach (var (name, value) in document.Facts)
            page.Append("<div><dt>").Append(Text(name)).Append("</dt><dd>").Append(Text(value))
                .Append("</dd></div>\n");
        page.Append("</dl>\n");
    }

    private static void Party(StringBuilder page, string role, PrintedParty party) =>
        page.Append("<div><h2>").Append(role).Append("</h2><p>").Append(Text(party.Name))
            .Append("</p><p class=\"id\">").Append(Text(party.Id)).Append("</p></div>\n");

    private static void Table(StringBuilder page, PrintedTable table)
    {
        page.Append("<section>\n");
        if (table.Heading is { } heading)
            page.Append("<h2>").Append(Text(heading)).Append("</h2>\n");
        page.Append("<table>\n<thead><tr>");
        foreach (var column in table.Columns)
            page.Append(column.IsAmount ? "<th scope=\"col\" class=\"amount\">" : "<th scope=\"col\">")
                .Append(Text(column.Name)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var (column, cell) in table.Columns.Zip(row))
                page.Append(column.IsAmount ? "<td class=\"amount\">" : "<td>").Append(Text(cell))
                    .Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n");
        if (table.Sums.Count > 0)
            Sums(page, table);
        page.Append("</table>\n</section>\n");
    }

    private static void Sums(StringBuilder page, PrintedTable table)
    {
        page.Append("<tfoot>\n");
        foreach (var (name, value) in table.Sums)
            page.Append("<tr><th scope=\"row\" colspan=\"").Append(table.Columns.Count - 1).Append("\">")
                .Append(Text(name)).Append("</th><td class=\"amount\">").Append(Text(value))
                .Append("</td></tr>\n");
        page.Append("</tfoot>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("Document.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
