using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>An end because of a breach.</summary>
internal sealed record NaiveCause(DateOnly GivenOn, DateOnly LastServiceDay);

/// <summary>A role that went to somebody, in the order it was said.</summary>
internal sealed record NaiveAssignment(bool Customer, string To, DateOnly From);

/// <summary>A part of a month's charge by who earned it from whom.</summary>
internal sealed record NaiveEarning(
    DateOnly From, DateOnly To, string Provider, string Customer, BigInteger Amount);

/// <summary>Ends that are no notice, and changes of who is who.</summary>
internal sealed partial class NaiveContract
{
    private readonly List<NaiveCause> _causes = [];
    private readonly List<NaiveAssignment> _assignments = [];

    public required string Provider { get; init; }

    public required string Customer { get; init; }

    /// <summary>How many decimals its currency has.</summary>
    public int Decimals { get; init; }

    public DateOnly? RescindedOn { get; private set; }

    public IReadOnlyList<NaiveCause> Causes => _causes;

    public IReadOnlyList<NaiveAssignment> Assignments => _assignments;

    /// <summary>Of every assignment that has begun, the one that began last; of two the later said.</summary>
    public string PartyOn(bool customer, DateOnly day) => _assignments
        .Where(assignment => assignment.Customer == customer && assignment.From <= day)
        .OrderBy(assignment => assignment.From)
        .LastOrDefault()?.To ?? (customer ? Customer : Provider);

    public string? TerminateForCause(DateOnly on, DateOnly last)
    {
        var known = KnownLastServiceDay;
        if (known < StartsOn || known <= last)
            return "end-not-earlier";
        _causes.Add(new(on, last));
        return null;
    }

    public string? Rescind(DateOnly on)
    {
        if (RescindedOn is not null)
            return "contract-ended";
        if (StartsOn <= on)
            return "already-commenced";
        RescindedOn = on;
        return null;
    }

    /// <summary>Assigns a role, or says why not: nobody may be on both sides on any day.</summary>
    public string? Assign(bool customer, string to, DateOnly from, bool known)
    {
        if (!known)
            return "unknown-party";
        if (PartyOn(customer, from) == to)
            return "same-party";
        var assignment = new NaiveAssignment(customer, to, from);
        _assignments.Add(assignment);
        var lastTurn = _assignments.Max(one => one.From);
        var both = false;
        for (var day = from; day <= lastTurn; day = day.AddDays(1))
            both |= PartyOn(true, day) == PartyOn(false, day);
        string? why = both ? "same-party"
            : from < StartsOn || KnownLastServiceDay < from ? "outside-term"
            : null;
        if (why is not null)
            _assignments.RemoveAt(_assignments.Count - 1);
        return why;
    }

    /// <summary>Day by day, whose charge it is; runs of days without a charged line are left out.</summary>
    public IReadOnlyList<NaiveEarning> Earnings(int year, int month)
    {
        var earnings = new List<NaiveEarning>();
        for (var day = new DateOnly(year, month, 1); day.Month == month; day = day.AddDays(1))
        {
            var charged = Charges.EarnedBefore(day.AddDays(1)) - Charges.EarnedBefore(day);
            var (provider, customer) = (PartyOn(false, day), PartyOn(true, day));
            if (earnings is [.., var last] && (last.Provider, last.Customer) == (provider, customer))
                earnings[^1] = last with { To = day, Amount = last.Amount + charged };
            else
                earnings.Add(new(day, day, provider, customer, charged));
        }
        var lines = Charges.Lines(year, month);
        earnings.RemoveAll(part => !lines.Any(line => line.From <= part.To && part.From <= line.To));
        return earnings;
    }
}
