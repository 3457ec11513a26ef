using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Stored;
using EventLedger.Store;

namespace EventLedger.Acceptance.Model;

/// <summary>What the reports on money say, read off the documents and the days.</summary>
internal sealed class PlainMoney(ReplayBook book, IReadOnlyList<PlainContract> contracts)
{
    private IReadOnlyList<KnownEntry> Entries => book.Money;

    public IEnumerable<string> Commitments(DateOnly day)
    {
        foreach (var one in contracts.Where(one => one.Signed(day) is not null))
        {
            var (a, earned, firm) = (one.Signed(day)!, one.EarnedBefore(day), one.Firm(day));
            var rest = a.EndsOn is { } end ? one.Through(end) - earned - firm : (BigInteger?)null;
            var isOver = one.IsRescinded(day) || one.Leaves(day) is not null;
            yield return $"{one.Id} {a.Currency} earned {earned}";
            yield return $"{one.Id} {a.Currency} firm {firm}";
            yield return $"{one.Id} until {one.FirmUntil(day):yyyy-MM-dd}";
            yield return $"{one.Id} headline {rest + earned + firm}";
            yield return $"{one.Id} cancellable {(isOver ? rest * 0 : rest)}";
            yield return $"{one.Id} forgone {(isOver ? rest : rest * 0)}";
        }
    }

    public IEnumerable<string> Focus(DateOnly day)
    {
        foreach (var one in contracts.Where(one => one.Signed(day) is not null))
            if (one.FirmUntil(day) is { } until && until >= one.Signed(day)!.StartsOn && one.Firm(day) > 0)
            {
                var end = one.Signed(day)!.EndsOn ?? until;
                yield return $"{one.Id} from {one.Signed(day)!.StartsOn:yyyy-MM-dd}";
                yield return $"{one.Id} before {until.AddDays(1):yyyy-MM-dd}";
                yield return $"{one.Id} ends {end.AddDays(1):yyyy-MM-dd}";
                yield return $"{one.Id} cost {one.EarnedBefore(day) + one.Firm(day)}";
            }
    }

    // The entry of the document itself, which names its parties.
    private static bool IsOwn(KnownEntry entry) => entry.Kind is "Invoiced" or "CreditIssued";

    public IEnumerable<string> Receivables(DateOnly day)
    {
        foreach (var document in Entries.GroupBy(entry => (entry.ContractId, entry.Document)))
        {
            if (!document.Any(IsOwn))
                continue;
            var first = document.First(IsOwn);
            BigInteger Sum(params string[] kinds) => Total(document
                .Where(entry => entry.Day <= day && kinds.Contains(entry.Kind)));
            var balance = Sum("Invoiced", "Voided") - Sum("Paid", "Credited", "WrittenOff");
            var due = document.Where(entry => entry.Kind == "Due")
                .Select(entry => (DateOnly?)entry.Day).FirstOrDefault();
            var name = $"{first.Reference!.Split('/')[1]} {first.Currency}";
            yield return $"{name} {Age(due, day)} {balance}";
            yield return $"{name} total {balance}";
            yield return $"{name} disputed {BigInteger.Min(balance, Sum("Disputed"))}";
            yield return $"{name} unapplied {Sum("Unapplied", "UnappliedCredit")}";
        }
    }

    /// <summary>billed = applied credits + paid + written off + balance; credits likewise (6).</summary>
    public void AddsUp(DateOnly day)
    {
        foreach (var currency in Entries.GroupBy(entry => entry.Currency))
        {
            BigInteger Sum(params string[] kinds) => Total(currency
                .Where(entry => entry.Day <= day && kinds.Contains(entry.Kind)));
            Sum("CreditIssued").ShouldBe(CreditsUsed(currency, day)
                + Sum("UnappliedCredit", "RefundedCredit"), $"credits of {currency.Key} on {day:o}");
        }
    }

    public IEnumerable<string> Revenue(Month from, Month to, string basis)
    {
        foreach (var one in contracts.Where(one => one.Terms.Agreement is not null))
            for (var month = from; month <= to; month = month.Next)
                foreach (var (figure, amount) in Figures(one, month, null, basis == "Books"))
                    yield return $"{month} {one.Id} {figure} {amount}";
    }

