using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;

namespace EventLedger.Reporting.Calendar;

/// <summary>What comes due of one contract.</summary>
/// <param name="id">The contract.</param>
/// <param name="view">How it stands as of the day that was asked for.</param>
internal sealed class ContractCalendar(string id, ContractView view)
{
    /// <summary>The rows of a contract; none when nothing is known of it as of the day.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="asOf">The day from which it is looked forward.</param>
    /// <param name="days">The days that are looked at.</param>
    /// <param name="money">Its money entries; null when it has none.</param>
    public static IEnumerable<CalendarRow> Rows(
        KnownContract contract, DateOnly asOf, DateRange days, ContractEntries? money)
    {
        var steady = contract.On(asOf);
        if (steady.View is not { } view)
            return [];
        var calendar = new ContractCalendar(contract.Id, view);
        return calendar.Dated().Where(row => days.Contains(row.On))
            .Concat(ToInvoice(steady, asOf, days, money).Select(calendar.OfInvoice))
            .Concat(Owed(asOf, days, money).Select(document => calendar.OfPayment(document, asOf)));
    }

    /// <summary>The same without words, of which some are kept beside the contract.</summary>
    public static IEnumerable<CalendarDay> Days(
        KnownContract contract, DateOnly asOf, DateRange days, ContractEntries? money)
    {
        var steady = contract.On(asOf);
        if (steady.View is null)
            yield break;
        foreach (var dated in steady.Dated)
            if (days.Contains(dated.On))
                yield return dated;
        foreach (var (on, _, charge) in ToInvoice(steady, asOf, days, money))
            yield return new(on, CalendarKind.InvoiceToIssue, charge.Currency, charge.MinorUnits);
        foreach (var document in Owed(asOf, days, money))
            yield return new(
                document.DueOn!.Value, CalendarKind.PaymentDue, document.Currency,
                document.Balance.MinorUnits);
    }

    /// <summary>What its terms say of a contract, over all time.</summary>
    public static IEnumerable<CalendarRow> Dated(SteadyContract contract) =>
        contract.View is { } view ? new ContractCalendar(contract.Contract.Id, view).Dated() : [];

    private IEnumerable<CalendarRow> Dated() => view switch
    {
        { Agreement: null, Announced: { } announced } => OfDeal(announced),
        { IsRescinded: false, Agreement: { } agreement } =>
            OfTerms(agreement).Concat(OfNotice(agreement)).Concat(OfEnd(agreement)),
        _ => [],
    };

    /// <summary>The months that may be invoiced in some days and are not, with their charges.</summary>
    private static IEnumerable<(DateOnly On, Month Month, Money Charge)> ToInvoice(
        SteadyContract contract, DateOnly asOf, DateRange days, ContractEntries? money)
    {
        if (contract.View is not { IsRescinded: false, Agreement: { } agreement })
            yield break;
        var advance = agreement.Billing.Timing == BillingTiming.Advance;
        var (charges, billed) = (contract.Contract.Charges, money?.BilledOn(asOf) ?? BilledMonths.None);
        // In arrears a month is invoiced on the day after it.
        var first = Month.Of(advance ? days.First : days.First.AddDays(-1));
        for (var month = first; month <= Month.Of(days.Last); month = month.Next)
            if (!billed.Contain(month) && charges.FirstServiceDay(month) is { } service
                && (advance ? service : month.Next.FirstDay) is var on && days.Contains(on))
                yield return (on, month, charges.Charge(month));
    }

    private static IEnumerable<DocumentBalance> Owed(
        DateOnly asOf, DateRange days, ContractEntries? money) => money?.OpenOn(asOf)
        .Where(document => document.Balance.MinorUnits != 0
            && document.DueOn is { } due && days.Contains(due)) ?? [];

    private static IEnumerable<(DateOnly First, DateOnly Last)> Joined(
        IEnumerable<(DateOnly First, DateOnly Last)> windows)
    {
        (DateOnly First, DateOnly Last)? open = null;
        foreach (var window in windows)
        {
            if (open is { } before && before.Last.AddDays(1) == window.First)
            {
                open = (before.First, window.Last);
                continue;
            }
            if (open is { } done)
                yield return done;
            open = window;
        }
        if (open is { } last)
            yield return last;
    }

