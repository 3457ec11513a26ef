using EventLedger.Domain.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>Random tales. Days cluster where rules change: month ends, starts, ends, lock-ins.</summary>
public static class Tales
{
    private static readonly int[] NoticeDays = [0, 1, 7, 28, 30, 31, 90, 91, 180, 365, 1000];
    private static readonly int[] LockIns = [0, 0, 1, 2, 3, 6, 12, 24, 72];
    private static readonly IReadOnlyList<CapacityLine>[] Capacities =
    [
        [], [new("colossus-1")], [new("colossus-1"), new("colossus-2")],
        [new("colossus-1", 0.25m), new("colossus-2", 0.75m)], [new("colossus-1", 0.5m), new("abilene", 0.4m)],
        [new("colossus-1", 1m), new("colossus-2")],
    ];

    private static readonly DateOnly[] Starts =
    [
        new(2024, 1, 31), new(2024, 2, 29), new(2024, 2, 1), new(2025, 2, 28), new(2026, 7, 1),
        new(2026, 12, 31), new(2027, 1, 30), new(2025, 10, 15),
    ];

    /// <summary>Any tale.</summary>
    public static Arbitrary<Tale> Any { get; } = Arb.From(
        from signing in Signings
        from moves in Moves(signing)
        from days in Gen.ListOf(DayOf(signing), 6)
        select new Tale(signing, moves, [.. days]),
        Tale.Simpler);

    private static Gen<bool> Odds(int percent) => Gen.Choose(1, 100).Select(n => n <= percent);

    private static Gen<DateOnly> Start => Gen.Frequency(
        (1, Gen.Elements(Starts)),
        (1, Gen.Choose(0, 1500).Select(n => new DateOnly(2024, 1, 1).AddDays(n))));

    /// <summary>How many days a term has, one day to five years; 0 is open-ended.</summary>
    private static Gen<int> Length => Gen.Frequency(
        (1, Gen.Constant(0)),
        (1, Gen.Constant(1)),
        (2, Gen.Choose(1, 70)),
        (3, Gen.Choose(30, 500)),
        (3, Gen.Choose(365, 1827)));

    private static Gen<TerminationClause> Clause =>
        from who in Gen.Elements(Terminator.Either, Terminator.Customer, Terminator.Provider)
        from counting in Gen.Elements(NoticeCounting.ExcludeNoticeDay, NoticeCounting.IncludeNoticeDay)
        from lockIn in Gen.Elements(LockInMeaning.Notice, LockInMeaning.Termination)
        from days in Gen.Elements(NoticeDays)
        from months in Gen.Elements(LockIns)
        select new TerminationClause(
            who,
            counting == NoticeCounting.IncludeNoticeDay ? Math.Max(1, days) : days,
            months,
            lockIn,
            counting);

    /// <summary>
    /// Minor units, from nothing over odd small change to the size of the deals in the press.
    /// </summary>
    private static Gen<long> Minor => Gen.Frequency(
        (1, Gen.Choose(0, 5).Select(n => (long)n)),
        (3, Gen.Choose(1, 200_000).Select(n => (long)n)),
        (2, Gen.Choose(1, 2_000_000_000).Select(n => n * 9L + 7)));

    private static Gen<FeeStep> Step(string currency, DateOnly from) =>
        Minor.Select(minor => new FeeStep(from, Scale(currency, minor)));

    internal static Gen<ContractSigned> Signings =>
        from start in Start
        from length in Length
        from signedBefore in Gen.Choose(-20, 200)
        from currency in Gen.Elements("JPY", "USD", "BHD")
        from proration in Gen.Elements(Proration.ActualDays, Proration.Thirty360, Proration.FullMonths)
        from hasClause in Odds(85)
        from clause in Clause
        from fees in Ramp(currency, start, length == 0 ? 1500 : length)
        select new ContractSigned(
            "provider",
            "customer",
            start.AddDays(-signedBefore),
            currency,
            new(start, length == 0 ? null : start.AddDays(length - 1)),
            fees,
            new(BillingTiming.Advance, 30),
            proration,
            [],
            hasClause || length == 0 ? clause : null);

