using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Acceptance.Model;

/// <summary>What is taken, due and said on each day, found by looking at the days one by one.</summary>
internal sealed class PlainDays(ReplayBook book, IReadOnlyList<PlainContract> contracts)
{
    public const int Ahead = 400;

    public IEnumerable<string> Capacity(DateOnly asOf)
    {
        foreach (var site in book.Places.Keys)
        {
            var (there, taken) = (There(site, asOf), Taken(site, asOf, asOf));
            yield return $"{site} capacity {there}";
            yield return $"{site} contracted {taken.Sum(line => line.Hundredths)}";
            yield return $"{site} free {there - taken.Sum(line => line.Hundredths)}";
            for (var day = asOf; day < asOf.AddDays(Ahead); day = day.AddDays(1))
            {
                var lines = Taken(site, asOf, day);
                if (lines.Sum(line => line.Hundredths) > There(site, day))
                    yield return $"{site} Overcommitted {day:yyyy-MM-dd}";
                if (lines.Any(line => line.Exclusive && lines.Any(other => other.Customer != line.Customer)))
                    yield return $"{site} ExclusivityBroken {day:yyyy-MM-dd}";
            }
        }
    }

    public IEnumerable<string> Calendar(DateOnly asOf)
    {
        for (var day = asOf.AddDays(-100); day <= asOf.AddDays(Ahead); day = day.AddDays(1))
            foreach (var one in contracts.Where(one => one.IsKnown(asOf)))
                foreach (var row in one.Signed(asOf) is null ? OfDeal(one.Heard(asOf)!, day)
                    : one.IsRescinded(asOf) ? []
                    : OfTerms(one, day).Concat(OfNotice(one, asOf, day)).Concat(ToInvoice(one, asOf, day)))
                    yield return $"{day:yyyy-MM-dd} {one.Id} {row}";
        foreach (var due in book.Money.Where(entry => entry.Kind == "Due"
            && asOf.AddDays(-100) <= entry.Day && entry.Day <= asOf.AddDays(Ahead)))
        {
            var one = contracts.Single(one => one.Id == due.ContractId);
            var balance = book.Money.Where(entry => entry.Document == due.Document && entry.Day <= asOf)
                .Sum(entry => entry.Kind is "Invoiced" or "Voided" ? entry.Amount
                    : entry.Kind is "Paid" or "Credited" or "WrittenOff" ? -entry.Amount : 0);
            if (one.IsKnown(asOf))
                yield return $"{due.Day:yyyy-MM-dd} {one.Id} PaymentDue {due.Document} {balance}";
        }
    }

    public IEnumerable<string> Claims(DateOnly asOf)
    {
        foreach (var one in contracts.Where(one => one.IsKnown(asOf)))
        {
            var (deal, signed) = (one.Heard(asOf), one.Signed(asOf));
            var heard = deal is { MonthlyFee: not null, Currency: not null } ? deal.MonthlyFee : null;
            if ((heard ?? signed?.Fees.Steps[0].Value) is { } fee)
                yield return $"Contract {one.Id} monthlyFee {PlainContract.Minor(fee)}";
            if ((deal?.StartsOn?.ToString() ?? $"{signed?.StartsOn:yyyy-MM-dd}") is { Length: > 0 } start)
                yield return $"Contract {one.Id} startsOn {start}";
            yield return $"Contract {one.Id} sources "
                + (one.Terms.Attached ?? []).Select(source => source.Publisher).Distinct().Count();
        }
        foreach (var (id, party) in book.Companies)
            foreach (var reports in (party.Funding ?? []).Where(report => report.AsOf.First <= asOf)
                .GroupBy(report => $"{id} funding {report.AsOf} {report.Currency}"))
                yield return $"Party {reports.Key} {PlainContract.Minor(reports.Last().Amount)}";
        foreach (var site in book.Places.Keys)
            yield return $"Facility {site} megawatts {There(site, asOf)}";
    }

    private static IEnumerable<string> OfDeal(DealAnnounced deal, DateOnly day)
    {
        if (deal.StartsOn?.First == day)
            yield return deal is { MonthlyFee: { } fee, Currency: not null }
                ? $"AnnouncedStart {PlainContract.Minor(fee)}"
                : "AnnouncedStart -";
        if (deal.EndsOn?.Last == day)
            yield return "AnnouncedEnd -";
    }

    private static IEnumerable<string> OfTerms(PlainContract one, DateOnly day)
    {
        var a = one.Terms.Agreement!;
        if (one.Runs(day) && !one.Runs(day.AddDays(-1)))
            yield return $"ServiceStarts {one.Fee(day)}";
        else if (one.Runs(day) && a.Fees.Steps.Any(step => step.From == day))
            yield return $"FeeChanges {one.Fee(day)}";
        foreach (var suspension in a.Suspensions.Where(_ => !(one.LastDay < day)))
        {
            if (suspension.From == day)
                yield return "SuspensionBegins -";
            if (suspension.To == day.AddDays(-1))
                yield return "ServiceResumes -";
        }
    }

    private static IEnumerable<string> OfNotice(PlainContract one, DateOnly asOf, DateOnly day)
    {
        var a = one.Terms.Agreement!;
        if (one.Leaves(asOf) is { } leaves)
        {
            if (PlainContract.Min(leaves, a.EndsOn) == day)
                yield return "ServiceEnds -";
            yield break;
        }
        bool May(DateOnly on) => !(a.EndsOn < on)
            && (one.MayLeave(Side.Customer, on) || one.MayLeave(Side.Provider, on));
        if (May(day) && !May(day.AddDays(-1)))
            yield return "NoticeOpens -";
        if (a.EndsOn is not null && May(day) && !May(day.AddDays(1)))
            yield return "NoticeCloses -";
        if (a.EndsOn == day)
            yield return "TermEnds -";
    }

    private IEnumerable<string> ToInvoice(PlainContract one, DateOnly asOf, DateOnly day)
    {
        var advance = $"{one.Terms.Agreement!.Billing.Timing}" == "Advance";
        var month = Month.Of(advance ? day : day.AddDays(-1));
        var first = month.FirstDay;
        while (first <= month.LastDay && !one.Serves(first))
            first = first.AddDays(1);
        if (first > month.LastDay || day != (advance ? first : month.Next.FirstDay))
            yield break;
        var voided = book.Money.Where(entry => entry.Kind == "Voided" && entry.Day <= asOf)
            .Select(entry => entry.Document).ToArray();
        if (!book.Money.Any(entry => entry.ContractId == one.Id && entry.Kind == "Line" && entry.Day <= asOf
            && entry.Month == month.FirstDay && !voided.Contains(entry.Document)))
            yield return $"InvoiceToIssue {month} {one.Charge(month)}";
    }

    private decimal There(string site, DateOnly day) =>
        100 * PlainContract.On(book.Places[site].Capacity, day)?.Megawatts ?? 0;

    private (decimal Hundredths, bool Exclusive, string Customer)[] Taken(
        string site, DateOnly asOf, DateOnly day) =>
    [
        .. contracts.Where(one => one.Signed(asOf) is not null && one.Runs(day))
            .SelectMany(one => PlainContract.On(one.Terms.Agreement!.Capacity, day)!
                .Where(line => line.FacilityId == site)
                .Select(line => (
                    100 * line.Megawatts ?? 0, line.Exclusive == true,
                    PlainContract.On(one.Terms.Agreement!.Customers, day)!))),
    ];
}
