using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Server.Contracts;

/// <summary>A notice as reads answer it.</summary>
public sealed record NoticeAnswer(Side By, DateOnly GivenOn, DateOnly LastServiceDay);

/// <summary>A contract as reads answer it, as of a business day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Version">Of its stream, as known.</param>
/// <param name="AsOf">The business day.</param>
/// <param name="Status">How it stands.</param>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
/// <param name="Currency">Of every amount; null when only announced and none is stated.</param>
/// <param name="SignedOn">The day of signature; null when only announced.</param>
/// <param name="Term">The days of service; null when only announced.</param>
/// <param name="Fees">The fee schedule, also what takes effect later.</param>
/// <param name="MonthlyFee">The fee in force on the day; null outside the term.</param>
/// <param name="Billing">When it is invoiced and due.</param>
/// <param name="Proration">How parts of months are charged.</param>
/// <param name="Termination">The clause in force on the day.</param>
/// <param name="Notice">The notice that stands on the day.</param>
/// <param name="TerminationForCause">The termination for cause that counts on the day.</param>
/// <param name="Rescission">The rescission, from its day on.</param>
/// <param name="EarliestNoticeOn">The first day on which the clause allows notice.</param>
/// <param name="LastServiceDay">The last day of service that notice or cause brings.</param>
/// <param name="Capacity">What is taken of which facility on the day.</param>
/// <param name="Suspensions">
/// When service is suspended, free of fees or not, also later; <c>to</c> is null while nothing ends it.
/// </param>
/// <param name="Commitment">What is firm, earned and cancellable.</param>
/// <param name="Announced">
/// What was announced, as stated by the day; stays visible beside the signed terms.
/// </param>
/// <param name="Sources">
/// Who said so: of the announcement, of the contract, and what was attached since, with what it supports.
/// </param>
public sealed record ContractAnswer(
    string Id,
    string? Title,
    long Version,
    DateOnly AsOf,
    ContractStatus Status,
    string ProviderId,
    string CustomerId,
    string? Currency,
    DateOnly? SignedOn,
    Term? Term,
    IReadOnlyList<FeeStep> Fees,
    Money? MonthlyFee,
    BillingTerms? Billing,
    Proration? Proration,
    TerminationClause? Termination,
    NoticeAnswer? Notice,
    TerminationForCause? TerminationForCause,
    Rescission? Rescission,
    DateOnly? EarliestNoticeOn,
    DateOnly? LastServiceDay,
    IReadOnlyList<CapacityLine> Capacity,
    IReadOnlyList<Suspension> Suspensions,
    Commitment Commitment,
    DealAnnounced? Announced,
    IReadOnlyList<Source> Sources)
{
    /// <summary>
    /// The answer for a contract as of a day; null when nothing is known of it as of that day.
    /// </summary>
    public static ContractAnswer? Of(string id, long version, ContractTerms terms, DateOnly asOf)
    {
        if (ContractView.AsOf(terms, asOf) is not { } view)
            return null;
        var (agreement, deal) = (view.Agreement, view.Announced?.Deal);
        return new(
            id,
            agreement?.Title,
            version,
            asOf,
            view.Status,
            view.ProviderId,
            view.CustomerId,
            view.Currency?.Code,
            agreement?.SignedOn,
            agreement is null ? null : new(agreement.StartsOn, agreement.EndsOn),
            [.. (agreement?.Fees.Steps ?? []).Select(step => new FeeStep(step.From, step.Value))],
            view.MonthlyFee,
            agreement?.Billing,
            agreement?.Proration,
            view.Termination,
            view.Notice is { } n ? new(n.By, n.GivenOn, n.LastServiceDay) : null,
            view.ForCause,
            view.IsRescinded ? agreement?.Rescission : null,
            view.EarliestNoticeOn,
            view.LastServiceDay,
            view.Capacity,
            agreement?.Suspensions ?? [],
            view.Commitment,
            deal,
            [.. deal?.Sources ?? [], .. agreement?.Sources ?? [], .. terms.Attached ?? []]);
    }
}
