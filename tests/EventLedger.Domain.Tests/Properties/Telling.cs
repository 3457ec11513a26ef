using System.Numerics;
using System.Text;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Domain.Tests.Naive;
using Shouldly;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// A tale told to the product and to the naive rules; both must accept and refuse the same.
/// </summary>
internal sealed class Telling
{
    private static readonly Contracts.Directory Everyone = new(id => id != "nobody", _ => true);

    private readonly List<ContractEvent> _events = [];
    private readonly int _decimals;

    public Telling(Tale tale)
    {
        _decimals = Currency.Of(tale.Signing.Currency).Decimals;
        Naive = Sign(tale.Signing);
        Commit(c => Signing.Decide(new SignContract(tale.Signing), "c", c, Everyone), null, "signing");
        foreach (var move in tale.Moves)
            Move(move);
    }

    public NaiveContract Naive { get; }

    public Contract Product { get; private set; } = Contract.None;

    public IReadOnlyList<ContractEvent> Events => _events;

    /// <summary>An amount of the product in minor units.</summary>
    public static BigInteger? Minor(Money? money) => money is { } m ? (BigInteger)m.MinorUnits : null;

    private void Move(object move)
    {
        switch (move)
        {
            case GiveTerminationNotice give:
                Commit(
                    c => Leaving.Decide(give, "c", c),
                    Naive.GiveNotice(give.By == Side.Customer, give.GivenOn),
                    $"{give}");
                break;
            case WithdrawTerminationNotice withdraw:
                Commit(
                    c => Leaving.Decide(withdraw, "c", c),
                    Naive.WithdrawNotice(withdraw.WithdrawnOn),
                    $"{withdraw}");
                break;
            case TerminateForCause cause:
                Commit(
                    c => Ending.Decide(cause, "c", c),
                    Naive.TerminateForCause(cause.GivenOn, cause.LastServiceDay),
                    $"{cause}");
                break;
            case RescindContract rescind:
                Commit(
                    c => Ending.Decide(rescind, "c", c), Naive.Rescind(rescind.RescindedOn), $"{rescind}");
                break;
            case AssignContract (var role, var to, var from) assign:
                Commit(
                    c => Assigning.Decide(assign, "c", c, Everyone),
                    Naive.Assign(role == Side.Customer, to, from, to != "nobody"),
                    $"{assign}");
                break;
            case AmendContract amend:
                Amend(amend);
                break;
            default:
                MoveInTime(move);
                break;
        }
    }

    private void MoveInTime(object move)
    {
        switch (move)
        {
            case DelayCommencement delay:
                Commit(
                    c => Delaying.Decide(delay, "c", c),
                    Naive.Delay(delay.NewStartsOn, delay.DelayedOn, delay.NewEndsOn),
                    $"{delay}");
                break;
            case RenewContract renew:
                Commit(
                    c => Renewing.Decide(renew, "c", c),
                    Naive.Renew(
                        renew.NewEndsOn, renew.RenewedOn, renew.Fees?.Select(Translate).ToList()),
                    $"{renew}");
                break;
            case SuspendService suspend:
                Commit(
                    c => Suspending.Decide(suspend, "c", c),
                    Naive.Suspend(suspend.From, suspend.AbateFees),
                    $"{suspend}");
                break;
            case ResumeService resume:
                Commit(c => Suspending.Decide(resume, "c", c), Naive.Resume(resume.From), $"{resume}");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(move));
        }
    }

    private void Amend(AmendContract amend)
    {
        var why = Naive.Amend(Translate(amend));
        var code = Amending.Decide(amend, "c", Product, Everyone).Refusal?.Code;
        if (why.Count == 0)
            code.ShouldBeNull($"{amend}");
        else
            why.ShouldContain(code ?? "accepted", $"{amend}");
        Commit(c => Amending.Decide(amend, "c", c, Everyone), code, $"{amend}");
    }

    /// <summary>Decides twice, compares with what the naive rules said, and folds.</summary>
    private void Commit(Func<Contract, Decided<ContractEvent>> decide, string? code, string asked)
    {
        var decided = decide(Product);
        var again = decide(Product);
        Jsons(again.Events).ShouldBe(Jsons(decided.Events), asked);
        again.Refusal.ShouldBe(decided.Refusal, asked);
        decided.Refusal?.Code.ShouldBe(code, asked);
        if (decided.Refusal is null)
            code.ShouldBeNull($"{asked} was accepted");
        foreach (var @event in decided.Events)
        {
            Product = Contract.Evolve(Product, @event);
            _events.Add(@event);
        }
    }

    private static string Jsons(IEnumerable<ContractEvent> events) =>
        string.Join('\n', events.Select(e => Encoding.UTF8.GetString(EventTypes.Write(e))));

    private NaiveContract Sign(ContractSigned e) => new(
        e.SignedOn,
        e.Term.StartsOn,
        e.Term.EndsOn,
        e.Proration switch
        {
            Proration.ActualDays => NaiveProration.ActualDays,
            Proration.Thirty360 => NaiveProration.Thirty360,
            _ => NaiveProration.FullMonths,
        },
        e.Fees.Select(Translate),
        Translate(e.Termination),
        Translate(e.Capacity))
    {
        Provider = e.ProviderId,
        Customer = e.CustomerId,
    };

    private NaiveAmendment Translate(AmendContract amend) => new(
        amend.EffectiveOn,
        amend.Fees?.Select(Translate).ToList(),
        amend.EndsOn.IsGiven,
        amend.EndsOn.Value,
        amend.Termination.IsGiven,
        Translate(amend.Termination.Value),
        amend.Capacity is null ? null : Translate(amend.Capacity));

    private static List<(string, int?)> Translate(IReadOnlyList<CapacityLine> lines) =>
        [.. lines.Select(line => (line.FacilityId, (int?)(line.Share * 1_000_000)))];

    private NaiveStep Translate(FeeStep step) =>
        new(step.From, (BigInteger)(step.MonthlyFee * (decimal)BigInteger.Pow(10, _decimals)));

    private static NaiveClause? Translate(TerminationClause? clause) => clause is null
        ? null
        : new(
            clause.By != Terminator.Provider,
            clause.By != Terminator.Customer,
            clause.NoticeDays,
            clause.LockInMonths,
            clause.LockIn == LockInMeaning.Termination,
            clause.Counting == NoticeCounting.IncludeNoticeDay);
}
