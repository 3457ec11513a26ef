using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>
/// What is to be billed of months: their charges as they are known now, less what stands billed of them.
/// Each line says which events made it.
/// </summary>
internal sealed class Billables(Agreement agreement, Account account)
{
    private readonly ChargeSchedule _charges = agreement.Charges;

    /// <summary>
    /// The lines of a month that is not invoiced: its charge, and one line that takes off what stands billed
    /// of it on invoices of other months.
    /// </summary>
    public IEnumerable<InvoiceLine> Own(Month month)
    {
        var events = Shaping(month, 0).Select(change => change.Version).ToArray();
        foreach (var (days, amount) in _charges.Lines(month))
            yield return new(
                InvoiceLineKind.Charge, month, days.First, days.Last, amount.ToDecimal(), null, events);
        var billed = account.Months.GetValueOrDefault(month);
        if (billed is not null && billed.Billed.MinorUnits != 0)
            yield return Difference(
                month,
                billed,
                Money.Zero(agreement.Currency) - billed.Billed,
                Shaping(month, 0).Where(change => IsBooked(change, billed))
                    .UnionBy(Shaping(month, billed.Seen), change => change.Version));
    }

    /// <summary>
    /// A line for each other invoiced month whose charge differs from what stands billed, and for each that
    /// is not invoiced, of what was booked for it while it was closed and is not covered yet.
    /// </summary>
    public IEnumerable<InvoiceLine> TrueUps(Month except) =>
        account.Months.Where(month => month.Key != except).SelectMany(Missing);

    /// <summary>
    /// Every line that is not nothing, over all months of service up to the last and all that were billed.
    /// </summary>
    public IEnumerable<InvoiceLine> Everything(DateOnly last)
    {
        var served = agreement.StartsOn <= last ? Month.Spanning(agreement.StartsOn, last) : [];
        var open = served.Concat(account.Months.Keys)
            .Where(month => account.Months.GetValueOrDefault(month)?.Invoice is null)
            .Distinct();
        var invoiced = account.Months.Where(month => month.Value.Invoice is not null).SelectMany(Missing);
        return open.SelectMany(Own).Where(line => line.Amount != 0).Concat(invoiced)
            .OrderBy(line => line.Month)
            .ThenBy(line => line.Kind);
    }

    /// <summary>The line of what is missing of a month on an invoice of another; none of nothing.</summary>
    private IEnumerable<InvoiceLine> Missing(KeyValuePair<Month, BilledMonth> of)
    {
        var (month, billed) = of;
        var isInvoiced = billed.Invoice is not null;
        var missing = isInvoiced ? _charges.Charge(month) - billed.Billed : billed.Uncovered;
        if (missing.MinorUnits == 0)
            return [];
        var changes = Shaping(month, billed.Seen).Where(change => isInvoiced || IsBooked(change, billed));
        return [Difference(month, billed, missing, changes)];
    }

    /// <summary>Whether a change altered the month while it was closed.</summary>
    private static bool IsBooked(TermsChange change, BilledMonth month) =>
        month.Differences.Exists(difference => difference.Version == change.Version);

    private static InvoiceLine Difference(
        Month month, BilledMonth billed, Money amount, IEnumerable<TermsChange> changes)
    {
        var causes = changes
            .Select(change => (change.Version, What: change.Command))
            .Concat(billed.Voids.Select(v => (v.Version, What: $"VoidInvoice of {v.Invoice}")))
            .OrderBy(cause => cause.Version)
            .ToArray();
        return new(
            InvoiceLineKind.TrueUp,
            month,
            month.FirstDay,
            month.LastDay,
            amount.ToDecimal(),
            $"{Named(causes)} changed {month}",
            [.. causes.Select(cause => cause.Version)]);
    }

    private static string Named((long Version, string What)[] causes)
    {
        var named = causes.TakeLast(3).Select(cause => $"{cause.What} (version {cause.Version})");
        return causes.Length switch
        {
            0 => "What was billed before",
            <= 3 => string.Join(" and ", named),
            _ => $"{causes.Length - 3} earlier changes and {string.Join(" and ", named)}",
        };
    }

    /// <summary>
    /// The changes of terms, from the given one on, after which the month's charge was another.
    /// </summary>
    private IEnumerable<TermsChange> Shaping(Month month, int from)
    {
        var changes = account.Changes;
        Money? before = from == 0 ? null : changes[from - 1].Charges.Charge(month);
        for (var i = from; i < changes.Count; i++)
        {
            var after = changes[i].Charges.Charge(month);
            if (after != before)
                yield return changes[i];
            before = after;
        }
    }
}