    private IEnumerable<CalendarRow> OfDeal(Announcement announced)
    {
        var deal = announced.Deal;
        if (deal.StartsOn is { } start)
            yield return Row(
                start.First, CalendarKind.AnnouncedStart, $"Announced to start in {start}.",
                announced.MonthlyFee);
        if (deal.EndsOn is { } end)
            yield return Row(end.Last, CalendarKind.AnnouncedEnd, $"Announced to end in {end}.");
    }

    private IEnumerable<CalendarRow> OfTerms(Agreement agreement)
    {
        var last = agreement.KnownLastServiceDay ?? CalendarBounds.Last;
        if (agreement.StartsOn <= last)
            yield return Row(
                agreement.StartsOn, CalendarKind.ServiceStarts, "Service starts.",
                Fee(agreement, agreement.StartsOn));
        var steps = agreement.Fees.Steps.Where(step => step.From > agreement.StartsOn && step.From <= last);
        foreach (var step in steps)
            yield return Row(
                step.From, CalendarKind.FeeChanges, "Another monthly fee is in force.",
                Fee(agreement, step.From));
        foreach (var suspension in agreement.Suspensions.Where(suspension => suspension.From <= last))
        {
            yield return Row(
                suspension.From, CalendarKind.SuspensionBegins,
                suspension.AbateFees
                    ? "Service is suspended, free of fees."
                    : "Service is suspended; fees go on.");
            if (suspension.To is { } to && to < last)
                yield return Row(to.AddDays(1), CalendarKind.ServiceResumes, "Service resumes.");
        }
    }

    // From when and until when somebody may leave, while nobody is leaving.
    private IEnumerable<CalendarRow> OfNotice(Agreement agreement)
    {
        if (view.LastServiceDay is not null)
            yield break;
        var end = agreement.EndsOn ?? CalendarBounds.Last;
        var windows = agreement.Clauses.Until(end)
            .Select(clause => clause.Value is { } terms ? Window(terms, clause.Days, agreement, end) : null)
            .OfType<(DateOnly First, DateOnly Last)>();
        foreach (var (first, last) in Joined(windows))
        {
            var by = agreement.Clauses.On(first)!.Value.Value!.By switch
            {
                Terminator.Either => "either side",
                Terminator.Customer => "the customer",
                _ => "the provider",
            };
            yield return Row(
                first, CalendarKind.NoticeOpens, $"From this day on {by} may give notice.");
            if (agreement.EndsOn is not null)
                yield return Row(
                    last, CalendarKind.NoticeCloses,
                    "The last day on which notice ends service before the term does.");
        }
    }

    private static (DateOnly First, DateOnly Last)? Window(
        TerminationClause clause, DateRange inForce, Agreement agreement, DateOnly end)
    {
        var earliest = clause.EarliestNoticeOn(agreement.StartsOn);
        var latest = agreement.EndsOn is null ? end : clause.LatestNoticeOn(agreement.StartsOn, end);
        var first = earliest > inForce.First ? earliest : inForce.First;
        var last = latest < inForce.Last ? latest : inForce.Last;
        return latest is null || last < first ? null : (first, last.Value);
    }

    private IEnumerable<CalendarRow> OfEnd(Agreement agreement)
    {
        if (view.LastServiceDay is { } last)
            yield return Row(
                last, CalendarKind.ServiceEnds,
                view.Notice is { } notice
                    ? $"The last day of service after the notice of {notice.GivenOn:yyyy-MM-dd}."
                    : "The last day of service after the termination for cause.");
        else if (agreement.EndsOn is { } end)
            yield return Row(
                end, CalendarKind.TermEnds, "The term ends; the contract expires unless it is renewed.");
    }

    private CalendarRow OfInvoice((DateOnly On, Month Month, Money Charge) due) => Row(
        due.On, CalendarKind.InvoiceToIssue, $"{due.Month} may be invoiced.", due.Charge, due.Month);

    private CalendarRow OfPayment(DocumentBalance document, DateOnly asOf) => new(
        document.DueOn!.Value, CalendarKind.PaymentDue, id, document.Parties.ProviderId,
        document.Parties.CustomerId, document.Currency, document.Balance, null, document.Document,
        document.DueOn < asOf ? $"{document.Document} is overdue." : $"{document.Document} falls due.");

    private CalendarRow Row(
        DateOnly on, CalendarKind kind, string text, Money? amount = null, Month? month = null) =>
        new(
            on, kind, id, view.ProviderId, view.CustomerId, amount?.Currency, amount, month, null, text);

    private static Money Fee(Agreement agreement, DateOnly day) =>
        Money.Of(agreement.Fees.On(day)!.Value.Value, agreement.Currency);
}
