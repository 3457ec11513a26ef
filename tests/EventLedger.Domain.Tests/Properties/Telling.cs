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
    private readonly Retelling _facts;
    private readonly int _decimals;

    public Telling(Tale tale)
    {
        _decimals = Currency.Of(tale.Signing.Currency).Decimals;
        Naive = Sign(tale.Signing);
        _facts = new(Sign, Tell);
        Commit(c => Signing.Decide(new SignContract(tale.Signing), "c", c, Everyone), null, "signing");
        _facts.Add(1, new(tale.Signing));
        foreach (var move in tale.Moves)
            Move(move);
    }

    public NaiveContract Naive { get; private set; }

    public Contract Product { get; private set; } = Contract.None;

    public IReadOnlyList<ContractEvent> Events => _events;

    /// <summary>An amount of the product in minor units.</summary>
    public static BigInteger? Minor(Money? money) => money is { } m ? (BigInteger)m.MinorUnits : null;

    private void Move(object move)
    {
        if (move is CorrectFact correction)
        {
            Correct(correction);
            return;
        }
        var why = Tell(Naive, move, false);
        var code = Decide(move, Product).Refusal?.Code;
        if (why.Count == 0)
            code.ShouldBeNull($"{move}");
        else
            why.ShouldContain(code ?? "accepted", $"{move}");
        Commit(c => Decide(move, c), code, $"{move}");
        if (code is null)
            _facts.Add(_events.Count, new(move, (_events[^1] as TerminationNoticeGiven)?.LastServiceDay));
    }

    private static Decided<ContractEvent> Decide(object move, Contract contract) => move switch
    {
        GiveTerminationNotice give => Leaving.Decide(give, "c", contract),
        WithdrawTerminationNotice withdraw => Leaving.Decide(withdraw, "c", contract),
        TerminateForCause cause => Ending.Decide(cause, "c", contract),
        RescindContract rescind => Ending.Decide(rescind, "c", contract),
        AssignContract assign => Assigning.Decide(assign, "c", contract, Everyone),
        AmendContract amend => Amending.Decide(amend, "c", contract, Everyone),
        DelayCommencement delay => Delaying.Decide(delay, "c", contract),
        RenewContract renew => Renewing.Decide(renew, "c", contract),
        SuspendService suspend => Suspending.Decide(suspend, "c", contract),
        ResumeService resume => Suspending.Decide(resume, "c", contract),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    /// <summary>Makes a move by the naive rules; every reason why it cannot be made.</summary>
    private IReadOnlySet<string> Tell(NaiveContract naive, object move, bool mayChangeNothing) => move switch
    {
        GiveTerminationNotice give => Only(naive.GiveNotice(give.By == Side.Customer, give.GivenOn)),
        WithdrawTerminationNotice withdraw => Only(naive.WithdrawNotice(withdraw.WithdrawnOn)),
        TerminateForCause cause => Only(naive.TerminateForCause(cause.GivenOn, cause.LastServiceDay)),
        RescindContract rescind => Only(naive.Rescind(rescind.RescindedOn)),
        AssignContract(var role, var to, var from) =>
            Only(naive.Assign(role == Side.Customer, to, from, to != "nobody")),
        AmendContract amend => naive.Amend(Translate(amend), mayChangeNothing),
        DelayCommencement delay => Only(naive.Delay(delay.NewStartsOn, delay.DelayedOn, delay.NewEndsOn)),
        RenewContract renew => Only(naive.Renew(
            renew.NewEndsOn, renew.RenewedOn, renew.Fees?.Select(Translate).ToList())),
        SuspendService suspend => Only(naive.Suspend(suspend.From, suspend.AbateFees)),
        ResumeService resume => Only(naive.Resume(resume.From)),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    private static HashSet<string> Only(string? why) => why is null ? [] : [why];

    private void Correct(CorrectFact correction)
    {
        var version = 1 + correction.Which % _events.Count;
        if (_facts.Recorded(version) is not { } recorded)
        {
            Commit(c => Decide(version, null, c), "not-correctable", $"{correction}");
            return;
        }
        var reading = ReadingOf(recorded, correction, version);
        var (naive, at, why) = _facts.Correct(version, reading);
        var replacement = reading is null ? null : Written(reading);
        var refusal = Decide(version, replacement, Product).Refusal;
        if (naive is null)
        {
            var contradicts = refusal.ShouldBeOfType<ContractRefusal.CorrectionContradicts>($"{correction}");
            contradicts.Version.ShouldBe(at, $"{correction}");
            why.ShouldContain(contradicts.Rule ?? "", $"{correction}");
        }
        Commit(
            c => Decide(version, replacement, c),
            naive is null ? "correction-contradicts" : null,
            $"{correction}");
        Naive = naive ?? Naive;
    }

    private static Decided<ContractEvent> Decide(
        long version, ContractEvent? replacement, Contract contract) => Correcting.Decide(
        new CorrectEvent(version, replacement, new(2026, 7, 1), "mistyped"), "c", contract, Everyone);

    private ToldFact? ReadingOf(object recorded, CorrectFact correction, long version)
    {
        if (recorded is ContractSigned entered)
            return new(correction.Read(entered));
        if (correction.TakesBack)
            return null;
        var move = correction.Moves.First(one => one.GetType() == recorded.GetType());
        if (move is not GiveTerminationNotice { GivenOn: var on })
            return new(move);
        var before = _facts.Before(version);
        var last = before.ClauseOn(on)?.LastServiceDay(on, before.StartsOn) ?? on.AddDays(30);
        return new(move, correction.IsWrong ? last.AddDays(-1) : last);
    }

    private static ContractEvent Written(ToldFact fact) => fact.Move switch
    {
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
