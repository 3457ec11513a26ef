using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;

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

/// <summary>Headline against firm commitment, per contract and per currency.</summary>
/// <param name="Rows">Signed contracts, by id.</param>
/// <param name="Totals">Per currency.</param>
/// <param name="Announced">Deals that are only announced, by id.</param>
public sealed record CommitmentsReport(
    IReadOnlyList<CommitmentRow> Rows,
    IReadOnlyList<CommitmentTotal> Totals,
    IReadOnlyList<AnnouncedRow> Announced)
{
    /// <summary>The commitments as of a day of contracts as they are known.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="top">
    /// Rows only of so many of each currency, those of the largest headline, or firm where there is none;
    /// totals are of all.
    /// </param>
    public static CommitmentsReport Of(
        IReadOnlyList<KnownContract> contracts, DateOnly asOf, int? top = null)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var known = contracts.ById().InParts(
            () => new Sums(asOf, withRows: top is null), (part, contract) => part.Add(contract),
            (all, part) => all.Add(part));
        IReadOnlyList<CommitmentRow> rows = known.Rows;
        IReadOnlyList<AnnouncedRow> announced = known.Announced;
        if (top is { } most)
        {
            rows =
            [
                .. known.Signed.LargestOfEach(
                        most, contract => contract.Currency,
                        contract => contract.AmountsOn(asOf).Size(contract.Currency!))
                    .Select(contract => Row(contract, contract.CommitmentOn(asOf))),
            ];
            announced = announced.LargestOfEach(most, row => row.Currency, row => row.Headline);
        }
        return new(
            rows,
            [
                .. known.Totals.Values.Select(sums => sums.Total)
                    .OrderBy(total => total.Currency.Code, StringComparer.Ordinal),
            ],
            announced);
    }

    private static CommitmentRow Row(SteadyContract contract, Commitment commitment)
    {
        var view = contract.View!;
        return new(
            contract.Contract.Id,
            view.Agreement!.Title,
            view.ProviderId,
            view.CustomerId,
            view.Status,
            contract.Currency!,
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

    /// <summary>Contracts, in their order, and what they add up to.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="withRows">Whether rows are made of all that are signed.</param>
    private sealed class Sums(DateOnly asOf, bool withRows)
    {
        public List<SteadyContract> Signed { get; } = [];

        public List<CommitmentRow> Rows { get; } = [];

        public List<AnnouncedRow> Announced { get; } = [];

        public Dictionary<Currency, CommitmentSums> Totals { get; } = new(ReferenceEqualityComparer.Instance);

        public void Add(KnownContract known)
        {
            var contract = known.On(asOf);
            if (contract.View is { Agreement.Currency: { } currency })
            {
                if (withRows)
                    AddRow(contract, currency);
                else
                    AddAmounts(contract, currency);
            }
            else if (contract.View is { Announced: { } announced } view)
            {
                Announced.Add(Row(known.Id, view, announced));
            }
        }

        // Of a row the amounts are a part.
        private void AddRow(SteadyContract contract, Currency currency)
        {
            var commitment = contract.CommitmentOn(asOf);
            Rows.Add(Row(contract, commitment));
            Of(currency).Add(new CommitmentAmounts(asOf, commitment));
        }

        private void AddAmounts(SteadyContract contract, Currency currency)
        {
            Signed.Add(contract);
            Of(currency).Add(contract.AmountsOn(asOf));
        }

        public void Add(Sums other)
        {
            Signed.AddRange(other.Signed);
            Rows.AddRange(other.Rows);
            Announced.AddRange(other.Announced);
            foreach (var (currency, sums) in other.Totals)
                Of(currency).Add(sums);
        }

        private CommitmentSums Of(Currency currency)
        {
            if (!Totals.TryGetValue(currency, out var sums))
                Totals.Add(currency, sums = new(currency));
            return sums;
        }
    }
}
