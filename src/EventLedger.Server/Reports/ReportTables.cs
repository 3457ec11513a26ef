using EventLedger.Domain;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Reports;

/// <summary>
/// The tables behind the reports; a line says whether it is one of many, a total, or apart.
/// </summary>
internal static class ReportTables
{
    public static Table RunRate(RunRateAnswer answer) => Table.Of(
        "run-rate",
        answer.Currencies.SelectMany(currency => currency.Groups
            .Select(group => new RunRateLine(answer.GroupBy.ToString(), currency.Currency, group))
            .Append(new("Total", currency.Currency, Total(currency)))),
        ("asOf", _ => answer.AsOf),
        ("line", row => row.Line),
        ("currency", row => row.Currency),
        ("id", row => row.Group.Id),
        ("name", row => row.Group.Name),
        ("live", row => row.Group.Live),
        ("contracted", row => row.Group.Contracted),
        ("announced", row => row.Group.Announced),
        ("suspended", row => row.Group.Suspended),
        ("liveIntercompany", row => row.Group.Intercompany.Live),
        ("contractedIntercompany", row => row.Group.Intercompany.Contracted),
        ("announcedIntercompany", row => row.Group.Intercompany.Announced),
        ("suspendedIntercompany", row => row.Group.Intercompany.Suspended));

    public static Table Commitments(CommitmentsAnswer answer) => Table.Of(
        "commitments",
        answer.Rows.Select(Line).Concat(answer.Totals.Select(Line)).Concat(answer.Announced.Select(Line)),
        ("asOf", _ => answer.AsOf),
        ("line", row => row.Line),
        ("contractId", row => row.ContractId),
        ("providerId", row => row.ProviderId),
        ("customerId", row => row.CustomerId),
        ("status", row => row.Status),
        ("currency", row => row.Currency),
        ("headline", row => row.Headline),
        ("earned", row => row.Earned),
        ("firm", row => row.Firm),
        ("firmUntil", row => row.FirmUntil),
        ("cancellable", row => row.Cancellable),
        ("forgone", row => row.Forgone));

    private static RunRateGroup Total(RunRateCurrency currency) => new(
        null,
        "Total",
        currency.Live.Monthly,
        currency.Contracted.Monthly,
        currency.Announced.Monthly,
        currency.Suspended.Monthly,
        Part(currency, figure => figure.External),
        Part(currency, figure => figure.Intercompany));

    private static RunRatePart Part(RunRateCurrency currency, Func<RunRateFigure, Money> of) =>
        new(of(currency.Live), of(currency.Contracted), of(currency.Announced), of(currency.Suspended));

    private static CommitmentLine Line(CommitmentRow row) => new(
        "Contract", row.ContractId, row.ProviderId, row.CustomerId, row.Status.ToString(), row.Currency,
        row.Headline, row.Earned, row.Firm, row.FirmUntil, row.Cancellable, row.Forgone);

    private static CommitmentLine Line(CommitmentTotal total) => new(
        "Total", null, null, null, null, total.Currency,
        total.Headline, total.Earned, total.Firm, null, total.Cancellable, total.Forgone);

    private static CommitmentLine Line(AnnouncedRow row) => new(
        "Announced", row.ContractId, row.ProviderId, row.CustomerId, "Announced", row.Currency,
        row.Headline, null, null, null, null, null);

    private sealed record RunRateLine(string Line, Currency Currency, RunRateGroup Group);

    private sealed record CommitmentLine(
        string Line,
        string? ContractId,
        string? ProviderId,
        string? CustomerId,
        string? Status,
        Currency? Currency,
        Money? Headline,
        Money? Earned,
        Money? Firm,
        DateOnly? FirmUntil,
        Money? Cancellable,
        Money? Forgone);
}
