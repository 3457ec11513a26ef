namespace EventLedger.Server.Http;

/// <summary>A search of a list by text, in whatever case.</summary>
/// <param name="Text">What is looked for.</param>
internal sealed record TextSearch(string Text)
{
    /// <summary>The parameter of lists that are searched.</summary>
    public static readonly string[] Parameters = ["search"];

    /// <summary>
    /// What the database may look for; null for text that it may hold in another form, or that means
    /// something else to it.
    /// </summary>
    public string? Sought =>
        Text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') ? Text : null;

    /// <summary>The search that a request asks for; null when it asks for none.</summary>
    public static TextSearch? Of(RequestQuery query) =>
        query.Text("search")?.Trim() is { Length: > 0 } text ? new(text) : null;

    /// <summary>Whether a text is found.</summary>
    public bool Finds(string text) => text.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