    /// <summary>Months that are closed, beside what they were when they were.</summary>
    public IEnumerable<string> Changed(DateOnly day, Func<long, PlainMoney> at)
    {
        foreach (var (provider, month, position) in Closings(day))
        {
            yield return $"{provider} {month} closed at position-{position}";
            var then = at(position);
            foreach (var one in contracts.Where(one => one.Terms.Agreement is not null))
            {
                var before = then.Of(one.Id) is { Terms.Agreement: not null } old
                    ? then.Figures(old, month, provider, false).ToDictionary(f => f.Figure, f => f.Amount)
                    : [];
                var now = Figures(one, month, provider, false).ToArray();
                if (now.Any(f => f.Amount != before.GetValueOrDefault(f.Figure)))
                    foreach (var (figure, amount) in now)
                    {
                        yield return $"{provider} {month} {one.Id} {figure} then "
                            + before.GetValueOrDefault(figure);
                        yield return $"{provider} {month} {one.Id} {figure} now {amount}";
                    }
            }
        }
    }

    private PlainContract? Of(string id) => contracts.FirstOrDefault(one => one.Id == id);

    private List<(string Provider, Month Month, long Position)> Closings(DateOnly day)
    {
        var closed = new List<(string Provider, Month Month, DateOnly On, long Position)>();
        foreach (var e in book.BooksEvents(default).Result)
            switch (EventTypes.Read(e.StoredType, e.Data))
            {
                case MonthClosed one:
                    closed.Add((e.Stream["books-".Length..], one.Month, one.ClosedOn, e.Position));
                    break;
                case MonthReopened one:
                    closed.RemoveAll(c => c.Provider == e.Stream["books-".Length..] && c.Month == one.Month);
                    break;
            }
        return [.. closed.Where(one => one.On <= day).Select(one => (one.Provider, one.Month, one.Position))];
    }

    private IEnumerable<(string Figure, BigInteger Amount)> Figures(
        PlainContract one, Month month, string? provider, bool inBooks)
    {
        var mine = Entries.Where(entry => entry.ContractId == one.Id).ToArray();
        var addressed = mine.Where(entry => entry.Kind is "Invoiced" or "CreditIssued")
            .ToDictionary(entry => entry.Document, entry => entry.Reference!.Split('/')[0]);
        mine = [.. mine.Where(entry => provider is null || provider == (
            addressed.GetValueOrDefault(entry.Document)
                ?? PlainContract.On(one.Terms.Agreement!.Providers, entry.Day)))];
        var gone = mine.Where(entry => entry.Kind == "Voided").Select(entry => entry.Document)
            .Except(mine.Where(entry => entry.Kind == "LineTakenOff").Select(entry => entry.Document))
            .ToHashSet();
        var lines = mine.Where(entry => entry.Kind is "Line" or "LineTakenOff"
            && !gone.Contains(entry.Document)).ToArray();
        var moved = (one.Terms.Booked ?? []).Where(_ => inBooks)
            .Where(booked => provider is null || booked.ProviderId == provider).ToArray();
        BigInteger Earned(Month m) => (provider is null ? one.Charge(m) : one.Charge(m, provider))
            + Total(moved.Where(booked => booked.BookedIn == m))
            - Total(moved.Where(booked => booked.Month == m));
        var ahead = Total(lines.Where(line => line.Day <= month.LastDay));
        for (var m = new Month(2026, 1); m <= month; m = m.Next)
            ahead -= Earned(m);
        yield return ("billed", Total(lines.Where(line => Month.Of(line.Day) == month)));
        yield return ("earned", Earned(month));
        yield return ("deferred", BigInteger.Max(0, ahead));
        yield return ("unbilled", BigInteger.Max(0, -ahead));
        yield return ("concessions", Total(mine.Where(entry =>
            entry.Kind == "Concession" && Month.Of(entry.Day) == month)));
    }

    private static BigInteger CreditsUsed(IEnumerable<KnownEntry> entries, DateOnly day) =>
        Total(entries.Where(entry => entry.Kind == "Credited" && entry.Day <= day));

    private static BigInteger Total(IEnumerable<KnownEntry> entries) =>
        entries.Aggregate(BigInteger.Zero, (sum, entry) => sum + entry.Amount);

    private static BigInteger Total(IEnumerable<BookedDifference> booked) =>
        booked.Aggregate(BigInteger.Zero, (sum, one) => sum + PlainContract.Minor(one.Amount));

    private static string Age(DateOnly? due, DateOnly day) => (day.DayNumber - due?.DayNumber) switch
    {
        null or <= 0 => "notDue",
        <= 30 => "days1to30",
        <= 60 => "days31to60",
        <= 90 => "days61to90",
        _ => "over90",
    };
}
