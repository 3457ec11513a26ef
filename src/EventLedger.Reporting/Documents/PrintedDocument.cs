namespace EventLedger.Reporting.Documents;

/// <summary>A document as it is read on paper: text, laid out, without a format yet.</summary>
/// <param name="Kind">What it is: Invoice, Credit note, Statement of account.</param>
/// <param name="Number">Its number; of a statement the contract's id.</param>
/// <param name="Mark">How it stands, when that is worth a mark: Paid, Overdue, Voided.</param>
/// <param name="From">Who issues it.</param>
/// <param name="To">To whom it is addressed.</param>
/// <param name="Facts">What a reader looks for first, each with its name.</param>
/// <param name="Sections">Its tables, in order.</param>
/// <param name="Notes">What stands below, in small print.</param>
public sealed record PrintedDocument(
    string Kind,
    string Number,
    string? Mark,
    PrintedParty From,
    PrintedParty To,
    IReadOnlyList<PrintedFact> Facts,
    IReadOnlyList<PrintedTable> Sections,
    IReadOnlyList<string> Notes)
{
    /// <summary>What a window or a file is called.</summary>
    public string Title => $"{Kind} {Number}";
}

/// <summary>A party of a document.</summary>
/// <param name="Id">The party.</param>
/// <param name="Name">What it is called.</param>
public sealed record PrintedParty(string Id, string Name);

/// <summary>A named value.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value.</param>
public sealed record PrintedFact(string Name, string Value);

/// <summary>A table of a document.</summary>
/// <param name="Heading">What is in it; null when that is plain.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">A cell for each column.</param>
/// <param name="Sums">Its last lines: what each is, and the amount below the last column.</param>
public sealed record PrintedTable(
    string? Heading,
    IReadOnlyList<PrintedColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<PrintedFact> Sums);

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsAmount">Whether it holds amounts, which stand below one another by their decimals.</param>
public sealed record PrintedColumn(string Name, bool IsAmount = false);
