using System.Globalization;
using EventLedger.Domain;
using EventLedger.Reporting.Tables;

namespace EventLedger.Reporting.Commitments;

/// <summary>
/// A contract's firm commitment as a row of the dataset Contract Commitment of FOCUS 1.3, the vocabulary in
/// which FinOps tools exchange costs. Bounds are instants in UTC; ends are exclusive, as FOCUS has them.
/// </summary>
/// <param name="CommitmentId">The contract's id and <c>:firm</c>.</param>
/// <param name="Description">The commitment in a sentence, beside the headline.</param>
/// <param name="PeriodStart">The first day of service.</param>
/// <param name="PeriodEnd">The day after the last that is firm.</param>
/// <param name="ContractEnd">The day after the term; of an open one, the day after the last firm day.</param>
/// <param name="Cost">What is owed for the period: earned before the day, and firm from it on.</param>
/// <param name="Of">The row of the commitments report that it is made of.</param>
public sealed record FocusCommitment(
    string CommitmentId,
    string Description,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateOnly ContractEnd,
    Money Cost,
    CommitmentRow Of)
{
    /// <summary>The rows of contracts of which something is firm.</summary>
    /// <param name="rows">The commitments report's rows.</param>
    /// <param name="terms">The first and last day of a contract's term; the last null when open.</param>
    public static IReadOnlyList<FocusCommitment> From(
        IEnumerable<CommitmentRow> rows, Func<string, (DateOnly StartsOn, DateOnly? EndsOn)> terms)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(terms);
        var found = new List<FocusCommitment>();
        foreach (var row in rows)
        {
            var (start, end) = terms(row.ContractId);
            if (row is not { Firm: { } firm, FirmUntil: { } until, Earned: { } earned }
                || firm.MinorUnits == 0 || until < start)
                continue;
            var headline = row.Headline is { } whole
                ? $"the headline over the whole term is {whole.ToSentence()}"
                : "the contract is open-ended and has no headline";
            found.Add(new(
                row.ContractId + ":firm",
                $"{firm.ToSentence()} are firm until {until:yyyy-MM-dd}, after {earned.ToSentence()} earned; "
                + headline + ".",
                start, until.AddDays(1), (end ?? until).AddDays(1), earned + firm, row));
        }
        return found;
    }

    /// <summary>
    /// The dataset: the columns of FOCUS in its words, then our own, which begin with <c>x_</c> as it asks.
    /// </summary>
    public static Table Table(
        IEnumerable<FocusCommitment> rows, DateOnly asOf, long position) => Tables.Table.Of(
        "focus-contract-commitments",
        rows,
        ("ContractCommitmentId", row => row.CommitmentId),
        ("ContractId", row => row.Of.ContractId),
        ("ContractPeriodStart", row => Instant(row.PeriodStart)),
        ("ContractPeriodEnd", row => Instant(row.ContractEnd)),
        ("ContractCommitmentPeriodStart", row => Instant(row.PeriodStart)),
        ("ContractCommitmentPeriodEnd", row => Instant(row.PeriodEnd)),
        ("ContractCommitmentDescription", row => row.Description),
        ("ContractCommitmentType", _ => "Firm"),
        ("ContractCommitmentCategory", _ => "Spend"),
        ("ContractCommitmentUnit", _ => null),
        ("ContractCommitmentQuantity", _ => null),
        ("ContractCommitmentCost", row => row.Cost),
        ("BillingCurrency", row => row.Of.Currency),
        ("x_ProviderId", row => row.Of.ProviderId),
        ("x_CustomerId", row => row.Of.CustomerId),
        ("x_Headline", row => row.Of.Headline),
        ("x_Earned", row => row.Of.Earned),
        ("x_Firm", row => row.Of.Firm),
        ("x_Cancellable", row => row.Of.Cancellable),
        ("x_Forgone", row => row.Of.Forgone),
        ("x_AsOf", _ => asOf),
        ("x_LedgerPosition", _ => position));

    private static string Instant(DateOnly day) =>
        day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
