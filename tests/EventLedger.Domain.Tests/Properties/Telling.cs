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
    private readonly Retelling _facts = new(Tell);
    private readonly NaiveBilling? _billing;

    public Telling(Tale tale)
        : this()
    {
        foreach (var move in tale.Moves.Prepend(tale.Signing))
            Move(move);
    }

    /// <summary>Nothing is told yet; documents are told to these naive rules by somebody else.</summary>
    public Telling(NaiveBilling? billing = null) => _billing = billing;

    /// <summary>What was said and signed, by the naive rules.</summary>
    public NaiveStory Story { get; private set; } = new();

    /// <summary>The signed contract by the naive rules; there must be one.</summary>
    public NaiveContract Naive => Story.Contract!;

    public Contract Product { get; private set; } = Contract.None;

    public IReadOnlyList<ContractEvent> Events => _events;

    /// <summary>An amount of the product in minor units.</summary>
    public static BigInteger? Minor(Money? money) => money is { } m ? (BigInteger)m.MinorUnits : null;

    /// <summary>Tries a move; the code of its refusal, or null.</summary>
    public string? Move(object move)
    {
        if (move is CorrectFact correction)
            return Correct(correction);
        var why = IsOver(move) ? Only("contract-ended") : Tell(Story, move, false);
        var code = Decide(move, Product).Refusal?.Code;
        if (why.Count == 0)
            code.ShouldBeNull($"{move}");
        else
            why.ShouldContain(code ?? "accepted", $"{move}");
        Commit(c => Decide(move, c), code, $"{move}");
        if (code is null)
            _facts.Add(_events.Count, new(move, (_events[^1] as TerminationNoticeGiven)?.LastServiceDay));
        return code;
    }

    /// <summary>After the final account no terms change any more; a role may still be assigned.</summary>
    private bool IsOver(object move) => _billing?.SettledOn is not null
        && move is GiveTerminationNotice or WithdrawTerminationNotice or TerminateForCause or RescindContract
            or AmendContract or DelayCommencement or RenewContract or SuspendService or ResumeService;

    private static Decided<ContractEvent> Decide(object move, Contract contract) => move switch
    {
        DealAnnounced deal => Signing.Decide(new AnnounceDeal(deal), "c", contract),
        ReviseAnnouncement revise => Announcing.Decide(revise, "c", contract),
        WithdrawAnnouncement withdraw => Announcing.Decide(withdraw, "c", contract),
        AttachSource attach => Attaching.Decide(attach),
        ContractSigned signing => Signing.Decide(new SignContract(signing), "c", contract, Everyone),
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
    private static IReadOnlySet<string> Tell(NaiveStory story, object move, bool mayChangeNothing) =>
        (move, story) switch
        {
            (DealAnnounced deal, _) =>
                story.Said.Announce(SayingTranslation.Naive(deal), story.IsKnown),
            (ReviseAnnouncement revise, _) => story.Said.Revise(
                SayingTranslation.Naive(SayingTranslation.Written(revise)), story.Contract?.SignedOn),
            (WithdrawAnnouncement withdraw, _) =>
                Only(story.Said.Withdraw(withdraw.WithdrawnOn, story.Contract?.SignedOn)),
            (AttachSource, _) => Only(null),
            (ContractSigned signing, _) => Only(story.Sign(Translation.Naive(signing))),
            (_, { Contract: { } contract }) => Tell(contract, move, mayChangeNothing),
            _ => Only("not-signed"),
        };

    private static IReadOnlySet<string> Tell(
        NaiveContract naive, object move, bool mayChangeNothing) => move switch
        {
            GiveTerminationNotice give => Only(naive.GiveNotice(give.By == Side.Customer, give.GivenOn)),
            WithdrawTerminationNotice withdraw => Only(naive.WithdrawNotice(withdraw.WithdrawnOn)),
            TerminateForCause cause => Only(naive.TerminateForCause(cause.GivenOn, cause.LastServiceDay)),
            RescindContract rescind => Only(naive.Rescind(rescind.RescindedOn)),
            AssignContract(var role, var to, var from) =>
                Only(naive.Assign(role == Side.Customer, to, from, to != "nobody")),
            AmendContract amend => naive.Amend(Translation.Naive(amend, naive.Decimals), mayChangeNothing),
            DelayCommencement delay =>
                Only(naive.Delay(delay.NewStartsOn, delay.DelayedOn, delay.NewEndsOn)),
            RenewContract renew => Only(naive.Renew(
                renew.NewEndsOn,
                renew.RenewedOn,
                renew.Fees is null ? null : Translation.Naive(renew.Fees, naive.Decimals))),
            SuspendService suspend => Only(naive.Suspend(suspend.From, suspend.AbateFees)),
            ResumeService resume => Only(naive.Resume(resume.From)),
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };

    private static HashSet<string> Only(string? why) => why is null ? [] : [why];

    private string? Correct(CorrectFact correction)
    {
        var version = 1 + correction.Which % Math.Max(1, _events.Count);
        var code = Story.Contract is null ? "not-signed" : "not-correctable";
        if (Story.Contract is null || _facts.Recorded(version) is not { } recorded)
            return Commit(c => Decide(version, null, c), code, $"{correction}");
        var reading = ReadingOf(recorded, correction, version);
        var (story, at, why) = _facts.Correct(version, reading, WhyNoSuchAccount);
        var replacement = reading is null ? null : Translation.Written(reading);
        var refusal = Decide(version, replacement, Product).Refusal;
        if (story is null)
        {
            var contradicts = refusal.ShouldBeOfType<ContractRefusal.CorrectionContradicts>($"{correction}");
            contradicts.Version.ShouldBe(at, $"{correction}");
            why.ShouldContain(contradicts.Rule ?? "", $"{correction}");
        }
        Story = story ?? Story;
        return Commit(
            c => Decide(version, replacement, c),
            story is null ? "correction-contradicts" : null,
            $"{correction}");
    }

    /// <summary>The final account stays: the contract must have ended by then, at the same charges.</summary>
    private (long Version, string Why)? WhyNoSuchAccount(NaiveStory story)
    {
        if (_billing?.SettledOn is not { } day)
            return null;
        var version = 1 + _events.FindIndex(e => e is FinalAccountSettled);
        if (!new NaiveView(story.Contract!, day).HasEnded)
            return (version, "not-ended");
        return _billing.IsSettledWith(NaiveKnown.From(story.Contract!, day)) ? null : (version, "");
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
        var before = _facts.Before(version).Contract!;
        var last = before.ClauseOn(on)?.LastServiceDay(on, before.StartsOn) ?? on.AddDays(30);
        return new(move, correction.IsWrong ? last.AddDays(-1) : last);
    }

    /// <summary>
    /// Decides twice, compares with what the naive rules said, and folds; answers what they said.
    /// </summary>
    public string? Commit(Func<Contract, Decided<ContractEvent>> decide, string? code, string asked)
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
        return code;
    }

    private static string Jsons(IEnumerable<ContractEvent> events) =>
        string.Join('\n', events.Select(e => Encoding.UTF8.GetString(EventTypes.Write(e))));
}
