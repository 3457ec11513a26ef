using EventLedger.Reporting.Closing;
using EventLedger.Reporting.Explaining;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Server.Reports;
using static EventLedger.Server.Explaining.FigureWords;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of receivables and revenue.</summary>
internal static class MoneyFigures
{
    private static readonly (string Name, string Label, string Rule)[] Owed =
    [
        ("notDue", "Open and not due", "The open balances of invoices whose due day has not passed."),
        ("days1to30", "Open, 1 to 30 days late", "The open balances of invoices 1 to 30 days past due."),
        ("days31to60", "Open, 31 to 60 days late", "The open balances of invoices 31 to 60 days past due."),
        ("days61to90", "Open, 61 to 90 days late", "The open balances of invoices 61 to 90 days past due."),
        ("over90", "Open, more than 90 days late", "The open balances of invoices over 90 days past due."),
        ("disputed", "Disputed", "What of the open balances the customer contests; it stays owed."),
        ("unapplied", "Unapplied", "Cash and credit that reduce no invoice yet; not taken off the total."),
        ("total", "Receivable",
            "The open balances: totals less credits, payments and write-offs that stand."),
    ];

    private static readonly (string Name, string Label, string Rule, bool OfDocuments)[] Booked =
    [
        ("billed", "Billed in",
            "Charge and true-up lines of the month's invoices that are not void, and of final accounts.",
            true),
        ("earned", "Earned in",
            "The month's charge by the terms; in the books with what changed closed months, which the month "
            + "earns in which it was booked.",
            false),
        ("priorMonths", "Earned for closed months in",
            "What closed months would earn, had they been open when terms changed.", false),
        ("deferred", "Deferred at the end of",
            "Billed to date less earned to date, where that is more; of each contract by itself.", false),
        ("unbilled", "Unbilled at the end of",
            "Earned to date less billed to date, where that is more; of each contract by itself.", false),
        ("concessions", "Given away in",
            "Credit notes of the month that give away what was rightly billed.", true),
    ];

    /// <summary>What is owed on a day.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfReceivables =
    [
        .. Owed.Select(amount => Receivable(
            "/rows/*/", amount,
            asked => $" by {asked.Row<ReceivablesRow>().Name} in {asked.Row<ReceivablesRow>().Currency}")),
        .. Owed.Select(amount => Receivable(
            "/totals/*/", amount, asked => $" in {asked.Row<ReceivablesTotal>().Currency}")),
        new(
            "/totals/*/customers", FigureKind.Count, FigureParts.None,
            asked => $"Customers with a row in {asked.Row<ReceivablesTotal>().Currency} on {Date(asked)}",
            _ => "Every customer that owes something or has unapplied money counts once.")
        {
            Inputs = asked => ((ReceivablesAnswer)asked.Path.Way[0]!).Rows.Index()
                .Where(row => row.Item.Currency == asked.Row<ReceivablesTotal>().Currency)
                .Select(row => new FigureInput($"/rows/{row.Index}/total", row.Item.Name)),
        },
    ];

    /// <summary>What whole months bill and earn.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfRevenue =
    [
        .. Booked.Select(amount => new ReportFigure(
            $"/rows/*/{amount.Name}", FigureKind.Sum, FigureParts.Contracts,
            asked => $"{amount.Label} {asked.Row<RevenueRow>().Month} in {asked.Row<RevenueRow>().Currency}"
                + Whose(asked.Row<RevenueRow>()),
            _ => amount.Rule)
        {
            OfDocuments = amount.OfDocuments,
            Contract = asked => asked.Row<RevenueRow>().ContractId,
            How = (asked, part) => amount.Name switch
            {
                "billed" => PartWords.Lines(part, asked.Row<RevenueRow>().Month),
                "earned" => PartWords.Earned(part.Known, asked.Row<RevenueRow>().Month),
                _ => null,
            },
        }),
    ];

    /// <summary>What of closed months is otherwise now.</summary>
    public static readonly IReadOnlyList<ReportFigure> OfChanges =
    [
        .. Booked.Where(amount => amount.Name != "priorMonths").SelectMany(amount => (ReportFigure[])
        [
            Changed(amount.Name, "atClose", amount.Label, "As known when the month was closed."),
            Changed(amount.Name, "now", amount.Label, "As known now, with every change in its own month."),
            Changed(amount.Name, "difference", amount.Label, "Now less at close."),
        ]),
    ];

    private static ReportFigure Changed(string figure, string member, string label, string rule) => new(
        $"/rows/*/{figure}/{member}",
        member == "difference" ? FigureKind.Difference : FigureKind.Sum,
        FigureParts.Contracts,
        asked => $"{label} {asked.Row<ChangedSinceClose>().Month} of "
            + $"{asked.Row<ChangedSinceClose>().ContractId}: {Member(member)}",
        _ => rule)
    {
        Contract = asked => asked.Row<ChangedSinceClose>().ContractId,
        Inputs = asked => member == "difference"
            ? [new(asked.Beside(1, "now"), "now"), new(asked.Beside(1, "atClose"), "less at close")]
            : [],
    };

    private static string Member(string member) => member == "atClose" ? "at close" : member;

    private static string Whose(RevenueRow row) =>
        (row.ContractId ?? row.ProviderId) is { } whose ? $" of {whose}" : "";

    private static ReportFigure Receivable(
        string before, (string Name, string Label, string Rule) amount, Func<FigureAsked, string> whose) =>
        new(
            before + amount.Name, FigureKind.Sum, FigureParts.Contracts,
            asked => $"{amount.Label}{whose(asked)} on {Date(asked)}",
            _ => amount.Rule)
        {
            OfDocuments = true,
            How = (asked, part) => amount.Name is "disputed" or "unapplied"
                ? null
                : PartWords.Documents(part, DayOf(asked)),
            Inputs = asked => amount.Name == "total"
                ? Owed.Take(5).Select(band => new FigureInput(
                    asked.Beside(1, band.Name),
                    band.Name == "notDue" ? "not due" : band.Label["Open, ".Length..]))
                : [],
        };
}
