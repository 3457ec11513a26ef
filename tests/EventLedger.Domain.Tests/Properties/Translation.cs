using System.Numerics;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>Signatures and moves, in the words of their events and of the naive rules.</summary>
internal static class Translation
{
    /// <summary>The event that a fact is recorded as.</summary>
    public static ContractEvent Written(ToldFact fact) => fact.Move switch
    {
        DealAnnounced deal => deal,
        ReviseAnnouncement revise => SayingTranslation.Written(revise),
        WithdrawAnnouncement withdraw => new AnnouncementWithdrawn(withdraw.WithdrawnOn, withdraw.Reason),
        AttachSource attach => new SourceAttached(attach.Fact, attach.Source),
        ContractSigned signing => signing,
        GiveTerminationNotice give => new TerminationNoticeGiven(
            give.By, give.GivenOn, fact.LastServiceDay!.Value, give.Reason),
        WithdrawTerminationNotice withdraw =>
            new TerminationNoticeWithdrawn(withdraw.WithdrawnOn, withdraw.Reason),
        TerminateForCause cause =>
            new ContractTerminatedForCause(cause.GivenOn, cause.LastServiceDay, cause.Reason),
        RescindContract rescind => new ContractRescinded(rescind.RescindedOn, rescind.Reason),
        AssignContract(var role, var to, var from) => new ContractAssigned(role, to, from),
        AmendContract amend => new ContractAmended(
            amend.EffectiveOn,
            amend.Fees,
            amend.EndsOn.Value,
            amend.EndsOn is { IsGiven: true, Value: null } ? true : null,
            amend.Termination.Value,
            amend.Termination is { IsGiven: true, Value: null } ? true : null,
            amend.Capacity),
        DelayCommencement delay => new CommencementDelayed(
            delay.NewStartsOn, delay.DelayedOn, delay.NewEndsOn, delay.Reason),
        RenewContract renew => new ContractRenewed(renew.RenewedOn, renew.NewEndsOn, renew.Fees),
        SuspendService suspend => new ServiceSuspended(suspend.From, suspend.AbateFees, suspend.Reason),
        ResumeService resume => new ServiceResumed(resume.From),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>The contract that a signature makes.</summary>
    public static NaiveContract Naive(ContractSigned e) => new(
        e.SignedOn,
        e.Term.StartsOn,
        e.Term.EndsOn,
        e.Proration switch
        {
            Proration.ActualDays => NaiveProration.ActualDays,
            Proration.Thirty360 => NaiveProration.Thirty360,
            _ => NaiveProration.FullMonths,
        },
        Naive(e.Fees, Currency.Of(e.Currency).Decimals),
        Naive(e.Termination),
        Naive(e.Capacity))
    {
        Provider = e.ProviderId,
        Customer = e.CustomerId,
        Decimals = Currency.Of(e.Currency).Decimals,
    };

    /// <summary>An amendment of fees in a currency of so many decimals.</summary>
    public static NaiveAmendment Naive(AmendContract amend, int decimals) => new(
        amend.EffectiveOn,
        amend.Fees is null ? null : Naive(amend.Fees, decimals),
        amend.EndsOn.IsGiven,
        amend.EndsOn.Value,
        amend.Termination.IsGiven,
        Naive(amend.Termination.Value),
        amend.Capacity is null ? null : Naive(amend.Capacity));

    private static List<(string, int?)> Naive(IReadOnlyList<CapacityLine> lines) =>
        [.. lines.Select(line => (line.FacilityId, (int?)(line.Share * 1_000_000)))];

    /// <summary>Fees in minor units, of which so many decimals make a unit.</summary>
    public static List<NaiveStep> Naive(IReadOnlyList<FeeStep> fees, int decimals) =>
    [
        .. fees.Select(step => new NaiveStep(
            step.From, (BigInteger)(step.MonthlyFee * (decimal)BigInteger.Pow(10, decimals)))),
    ];

    private static NaiveClause? Naive(TerminationClause? clause) => clause is null
        ? null
        : new(
            clause.By != Terminator.Provider,
            clause.By != Terminator.Customer,
            clause.NoticeDays,
            clause.LockInMonths,
            clause.LockIn == LockInMeaning.Termination,
            clause.Counting == NoticeCounting.IncludeNoticeDay);
}