    /// <summary>A first fee on the first day and up to three more within the days given.</summary>
    private static Gen<IReadOnlyList<FeeStep>> Ramp(string currency, DateOnly first, int days) =>
        from head in Step(currency, first)
        from count in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 3)))
        from later in Gen.ListOf(
            Gen.Choose(1, Math.Max(1, days - 1)).SelectMany(n => Step(currency, first.AddDays(n))), count)
        select (IReadOnlyList<FeeStep>)
        [
            head, .. later.Where(_ => days > 1).DistinctBy(s => s.From).OrderBy(s => s.From),
        ];

    /// <summary>
    /// A day on which something may turn: near the term, its ends, its lock-in or a notice's end.
    /// </summary>
    internal static Gen<DateOnly> DayOf(ContractSigned signing)
    {
        var start = signing.Term.StartsOn;
        var last = signing.Term.EndsOn ?? start.AddDays(1500);
        var lockIn = start.AddMonths(signing.Termination?.LockInMonths ?? 1);
        DateOnly[] turns =
        [
            start, last, lockIn, last.AddDays(-(signing.Termination?.NoticeDays ?? 0)),
            lockIn.AddDays(signing.Termination?.NoticeDays ?? 30), signing.Fees[^1].From, signing.SignedOn,
        ];
        return Gen.Frequency(
            (2, Gen.Elements(turns).SelectMany(day => Gen.Choose(-2, 2).Select(day.AddDays))),
            (3, Gen.Choose(-10, last.DayNumber - start.DayNumber + 40).Select(start.AddDays)));
    }

    private static Gen<List<object>> Moves(ContractSigned signing) =>
        from count in Gen.Choose(0, 8)
        from moves in Gen.ListOf(Move(signing, Correction(signing, [])), count)
        select moves.ToList();

    /// <summary>Any move of a contract's terms, a correction such as these among them.</summary>
    internal static Gen<object> Move(ContractSigned signing, Gen<object> correction) => Gen.Frequency(
        (7, Amendment(signing)),
        (6, Notice(signing)),
        (4, Withdrawal(signing)),
        (3, Delay(signing)),
        (5, Renewal(signing)),
        (7, Suspension(signing)),
        (5, Resumption(signing)),
        (3, Cause(signing)),
        (1, Rescission(signing)),
        (5, Assignment(signing)),
        (4, correction));

    private static Gen<object> Delay(ContractSigned signing) =>
        from day in DayOf(signing)
        from said in Gen.Frequency(
            (3, Gen.Choose(-60, 1).Select(signing.Term.StartsOn.AddDays)), (1, DayOf(signing)))
        from movesEnd in Odds(40)
        from days in Length
        select (object)new DelayCommencement(day, said, movesEnd ? day.AddDays(days - 2) : null);

    /// <summary>Most begin their fees on the day after the end that was signed.</summary>
    private static Gen<object> Renewal(ContractSigned signing) =>
        from said in DayOf(signing)
        from days in Length
        from wrong in Odds(10)
        let end = signing.Term.EndsOn ?? said
        from fees in Ramp(signing.Currency, end.AddDays(wrong ? 2 : 1), Math.Max(1, days))
        from givesFees in Odds(50)
        select (object)new RenewContract(end.AddDays(days), said, givesFees ? fees : null);

    private static Gen<object> Suspension(ContractSigned signing) =>
        from day in DayOf(signing)
        from abateFees in Odds(75)
        select (object)new SuspendService(day, abateFees, "flood");

    private static Gen<object> Resumption(ContractSigned signing) =>
        DayOf(signing).Select(day => (object)new ResumeService(day));

    /// <summary>A correction of any of the moves above, or of others.</summary>
    internal static Gen<object> Correction(ContractSigned signing, Gen<object>[] others) => CorrectFact.Of(
        Clause,
        [
            .. others,
            Amendment(signing), Notice(signing), Withdrawal(signing), Cause(signing), Rescission(signing),
            Assignment(signing), Delay(signing), Renewal(signing), Suspension(signing), Resumption(signing),
        ]);

    private static Gen<object> Notice(ContractSigned signing) =>
        from day in DayOf(signing)
        from side in Gen.Elements(Side.Customer, Side.Provider)
        select (object)new GiveTerminationNotice(side, day);

    private static Gen<object> Withdrawal(ContractSigned signing) =>
        DayOf(signing).Select(day => (object)new WithdrawTerminationNotice(day));

    private static Gen<object> Cause(ContractSigned signing) =>
        from day in DayOf(signing)
        from last in DayOf(signing)
        select (object)new TerminateForCause(day, last, "unpaid");

    private static Gen<object> Rescission(ContractSigned signing) =>
        from day in DayOf(signing)
        from early in Odds(70)
        select (object)new RescindContract(
            early && day >= signing.Term.StartsOn ? signing.Term.StartsOn.AddDays(-1) : day, "no finance");

    private static Gen<object> Assignment(ContractSigned signing) =>
        from day in DayOf(signing)
        from role in Gen.Elements(Side.Customer, Side.Provider)
        from to in Gen.Elements(
            signing.ProviderId, signing.CustomerId, "first", "second", "third", "nobody")
        select (object)new AssignContract(role, to, day);

    private static Gen<object> Amendment(ContractSigned signing) =>
        from day in DayOf(signing)
        from wrong in Odds(5)
        from fees in Ramp(signing.Currency, day.AddDays(wrong ? 1 : 0), 300)
        from givesFees in Odds(50)
        from changesEnd in Odds(35)
        from days in Length
        from changesClause in Odds(35)
        from removesClause in Odds(25)
        from clause in Clause
        from changesCapacity in Odds(25)
        from capacity in Gen.Elements(Capacities)
        select (object)new AmendContract(
            day,
            givesFees ? fees : null,
            changesEnd ? new(true, days == 0 ? null : day.AddDays(days - 2)) : default,
            changesClause ? new(true, removesClause ? null : clause) : default,
            changesCapacity ? capacity : null);

    private static decimal Scale(string currency, long minor) =>
        currency switch { "JPY" => minor, "USD" => minor / 100m, _ => minor / 1000m };
}
