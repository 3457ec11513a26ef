using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>
/// The day that a clause names is the last on which the command is accepted: the calendar and the rule agree,
/// whatever the clause.
/// </summary>
public sealed class The_last_day_for_notice
{
    public static TheoryData<LockInMeaning, NoticeCounting> Clauses => new()
    {
        { LockInMeaning.Notice, NoticeCounting.ExcludeNoticeDay },
        { LockInMeaning.Notice, NoticeCounting.IncludeNoticeDay },
        { LockInMeaning.Termination, NoticeCounting.ExcludeNoticeDay },
        { LockInMeaning.Termination, NoticeCounting.IncludeNoticeDay },
    };

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Is_the_last_that_is_accepted(LockInMeaning lockIn, NoticeCounting counting)
    {
        foreach (var noticeDays in (int[])[1, 30, 90, 400])
            foreach (var lockInMonths in (int[])[0, 3, 11, 12, 40])
            {
                var clause = new TerminationClause(
                    Terminator.Either, noticeDays, lockInMonths, lockIn, counting);
                var signed = Reflection with
                {
                    Term = new(Day("2026-07-01"), Day("2027-06-30")),
                    Termination = clause,
                };
                var accepted = Days().Where(day => Accepted(signed, day)).ToArray();
                var latest = clause.LatestNoticeOn(signed.Term.StartsOn, signed.Term.EndsOn!.Value);
                latest.ShouldBe(accepted.Length == 0 ? null : accepted[^1], $"{clause}");
            }
    }

    private static IEnumerable<DateOnly> Days() =>
        Enumerable.Range(0, 365).Select(n => Day("2026-07-01").AddDays(n));

    private static bool Accepted(ContractSigned signed, DateOnly day) =>
        Leaving.Decide(new GiveTerminationNotice(Side.Customer, day), Id, Given(signed).State)
            .Refusal is null;
}
