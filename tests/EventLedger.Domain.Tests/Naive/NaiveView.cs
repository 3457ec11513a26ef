using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>The first way out of one side.</summary>
internal sealed record NaiveExit(DateOnly NoticeOn, DateOnly LastServiceDay, BigInteger Firm);

/// <summary>A contract as of a day, every question answered by trying.</summary>
internal sealed class NaiveView(NaiveContract contract, DateOnly asOf)
{
    private readonly Dictionary<bool, NaiveExit?> _exits = [];

    /// <summary>Before its signature nothing is known of a contract.</summary>
    public bool IsKnown => contract.SignedOn <= asOf;

    /// <summary>A notice counts from its own day to the day before its withdrawal.</summary>
    public NaiveNotice? Notice => IsRescinded ? null : contract.Notices
        .Where(notice => notice.StandsOn(asOf))
        .OrderBy(notice => notice.LastServiceDay)
        .FirstOrDefault();

    /// <summary>So does a termination for cause, but nobody withdraws it.</summary>
    public NaiveCause? Cause => IsRescinded ? null : contract.Causes
        .Where(cause => cause.GivenOn <= asOf)
        .OrderBy(cause => cause.LastServiceDay)
        .FirstOrDefault();

    public bool IsRescinded => contract.RescindedOn <= asOf;

    /// <summary>What notice or cause brings, whichever is earlier.</summary>
    public DateOnly? Leaves => NaiveContract.Earlier(Notice?.LastServiceDay, Cause?.LastServiceDay);

    public string PartyOn(bool customer) => contract.PartyOn(customer, asOf);

    public string Status
    {
        get
        {
            if (IsRescinded)
                return "Rescinded";
            if (Leaves < asOf)
                return "Terminated";
            if (contract.EndsOn < asOf)
                return "Expired";
            if (Leaves is not null)
                return "UnderNotice";
            if (contract.SuspensionOn(asOf) is not null)
                return "Suspended";
            return contract.StartsOn <= asOf ? "Active" : "Signed";
        }
    }

    /// <summary>Whether a final account may be made: it ended, in one way or another.</summary>
    public bool HasEnded => IsKnown && Status is "Rescinded" or "Terminated" or "Expired";

    /// <summary>The fee in force; before the first and after the last day of service there is none.</summary>
    public BigInteger? MonthlyFee => asOf < contract.StartsOn || contract.KnownLastServiceDay < asOf
        ? null
        : contract.StepOn(asOf).Fee;

    /// <summary>The fee that runs: in force on a day that no suspension frees of it.</summary>
    public BigInteger? LiveFee => contract.IsFree(asOf) ? null : MonthlyFee;

    /// <summary>The fee from which a suspension frees the day.</summary>
    public BigInteger? SuspendedFee => contract.IsFree(asOf) ? MonthlyFee : null;

    /// <summary>The fee that service will start with, unless somebody has said that it never will.</summary>
    public BigInteger? FeeToCome =>
        asOf < contract.StartsOn && !IsRescinded
            && !(NaiveContract.Earlier(Leaves, contract.EndsOn) < contract.StartsOn)
            ? contract.StepOn(contract.StartsOn).Fee
            : null;

    public IReadOnlyList<(string Facility, int? Share)> Places => contract.PlacesOn(asOf);

    public BigInteger Earned => contract.Charges.EarnedBefore(asOf);

    public BigInteger? Headline => contract.EndsOn is { } end ? contract.Charges.Through(end) : null;

    public DateOnly? FirmUntil
    {
        get
        {
            if (contract.RescindedOn is not null)
                return null;
            var until = Leaves
                ?? NaiveContract.Earlier(Exit(true)?.LastServiceDay, Exit(false)?.LastServiceDay);
            return NaiveContract.Earlier(until, contract.KnownLastServiceDay);
        }
    }

    public BigInteger Firm => contract.RescindedOn is null ? FirmFrom(FirmUntil!.Value) : 0;

    public BigInteger? Cancellable => Headline - Earned - Firm is { } rest ? IsOver ? 0 : rest : null;

    public BigInteger? Forgone => Headline - Earned - Firm is { } rest ? IsOver ? rest : 0 : null;

    /// <summary>The first way out of a side. Once somebody leaves there is no other way.</summary>
    public NaiveExit? Exit(bool customer)
    {
        if (!_exits.TryGetValue(customer, out var exit))
            _exits[customer] = exit = IsOver ? null : TryEveryDay(customer);
        return exit;
    }

    private bool IsOver => IsRescinded || Leaves is not null;

    /// <summary>
    /// Takes the day of notice from this one on that ends service first; of several the first.
    /// </summary>
    private NaiveExit? TryEveryDay(bool customer)
    {
        NaiveExit? best = null;
        var lastToTry = LastDayToTry;
        for (var day = asOf; day <= lastToTry; day = day.AddDays(1))
        {
            if (contract.WhyNotPermitted(customer, day) is not null)
                continue;
            var last = contract.ClauseOn(day)!.LastServiceDay(day, contract.StartsOn);
            if (best is null || last < best.LastServiceDay)
                best = new(day, last, 0);
        }
        return best is null ? null : best with { Firm = FirmFrom(best.LastServiceDay) };
    }

    /// <summary>
    /// The end of the term; without one, a year after the last thing that can change what a notice brings.
    /// </summary>
    private DateOnly LastDayToTry => contract.EndsOn ?? contract.ClauseDays
        .SelectMany(day => new[] { day, LockedUntil(day) })
        .Append(asOf)
        .Append(LockedUntil(contract.StartsOn))
        .Max()
        .AddDays(366);

    private DateOnly LockedUntil(DateOnly day) =>
        NaiveCalendar.Later(contract.StartsOn, contract.ClauseOn(day)?.LockInMonths ?? 0);

    private BigInteger FirmFrom(DateOnly last) =>
        BigInteger.Max(0, contract.Charges.Through(last) - contract.Charges.Through(asOf.AddDays(-1)));
}
