namespace EventLedger.Domain.Contracts;

/// <summary>The first way out that a side has.</summary>
/// <param name="NoticeOn">The day of notice.</param>
/// <param name="LastServiceDay">The last day of service it would bring.</param>
/// <param name="Firm">The charges still owed until then.</param>
public sealed record Exit(DateOnly NoticeOn, DateOnly LastServiceDay, Money Firm);

/// <summary>The first way out of each side; null for a side that may not leave.</summary>
public sealed record Exits(Exit? Customer, Exit? Provider);

/// <summary>
/// What a contract is worth as of a day, and how much of that is owed whatever anybody decides.
/// The headline is the figure in the press; the firm commitment is what is owed even if notice comes at the
/// first moment it may.
/// </summary>
/// <param name="Headline">
/// Charges over the whole term, ignoring notice; null when open-ended or unknown.
/// </param>
/// <param name="Earned">
/// Charges for the days of service before the day; null when no currency is known.
/// </param>
/// <param name="Firm">Charges owed from the day on whatever happens; null when no currency is known.</param>
/// <param name="FirmUntil">
/// The last day of service that is firm; null when nothing is or there is no end.
/// </param>
/// <param name="Cancellable">Headline less earned and firm while no notice is given.</param>
/// <param name="Forgone">What notice or termination took off the headline.</param>
/// <param name="EarliestExit">The first way out of each side.</param>
public sealed record Commitment(
    Money? Headline,
    Money? Earned,
    Money? Firm,
    DateOnly? FirmUntil,
    Money? Cancellable,
    Money? Forgone,
    Exits EarliestExit)
{
    private static readonly Exits NoExits = new(null, null);

    /// <summary>What a contract is worth as of a day on which it stands as in a view.</summary>
    /// <param name="view">The view, of this day or of another of its steady days.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="term">The charges of its whole term; null of a deal that is only announced.</param>
    public static Commitment Of(ContractView view, DateOnly asOf, ChargeSchedule? term)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Agreement is { } agreement
            ? Signed(agreement, view, asOf, term!)
            : Announced(view.Announced!);
    }

    private static Commitment Announced(Announcement deal)
    {
        Money? nothing = deal.Currency is { } currency ? Money.Zero(currency) : null;
        return new(deal.Headline, nothing, nothing, null, null, null, NoExits);
    }

    private static Commitment Signed(
        Agreement agreement, ContractView view, DateOnly asOf, ChargeSchedule term)
    {
        var owing = new Owing(agreement, asOf, term);
        var (headline, earned) = (owing.Headline, owing.Earned);
        if (view.IsRescinded)
            return new(headline, earned, earned, null, Nothing(headline), headline, NoExits);
        if (view.LastServiceDay is { } lastShown)
        {
            // What is known to come may have ended service before what counts on the day would.
            var last = Agreement.Earlier(agreement.KnownLastServiceDay, lastShown)!.Value;
            var owed = owing.Until(last);
            return new(
                headline, earned, owed, Served(agreement, last), Nothing(headline), headline - earned - owed,
                NoExits);
        }
        var exits = new Exits(
            EarliestExitOf(Side.Customer, agreement, owing), EarliestExitOf(Side.Provider, agreement, owing));
        var firmUntil = Agreement.Earlier(
            agreement.KnownLastServiceDay,
            Agreement.Earlier(exits.Customer?.LastServiceDay, exits.Provider?.LastServiceDay));
        Money? firm = firmUntil is { } day ? owing.Until(day) : null;
        return new(
            headline, earned, firm, Served(agreement, firmUntil), headline - earned - firm,
            Nothing(headline), exits);
    }

    /// <summary>The last firm day; null where a rescission that is known leaves no service at all.</summary>
    private static DateOnly? Served(Agreement agreement, DateOnly? firmUntil) =>
        agreement.Rescission is null ? firmUntil : null;

    private static Money? Nothing(Money? headline) => headline is { } some ? Money.Zero(some.Currency) : null;

    /// <summary>
    /// The earliest last day of service that any notice permitted on or after the day could bring, under the
    /// clause in force on the day of that notice. Within one clause a later notice never ends service
    /// earlier, so the first permitted day of each clause is enough.
    /// </summary>
    private static Exit? EarliestExitOf(Side side, Agreement agreement, Owing owing)
    {
        (DateOnly NoticeOn, DateOnly LastServiceDay)? earliest = null;
        foreach (var (days, clause) in agreement.Clauses.Until(agreement.EndsOn ?? CalendarBounds.Last))
        {
            if (clause is null || !clause.Entitles(side))
                continue;
            var noticeOn = Later(Later(days.First, owing.AsOf), clause.EarliestNoticeOn(agreement.StartsOn));
            if (noticeOn > days.Last)
                continue;
            var last = clause.LastServiceDay(noticeOn, agreement.StartsOn);
            if (last >= agreement.EndsOn || last >= earliest?.LastServiceDay)
                continue;
            earliest = (noticeOn, last);
        }
        return earliest is var (givenOn, lastDay) ? new(givenOn, lastDay, owing.Until(lastDay)) : null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>
    /// The charges of a contract by the days until which service might go on, from one schedule of the whole
    /// term: what a shorter service is charged in all is what the whole has earned by its last day.
    /// </summary>
    private sealed class Owing(Agreement agreement, DateOnly asOf, ChargeSchedule term)
    {
        // Most often both sides may leave on one day, and what is firm ends with it.
        private (DateOnly Last, Money Amount)? _answered;

        public DateOnly AsOf => asOf;

        /// <summary>Of the whole term; null where it is open.</summary>
        public Money? Headline => agreement.EndsOn is null ? null : term.Total;

        /// <summary>Before the day, as service is known to run.</summary>
        public Money Earned => Before(asOf, agreement.KnownLastServiceDay ?? CalendarBounds.Last);

        /// <summary>From the day on, if service ended on another; that is not after the term.</summary>
        public Money Until(DateOnly last)
        {
            if (_answered is { } answered && answered.Last == last)
                return answered.Amount;
            var amount = term.EarnedBefore(last.AddDays(1)) - Before(asOf, last);
            _answered = (last, amount);
            return amount;
        }

        /// <summary>What the days before one earn, where service ends on another.</summary>
        private Money Before(DateOnly day, DateOnly last) =>
            term.EarnedBefore(day <= last ? day : last.AddDays(1));
    }
}
