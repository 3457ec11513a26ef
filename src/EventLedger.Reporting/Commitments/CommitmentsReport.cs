using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Commitments;

/// <summary>A signed contract's commitment as of a day.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="Headline">
/// Charges over the whole term, as if nobody ever cancelled; null when open-ended.
/// </param>
/// <param name="Earned">Charges for the days before the day.</param>
/// <param name="Firm">Charges owed even if notice is given at the first moment it may be.</param>
/// <param name="FirmUntil">The last day of service that is firm.</param>
/// <param name="Cancellable">What of the headline somebody may still cancel.</param>
/// <param name="Forgone">What of the headline notice has taken off.</param>
/// <param name="EarliestExit">The first way out of each side.</param>
public sealed record CommitmentRow(
    string ContractId,
    string? Title,
    string ProviderId,
    string CustomerId,
    ContractStatus Status,
    Currency Currency,
    Money? Headline,
    Money? Earned,
    Money? Firm,
    DateOnly? FirmUntil,
    Money? Cancellable,
    Money? Forgone,
    Exits EarliestExit);

/// <summary>
/// The commitments of one currency together; an open-ended contract has no headline to add.
/// </summary>
/// <param name="Currency">The currency.</param>
/// <param name="Contracts">How many signed contracts.</param>
/// <param name="OpenEnded">How many of them have no headline.</param>
/// <param name="Headline">The sum of the headlines.</param>
/// <param name="Earned">The sum of what was earned.</param>
/// <param name="Firm">The sum of what is firm.</param>
/// <param name="Cancellable">The sum of what may be cancelled.</param>
/// <param name="Forgone">The sum of what was forgone.</param>
public sealed record CommitmentTotal(
    Currency Currency,
    int Contracts,
    int OpenEnded,
    Money Headline,
    Money Earned,
    Money Firm,
    Money Cancellable,
    Money Forgone);

/// <summary>A deal that is only announced: a line apart, never in the totals of signed contracts.</summary>
/// <param name="ContractId">The deal.</param>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
/// <param name="Currency">Of the amounts; null when none is stated.</param>
/// <param name="Headline">The stated total value, else the fee over the stated term, else unknown.</param>
/// <param name="MonthlyFee">The stated fee; null when unknown.</param>
/// <param name="Qualifiers">How the figures are meant.</param>
public sealed record AnnouncedRow(
    string ContractId,
    string ProviderId,
    string CustomerId,
    Currency? Currency,
    Money? Headline,
    Money? MonthlyFee,
    AnnouncedQualifiers? Qualifiers);

/// <summary>Headline against firm commitment, per contract and per currency (domain.md 4).</summary>
/// <param name="Rows">Signed contracts, by id.</param>
/// <param name="Totals">Per currency.</param>
/// <param name="Announced">Deals that are only announced, by id.</param>
public sealed record CommitmentsReport(
    IReadOnlyList<CommitmentRow> Rows,
    IReadOnlyList<CommitmentTotal> Totals,
    IReadOnlyList<AnnouncedRow> Announced)
{
    /// <summary>The commitments as of a day of contracts as they are known.</summary>
    public static CommitmentsReport Of(IEnumerable<KnownContract> contracts, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var (rows, announced) = (new List<CommitmentRow>(), new List<AnnouncedRow>());
        foreach (var (id, terms) in contracts.OrderBy(contract => contract.Id, StringComparer.Ordinal))
        {
            if (ContractView.AsOf(terms, asOf) is not { } view)
                continue;
            if (view.Agreement is { } agreement)
                rows.Add(Row(id, view, agreement));
            else
                announced.Add(Row(id, view, view.Announced!));
        }
        var totals = rows
            .GroupBy(row => row.Currency)
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => Total(group.Key, [.. group]));
        return new(rows, [.. totals], announced);
    }

    private static CommitmentRow Row(string id, ContractView view, Agreement agreement)
    {
        var commitment = view.Commitment;
        return new(
            id,
            agreement.Title,
            view.ProviderId,
            view.CustomerId,
            view.Status,
            agreement.Currency,
            commitment.Headline,
            commitment.Earned,
            commitment.Firm,
            commitment.FirmUntil,
            commitment.Cancellable,
            commitment.Forgone,
            commitment.EarliestExit);
    }

    private static AnnouncedRow Row(string id, ContractView view, Announcement announced) => new(
        id,
        view.ProviderId,
        view.CustomerId,
        announced.Currency,
        announced.Headline,
        announced.MonthlyFee,
        announced.Deal.Qualifiers);

    private static CommitmentTotal Total(Currency currency, IReadOnlyList<CommitmentRow> rows)
    {
        Money Sum(Func<CommitmentRow, Money?> amount) =>
            rows.Aggregate(Money.Zero(currency), (sum, row) => sum + (amount(row) ?? Money.Zero(currency)));

        return new(
            currency,
            rows.Count,
            rows.Count(row => row.Headline is null),
            Sum(row => row.Headline),
            Sum(row => row.Earned),
            Sum(row => row.Firm),
            Sum(row => row.Cancellable),
            Sum(row => row.Forgone));
    }
}
