using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Milestones;

/// <summary>
/// The milestones of a contract, as it is known: those behind it and those to come, if nothing more happens
/// (domain.md 2). No answer depends on whether they are recorded.
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
        if (agreement.KnownLastServiceDay < agreement.StartsOn)
            yield break;
        yield return new(MilestoneKind.Commenced, agreement.StartsOn);
        if (agreement.StandingNotice?.LastServiceDay is { } last && !(agreement.EndsOn < last))
        {
            yield return new(MilestoneKind.Terminated, last.AddDays(1), LastServiceDay: last);
        }
        else if (agreement.EndsOn is { } end)
        {
            var due = end.AddDays(1 - RenewalDays);
            yield return new(
                MilestoneKind.RenewalDue, due < agreement.StartsOn ? agreement.StartsOn : due,
                LastServiceDay: end);
            yield return new(MilestoneKind.Expired, end.AddDays(1), LastServiceDay: end);
        }
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

    private static IEnumerable<MilestoneReached> Notices(Agreement agreement) =>
        from notice in agreement.Notices
        where notice.StandsOn(notice.GivenOn)
        select new MilestoneReached(
            MilestoneKind.CameUnderNotice, notice.GivenOn, notice.By, notice.LastServiceDay);

    // Nothing makes a balance grow once it is due, so the first day decides.
    private static MilestoneReached? Overdue(Invoice invoice)
    {
        var day = invoice.DueOn.AddDays(1);
        return invoice.StatusOn(day) == InvoiceStatus.Overdue
            ? new(MilestoneKind.InvoiceOverdue, day, Invoice: invoice.Number, DueOn: invoice.DueOn)
            : null;
    }
}
