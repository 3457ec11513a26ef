using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EventLedger.Acceptance.Model;

/// <summary>The figures of an answer, one a line, as the plain recomputation names them.</summary>
internal static class Figures
{
    private static readonly string[] Bases = ["live", "contracted", "announced", "suspended"];
    private static readonly string[] Moves =
        ["new", "expansion", "contraction", "churn", "reactivation", "transferIn", "transferOut"];
    private static readonly string[] Ages =
    [
        "notDue", "days1to30", "days31to60", "days61to90", "over90", "disputed", "unapplied", "total",
    ];
    private static readonly string[] Earnings = ["billed", "earned", "deferred", "unbilled", "concessions"];

    /// <summary>Lines of one name added up; what is nothing is left out.</summary>
    public static IReadOnlyList<string> Sum(IEnumerable<string> lines)
    {
        var (sums, texts) = (new Dictionary<string, BigInteger>(), new List<string>());
        foreach (var line in lines)
        {
            var space = line.LastIndexOf(' ');
            if (BigInteger.TryParse(line[(space + 1)..], CultureInfo.InvariantCulture, out var amount))
                sums[line[..space]] = sums.GetValueOrDefault(line[..space]) + amount;
            else
                texts.Add(line);
        }
        return
        [
            .. texts.Concat(sums.Where(sum => sum.Value != 0).Select(sum => $"{sum.Key} {sum.Value}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The figures of a report's answer.</summary>
    public static IEnumerable<string> Of(string report, JsonElement answer, DateOnly day) => report switch
    {
        "run-rate" => All(answer, "currencies").SelectMany(RunRate),
        "run-rate/series" => All(answer, "rows").SelectMany(row => Bases.Select(basis =>
            $"{row.Text("month")} {row.Text("currency")} {basis} {row.Minor(basis)}")),
        "run-rate/waterfall" => Waterfall(answer),
        "concentration" => All(answer, "currencies").SelectMany(Concentration),
        "exposure" => All(answer, "rows").SelectMany(Exposure),
        "commitments" => All(answer, "rows").SelectMany(Commitment),
        "commitments/focus" => All(answer, "rows").SelectMany(Focus),
        "receivables" => All(answer, "rows").SelectMany(row => Ages.Select(age =>
            $"{row.Text("customerId")} {row.Text("currency")} {age} {row.Minor(age)}")),
        "revenue" => All(answer, "rows").SelectMany(row => Earnings.Select(figure =>
            $"{row.Text("month")} {row.Text("contractId")} {figure} {row.Minor(figure)}")),
        "changed-since-close" => Changed(answer),
        "capacity" => All(answer, "rows").SelectMany(row => Capacity(row, day)),
        "calendar" => All(answer, "rows").Select(Due),
        "claims" => All(answer, "rows").SelectMany(Claim),
        _ => throw new ShouldAssertException($"Nothing is known of {report}."),
    };

    /// <summary>Every group of a waterfall closes, month after month.</summary>
    public static void Closes(JsonElement answer)
    {
        foreach (var rows in All(answer, "groups").Select(group => All(group, "rows"))
            .Concat(All(answer, "rows").GroupBy(row => row.Text("currency")).Select(rows => rows.ToArray())))
        {
            decimal? before = null;
            foreach (var row in rows)
            {
                var opening = row.Minor("opening")!.Value;
                opening.ShouldBe(before ?? opening, $"{row}");
                before = row.Minor("closing")!.Value;
                before.ShouldBe(
                    opening + row.Minor("new") + row.Minor("expansion") - row.Minor("contraction")
                    - row.Minor("churn") + row.Minor("reactivation") + row.Minor("transferIn")
                    - row.Minor("transferOut"), $"{row}");
            }
        }
    }

    private static IEnumerable<string> RunRate(JsonElement row)
    {
        foreach (var basis in Bases)
        {
            var name = $"{row.Text("currency")} {basis}";
            yield return $"{name} total {row.GetProperty(basis).Minor("monthly")}";
            if (basis != "suspended")
                yield return $"{name} intercompany {row.GetProperty(basis).Minor("intercompany")}";
            foreach (var group in All(row, "groups"))
                yield return $"{name} of {group.Text("id")} {group.Minor(basis)}";
        }
    }

    private static IEnumerable<string> Waterfall(JsonElement answer)
    {
        foreach (var row in All(answer, "rows"))
            foreach (var figure in (string[])["opening", .. Moves, "closing"])
                yield return $"{row.Text("month")} {row.Text("currency")} {figure} {row.Minor(figure)}";
        foreach (var group in All(answer, "groups"))
            foreach (var row in All(group, "rows"))
                foreach (var figure in (string[])["opening", "closing"])
                    yield return $"{row.Text("month")} {row.Text("currency")} {figure} "
                        + $"of {group.Text("id")} {row.Minor(figure)}";
    }

    private static IEnumerable<string> Concentration(JsonElement row)
    {
        foreach (var by in (string[])["Customer", "Facility"])
        {
            var (name, shares) = ($"{row.Text("currency")} {by}", row.GetProperty("by" + by));
            if (shares.Text("hhi") is { Length: > 0 } hhi)
                yield return $"{name} hhi {hhi}";
            foreach (var share in All(shares, "shares"))
            {
                yield return $"{name} {share.Text("id")} monthly {share.Minor("monthly")}";
                yield return $"{name} {share.Text("id")} share {share.Minor("share") * 10_000:0}";
            }
        }
    }

    private static IEnumerable<string> Exposure(JsonElement row)
    {
        var name = $"{row.Text("customerId")} {row.Text("currency")}";
        yield return $"{name} pays {row.Minor("monthly")}";
        if (row.GetProperty("funding") is { ValueKind: JsonValueKind.Object } funding)
            yield return $"{name} raised {funding.Minor("amount")}";
        if (row.Minor("runwayMonths") is { } months)
            yield return $"{name} lasts {months / 10:0}";
    }

    private static IEnumerable<string> Commitment(JsonElement row)
    {
        var id = row.Text("contractId");
        foreach (var figure in (string[])["earned", "firm"])
            yield return $"{id} {row.Text("currency")} {figure} {row.Minor(figure)}";
        yield return $"{id} until {row.Text("firmUntil")}";
        foreach (var figure in (string[])["headline", "cancellable", "forgone"])
            yield return $"{id} {figure} {row.Minor(figure)}";
    }

    private static IEnumerable<string> Focus(JsonElement row)
    {
        var id = row.Text("commitmentId").Split(':')[0];
        yield return $"{id} from {row.Text("periodStart")}";
        yield return $"{id} before {row.Text("periodEnd")}";
        yield return $"{id} ends {row.Text("contractEnd")}";
        yield return $"{id} cost {row.Minor("cost")}";
    }

    private static IEnumerable<string> Changed(JsonElement answer)
    {
        foreach (var closing in All(answer, "closings"))
            yield return $"{closing.Text("providerId")} {closing.Text("month")} closed at "
                + $"position-{closing.Text("position")}";
        foreach (var row in All(answer, "rows"))
            foreach (var figure in Earnings)
            {
                var name = $"{row.Text("providerId")} {row.Text("month")} {row.Text("contractId")} {figure}";
                yield return $"{name} then {row.GetProperty(figure).Minor("atClose")}";
                yield return $"{name} now {row.GetProperty(figure).Minor("now")}";
            }
    }

    private static IEnumerable<string> Capacity(JsonElement row, DateOnly asOf)
    {
        var id = row.Text("facilityId");
        foreach (var figure in (string[])["capacity", "contracted", "free"])
            yield return $"{id} {figure} {row.GetProperty(figure).Minor("megawatts")}";
        foreach (var breach in All(row, "breaches"))
            for (var day = asOf; day < asOf.AddDays(PlainDays.Ahead); day = day.AddDays(1))
                if (string.CompareOrdinal(breach.Text("from"), $"{day:yyyy-MM-dd}") <= 0
                    && (breach.Text("to") is "" or null
                        || string.CompareOrdinal($"{day:yyyy-MM-dd}", breach.Text("to")) <= 0))
                    yield return $"{id} {breach.Text("kind")} {day:yyyy-MM-dd}";
    }

    private static string Due(JsonElement row)
    {
        var about = $"{row.Text("month")}{row.Text("document")}";
        return $"{row.Text("on")} {row.Text("contractId")} {row.Text("kind")} "
            + $"{(about.Length > 0 ? about + " " : "")}{(row.Minor("amount") is { } sum ? $"{sum:0}" : "-")}";
    }

    private static IEnumerable<string> Claim(JsonElement row)
    {
        var (subject, figure) = (row.GetProperty("subject"), row.Text("figure"));
        var name = $"{subject.Text("kind")} {subject.Text("id")} {figure}";
        if (figure is "monthlyFee" && subject.Text("kind") == "Contract")
            yield return $"Contract {subject.Text("id")} sources "
                + All(row, "claims").Count(claim => claim.Text("origin") == "Source");
        if (row.Text("value") is not { Length: > 0 } value)
            yield break;
        if (figure is "monthlyFee" or "megawatts")
            yield return $"{name} {row.Minor("value"):0}";
        else if (figure is "startsOn")
            yield return $"{name} {value}";
        else if (figure is "funding")
            yield return $"{name} {row.Text("of")} {row.Text("currency")} {row.Minor("value"):0}";
    }

    private static JsonElement[] All(JsonElement answer, string member) =>
        [.. answer.GetProperty(member).EnumerateArray()];

    private static string Text(this JsonElement row, string member) =>
        row.TryGetProperty(member, out var value) ? value.ToString() : "";

    private static decimal? Minor(this JsonElement row, string member) =>
        row.Text(member) is not { Length: > 0 } text ? null
        : 100 * decimal.Parse(text, CultureInfo.InvariantCulture) is var minor
            && decimal.IsInteger(minor) ? decimal.Truncate(minor) : minor;
}
