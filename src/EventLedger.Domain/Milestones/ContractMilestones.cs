using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Milestones;

/// <summary>
/// The milestones of a contract, as it is known: those behind it and those to come, if nothing more happens.
/// No answer depends on whether they are recorded.
/// </summary>
public static class ContractMilestones
{
    /// <summary>How many days before the end of a term its renewal is due, the last day counted.</summary>
    public const int RenewalDays = 90;

    /// <summary>All of them, by day; of one day in the order of their kinds.</summary>
    public static IReadOnlyList<MilestoneReached> Of(Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Agreement is not { } agreement
            ? []
            :
            [
                .. Service(agreement)
                    .Concat(NoticeWindows(agreement))
                    .Concat(Notices(agreement))
                    .Concat(contract.Account.Invoices.Select(Overdue).OfType<MilestoneReached>())
                    .DistinctBy(milestone => (milestone.Kind, milestone.On, milestone.Invoice))
                    .OrderBy(milestone => milestone.On)
                    .ThenBy(milestone => milestone.Kind)
                    .ThenBy(milestone => milestone.Invoice, StringComparer.Ordinal),
            ];
    }

    private static IEnumerable<MilestoneReached> Service(Agreement agreement)
    {
        if (!(agreement.KnownLastServiceDay < agreement.StartsOn))
            yield return new(MilestoneKind.Commenced, agreement.StartsOn);
        if (agreement.Rescission is not null)
            yield break;
        var terminated = Terminations(agreement).OrderBy(one => one.On).FirstOrDefault();
        if (terminated is not null)
            yield return terminated;
        if (agreement.EndsOn is not { } end)
            yield break;
        var due = end.AddDays(1 - RenewalDays);
        if (terminated is null)
            yield return new(
                MilestoneKind.RenewalDue, due < agreement.StartsOn ? agreement.StartsOn : due,
                LastServiceDay: end);
        if (terminated is null || end.AddDays(1) < terminated.On)
            yield return new(MilestoneKind.Expired, end.AddDays(1), LastServiceDay: end);
    }

    /// <summary>
    /// What ends service before the term does. A termination for cause may be dated after the last day of
    /// service: then it counts from its own day.
    /// </summary>
    private static IEnumerable<MilestoneReached> Terminations(Agreement agreement)
    {
        var ends = agreement.ForCause.Select(cause => (cause.LastServiceDay, cause.GivenOn));
        if (agreement.StandingNotice is { } notice)
            ends = ends.Append((notice.LastServiceDay, notice.GivenOn));
        return
            from one in ends
            where !(agreement.EndsOn < one.LastServiceDay)
            let after = one.LastServiceDay.AddDays(1)
            select new MilestoneReached(
                MilestoneKind.Terminated, after < one.GivenOn ? one.GivenOn : after,
                LastServiceDay: one.LastServiceDay);
    }

    /// <summary>
    /// The days on which notice may be given while it could not be the day before. Within one clause they run
    /// from its first permitted day on, so only that day can be one.
    /// </summary>
    private static IEnumerable<MilestoneReached> NoticeWindows(Agreement agreement)
    {
        foreach (var (days, clause) in agreement.Clauses.Until(
            agreement.KnownLastServiceDay ?? CalendarBounds.Last))
        {
            if (clause is null)
                continue;
            var earliest = clause.EarliestNoticeOn(agreement.StartsOn);
            var opens = days.First < earliest ? earliest : days.First;
            if (opens <= days.Last && MayGiveNotice(agreement, opens)
                && !MayGiveNotice(agreement, opens.AddDays(-1)))
                yield return new(MilestoneKind.NoticeWindowOpened, opens);
        }
    }

    private static bool MayGiveNotice(Agreement agreement, DateOnly day) =>
        agreement.Clauses.On(day)?.Value is { } clause
        && clause.EarliestNoticeOn(agreement.StartsOn) <= day
        && !(agreement.EndsOn <= clause.LastServiceDay(day, agreement.StartsOn));

    private static IEnumerable<MilestoneReached> Notices(Agreement agreement)
    {
        var notices = agreement.Notices
            .Where(notice => notice.StandsOn(notice.GivenOn))
            .Select(notice => new MilestoneReached(
                MilestoneKind.CameUnderNotice, notice.GivenOn, notice.By, notice.LastServiceDay));
        var causes = agreement.ForCause
            .Where(cause => cause.GivenOn <= cause.LastServiceDay)
            .Select(cause => new MilestoneReached(
                MilestoneKind.CameUnderNotice, cause.GivenOn, LastServiceDay: cause.LastServiceDay));
        return notices.Concat(causes).Where(one => !agreement.IsRescindedOn(one.On));
    }

    /// <summary>
    /// Overdue is from the day after it was due what is owed then and not disputed; later on what is owed
    /// again, or no longer disputed.
    /// </summary>
    private static MilestoneReached? Overdue(Invoice invoice)
    {
        var days = invoice.Balance.Days
            .Concat(invoice.Disputes.Select(dispute => dispute.EndedOn).OfType<DateOnly>())
            .Where(day => day > invoice.DueOn)
            .Append(invoice.DueOn.AddDays(1))
            .Order()
            .Where(day => invoice.StatusOn(day) == InvoiceStatus.Overdue)
            .Take(1);
        return days
            .Select(day => new MilestoneReached(
                MilestoneKind.InvoiceOverdue, day, Invoice: invoice.Number, DueOn: invoice.DueOn))
            .FirstOrDefault();
    }
}
