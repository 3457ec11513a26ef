using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Acceptance.Model;

/// <summary>What reports say of run-rate, each contract looked at on each day.</summary>
internal sealed class PlainRates(ReplayBook book, IReadOnlyList<PlainContract> contracts)
{
    private static readonly string[] Groupings = ["Customer", "Provider", "Facility", "Contract"];

    public IEnumerable<string> RunRate(DateOnly day, string grouping)
    {
        foreach (var one in contracts.Where(one => one.Currency(day) is not null))
            foreach (var (basis, amount) in Bases(one, day))
            {
                var name = $"{one.Currency(day)} {basis}";
                yield return $"{name} total {amount}";
                if (IsIntercompany(one, day) && basis != "suspended")
                    yield return $"{name} intercompany {amount}";
                foreach (var (key, part) in Split(one, day, grouping, amount))
                    yield return $"{name} of {key} {part}";
            }
    }

    public IEnumerable<string> Series(Month from, Month to)
    {
        for (var month = from; month <= to; month = month.Next)
            foreach (var one in contracts.Where(one => one.Currency(month.LastDay) is not null))
                foreach (var (basis, amount) in Bases(one, month.LastDay))
                    yield return $"{month} {one.Currency(month.LastDay)} {basis} {amount}";
    }

    public IEnumerable<string> Waterfall(Month from, Month to, string grouping)
    {
        foreach (var one in contracts.Where(one => one.Terms.Agreement is not null))
        {
            var (before, served) = (BigInteger.Zero, false);
            for (var day = one.Terms.Agreement!.StartsOn; day <= to.LastDay; day = day.AddDays(1))
            {
                var now = one.Live(day);
                if (now != before && day >= from.FirstDay)
                    yield return $"{Month.Of(day)} {one.Currency(day) ?? one.Currency(day.AddDays(-1))} "
                        + $"{Kind(before, now, served)} {BigInteger.Abs(now - before)}";
                (before, served) = (now, served || now > 0);
            }
            for (var month = from; month <= to; month = month.Next)
                foreach (var isOpening in (bool[])[true, false])
                {
                    var day = isOpening ? month.FirstDay.AddDays(-1) : month.LastDay;
                    var name = $"{month} {one.Currency(day)} {(isOpening ? "opening" : "closing")}";
                    if (one.Live(day) is var live && live == 0)
                        continue;
                    yield return $"{name} {live}";
                    foreach (var (key, part) in Split(one, day, grouping, live))
                        yield return $"{name} of {key} {part}";
                }
        }
    }

    public IEnumerable<string> Concentration(DateOnly day, string basis)
    {
        var currencies = contracts.Select(one => one.Currency(day)).OfType<string>().Distinct();
        foreach (var currency in currencies)
            foreach (var grouping in (string[])["Customer", "Facility"])
            {
                var shares = contracts.Where(one => one.Currency(day) == currency)
                    .SelectMany(one => Split(one, day, grouping, Of(one, day, basis)))
                    .GroupBy(part => part.Key)
                    .Select(group => (group.Key, Sum: Sum(group.Select(part => part.Amount))))
                    .Where(part => part.Sum > 0).ToArray();
                var whole = Sum(shares.Select(part => part.Sum));
                foreach (var (key, sum) in shares)
                {
                    yield return $"{currency} {grouping} {key} monthly {sum}";
                    yield return $"{currency} {grouping} {key} share "
                        + PlainContract.Round(sum * 1_000_000, whole);
                }
                if (whole > 0)
                    yield return $"{currency} {grouping} hhi " + PlainContract.Round(
                        10_000 * Sum(shares.Select(part => part.Sum * part.Sum)), whole * whole);
            }
    }

    public IEnumerable<string> Exposure(DateOnly day)
    {
        foreach (var customer in contracts.Where(one => one.IsKnown(day))
            .GroupBy(one => one.Party(Side.Customer, day)))
        {
            var raised = new Dictionary<string, (DateOnly On, BigInteger Amount)>();
            foreach (var report in book.Companies.GetValueOrDefault(customer.Key)?.Funding ?? [])
                if (report.AsOf.First <= day
                    && !(raised.TryGetValue(report.Currency, out var other) && other.On > report.AsOf.First))
                    raised[report.Currency] = (report.AsOf.First, PlainContract.Minor(report.Amount));
            foreach (var currency in (string[])["EUR", "USD"])
            {
                var monthly = Sum(customer.Where(one => one.Currency(day) == currency)
                    .Select(one => one.Live(day)));
                var money = raised.GetValueOrDefault(currency).Amount;
                yield return $"{customer.Key} {currency} pays {monthly}";
                yield return $"{customer.Key} {currency} raised {money}";
                if (monthly > 0 && money > 0)
                    yield return $"{customer.Key} {currency} lasts "
                        + PlainContract.Round(money * 10, monthly);
            }
        }
    }

    private static IEnumerable<(string Basis, BigInteger Amount)> Bases(PlainContract one, DateOnly day) =>
        ((string[])["live", "contracted", "announced", "suspended"])
            .Select(basis => (basis, Of(one, day, basis))).Where(found => found.Item2 > 0);

    private static BigInteger Of(PlainContract one, DateOnly day, string basis) => basis switch
    {
        "live" => one.Live(day),
        "contracted" => one.Live(day) + one.ToCome(day),
        "announced" => one.Live(day) + one.ToCome(day) + one.Rumoured(day),
        _ => one.Suspended(day),
    };

    private static string Kind(BigInteger before, BigInteger now, bool served) =>
        before == 0 ? served ? "reactivation" : "new"
        : now == 0 ? "churn"
        : now > before ? "expansion" : "contraction";

    private static IEnumerable<(string Key, BigInteger Amount)> Split(
        PlainContract one, DateOnly day, string grouping, BigInteger amount)
    {
        Groupings.ShouldContain(grouping);
        if (grouping != "Facility")
            return
            [
                (grouping == "Contract" ? one.Id : one.Party(Enum.Parse<Side>(grouping), day), amount),
            ];
        if (one.Signed(day) is not { } signed)
            return [(one.Heard(day)!.FacilityId ?? "", amount)];
        var on = day < signed.StartsOn ? signed.StartsOn : day;
        var lines = PlainContract.On(signed.Capacity, on)!;
        // The first lines together, rounded, less what the lines before got.
        BigInteger Share(int count) => Sum(lines.Take(count).Select(line =>
            lines[0].Share is null ? 1 : (BigInteger)(line.Share!.Value * 1_000_000)));
        BigInteger First(int count) => PlainContract.Round(amount * Share(count), Share(lines.Count));
        return lines.Select((line, i) => (line.FacilityId, First(i + 1) - First(i)));
    }

    private bool IsIntercompany(PlainContract one, DateOnly day) =>
        Top(one.Party(Side.Provider, day), day) == Top(one.Party(Side.Customer, day), day);

    private string Top(string party, DateOnly day)
    {
        var above = book.Companies.GetValueOrDefault(party)?.Controllers is { } controllers
            ? PlainContract.On(controllers, day)
            : null;
        return above is null ? party : Top(above.ControllerId, day);
    }

    private static BigInteger Sum(IEnumerable<BigInteger> amounts) =>
        amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + amount);
}
