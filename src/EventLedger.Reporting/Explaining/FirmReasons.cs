using EventLedger.Domain.Contracts;
using EventLedger.Reporting.History;
using static EventLedger.Reporting.History.EventSentences;

namespace EventLedger.Reporting.Explaining;

/// <summary>Why a contract is firm until its day and no longer, step by step.</summary>
public static class FirmReasons
{
    /// <summary>The steps from the clause, or what has ended the contract, to the last firm day.</summary>
    public static IReadOnlyList<Reason> Of(ContractView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Agreement is not { } agreement)
            return [new(null, "The deal is only announced: nothing of it is firm.")];
        if (view.IsRescinded || agreement.Rescission is not null)
        {
            var on = agreement.Rescission!.RescindedOn;
            return [new(on, $"The contract was rescinded on {Day(on)} before it began: nothing is owed.")];
        }
        IReadOnlyList<Reason> reasons = view.LastServiceDay is { } shown
            ? Ended(view, agreement, shown)
            : Open(view, agreement);
        return view.Commitment.FirmUntil is { } last ? [.. reasons, Owed(view, agreement, last)] : reasons;
    }

    /// <summary>Why a side may leave on the day of its first way out, and not earlier.</summary>
    public static IReadOnlyList<Reason> Of(ContractView view, Exit exit)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(exit);
        var agreement = view.Agreement!;
        var clause = agreement.Clauses.On(exit.NoticeOn)!.Value.Value!;
        var from = agreement.Clauses.On(exit.NoticeOn)!.Value.From;
        var reasons = new List<Reason>
        {
            new(
                from > agreement.StartsOn ? from : null,
                $"{Capital(TermSentences.Clause(clause))}"
                + (from > agreement.StartsOn ? $", from {Day(from)} on." : ".")),
        };
        var earliest = clause.EarliestNoticeOn(agreement.StartsOn);
        if (clause is { LockIn: LockInMeaning.Notice, LockInMonths: > 0 })
            reasons.Add(new(
                earliest,
                $"Service starts on {Day(agreement.StartsOn)}; {Months(clause.LockInMonths)} later, on "
                + $"{Day(earliest)}, is the first day for notice."));
        if (exit.NoticeOn != earliest)
            reasons.Add(new(
                exit.NoticeOn,
                $"As of {Day(view.Day)} the first day left for notice is {Day(exit.NoticeOn)}."));
        reasons.Add(Notice(clause, exit, agreement));
        return reasons;
    }

    private static Reason Notice(TerminationClause clause, Exit exit, Agreement agreement)
    {
        var counted = clause.Counting == NoticeCounting.IncludeNoticeDay;
        var byDays = exit.NoticeOn.AddDays(counted ? clause.NoticeDays - 1 : clause.NoticeDays);
        if (exit.LastServiceDay > byDays)
            return new(
                exit.LastServiceDay,
                $"Notice on {Day(exit.NoticeOn)} would end service on {Day(byDays)}, but the lock-in of "
                + $"{Months(clause.LockInMonths)} from {Day(agreement.StartsOn)} holds it until "
                + $"{Day(exit.LastServiceDay)}.");
        var first = counted
            ? $"{Day(exit.NoticeOn)} itself is the first"
            : $"{Day(exit.NoticeOn.AddDays(1))} is the first";
        return new(
            exit.LastServiceDay,
            $"Notice on {Day(exit.NoticeOn)} ends service on {Day(exit.LastServiceDay)}"
            + (clause.NoticeDays == 0 ? "." : $": of {Days(clause.NoticeDays)}, {first}."));
    }

    private static IReadOnlyList<Reason> Ended(ContractView view, Agreement agreement, DateOnly shown)
    {
        var cause = view.ForCause;
        var reason = view.Notice is { } notice && !(cause?.LastServiceDay < notice.LastServiceDay)
            ? new Reason(
                notice.GivenOn,
                $"The {(notice.By == Side.Customer ? "customer" : "provider")} gave notice on "
                + $"{Day(notice.GivenOn)}; it ends service on {Day(notice.LastServiceDay)}.")
            : new Reason(
                cause!.GivenOn,
                $"The contract was terminated for cause on {Day(cause.GivenOn)}; that ends service on "
                + $"{Day(cause.LastServiceDay)}.");
        return agreement.KnownLastServiceDay is { } known && known < shown
            ? [reason, Sooner(view, known)]
            : [reason];
    }

    private static IReadOnlyList<Reason> Open(ContractView view, Agreement agreement)
    {
        var exits = view.Commitment.EarliestExit;
        var first = new[] { exits.Customer, exits.Provider }.OfType<Exit>()
            .MinBy(exit => exit.LastServiceDay);
        var reasons = first is null ? Nobody(agreement) : Of(view, first);
        var known = agreement.KnownLastServiceDay;
        return known < (first?.LastServiceDay ?? agreement.EndsOn)
            ? [.. reasons, Sooner(view, known!.Value)]
            : reasons;
    }

    private static IReadOnlyList<Reason> Nobody(Agreement agreement)
    {
        var clauses = agreement.Clauses.Steps.Any(step => step.Value is not null);
        var who = clauses
            ? "No notice that may still be given would end service earlier than the term"
            : "Nobody may leave without cause";
        return agreement.EndsOn is { } end
            ? [new(end, $"{who}: the term ends on {Day(end)}.")]
            : [new(null, $"{who}, and the term has no end.")];
    }

    private static Reason Sooner(ContractView view, DateOnly known) => new(
        known,
        $"What is dated after {Day(view.Day)} and known already ends service on {Day(known)}, and nothing "
        + "after that day is owed.");

    private static Reason Owed(ContractView view, Agreement agreement, DateOnly last)
    {
        var from = view.Day > agreement.StartsOn ? view.Day : agreement.StartsOn;
        return from > last
            ? new(last, $"The last firm day, {Day(last)}, has passed: nothing is owed any more.")
            : new(
                last,
                $"So the charges from {Day(from)} to {Day(last)} are owed, whatever anybody decides.");
    }

    private static string Months(int months) => months == 1 ? "1 month" : $"{months} months";

    private static string Days(int days) => days == 1 ? "1 day of notice" : $"{days} days of notice";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
