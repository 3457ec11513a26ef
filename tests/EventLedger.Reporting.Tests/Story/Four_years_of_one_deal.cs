using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// The whole life of a deal, step by step: state, commitment and run-rate from its events. The figures are in
/// the table beside this file, each derived by hand.
/// </summary>
public sealed class Four_years_of_one_deal
{
    private const string Id = "story";

    private static readonly ContractAmended Compensation = new(
        Day("2027-05-16"),
        [new(Day("2027-05-16"), 4_500m), new(Day("2027-07-01"), 9_000m), new(Day("2028-01-01"), 12_000m)]);

    /// <summary>The commands of the table, by its words.</summary>
    private static readonly Dictionary<string, Func<Contract, Decided<ContractEvent>>> Commands = new()
    {
        ["announce a deal of 300,000"] = c => Signing.Decide(
            new AnnounceDeal(new(
                "spacex", "reflection-ai", Reduced("2026-02"), TotalValue: 300_000m, Currency: "USD")),
            Id, c),
        ["sign: 3,000 from July 2026, 6,000 from January 2027, 9,000 from July 2027"] = c => Signing.Decide(
            new SignContract(Signed), Id, c, Everyone),
        ["delay the start to 2026-08-01"] = c => Delaying.Decide(
            new DelayCommencement(Day("2026-08-01"), Day("2026-06-10")), Id, c),
        ["amend ahead: 12,000 from January 2028"] = c => Amending.Decide(
            new AmendContract(Day("2028-01-01"), [new(Day("2028-01-01"), 12_000m)]), Id, c, Everyone),
        ["suspend, fees abated"] = c => Suspending.Decide(
            new SuspendService(Day("2027-03-01"), true, "a flood"), Id, c),
        ["resume"] = c => Suspending.Decide(new ResumeService(Day("2027-05-16")), Id, c),
        ["amend back: 4,500 from 2027-05-16, then 9,000 and 12,000 as before"] = c => Amending.Decide(
            new AmendContract(Compensation.EffectiveOn, Compensation.Fees), Id, c, Everyone),
        ["customer gives notice"] = c => Leaving.Decide(
            new GiveTerminationNotice(Side.Customer, Day("2028-01-15")), Id, c),
        ["notice withdrawn"] = c => Leaving.Decide(new WithdrawTerminationNotice(Day("2028-03-01")), Id, c),
        ["renew to 2030-06-30 at 15,000 from July 2029"] = c => Renewing.Decide(
            new RenewContract(Day("2030-06-30"), Day("2028-12-01"), [new(Day("2029-07-01"), 15_000m)]),
            Id, c),
        ["the customer's side goes to Google"] = c => Assigning.Decide(
            new AssignContract(Side.Customer, "google", Day("2029-01-01")), Id, c, Everyone),
        ["correct the amendment: 10,500 from January 2028, not 12,000"] = c => Correcting.Decide(
            new CorrectEvent(
                c.Facts.Single(fact => fact.Recorded is ContractAmended { EffectiveOn.Year: 2027 }).Version,
                Compensation with
                {
                    Fees = [.. Compensation.Fees!.SkipLast(1), new(Day("2028-01-01"), 10_500m)],
                },
                Day("2029-02-01"),
                "the increase was mistyped"),
            Id, c, Everyone),
        ["provider gives notice"] = c => Leaving.Decide(
            new GiveTerminationNotice(Side.Provider, Day("2029-09-15")), Id, c),
    };

    private static ContractSigned Signed => Deals.Reflection with
    {
        SignedOn = Day("2026-03-01"),
        Term = new(Day("2026-07-01"), Day("2029-06-30")),
        Fees =
        [
            new(Day("2026-07-01"), 3_000m), new(Day("2027-01-01"), 6_000m), new(Day("2027-07-01"), 9_000m),
        ],
        Proration = Proration.Thirty360,
        Termination = new(Terminator.Either, 90, 6),
    };

    [Fact]
    public void Reads_as_its_table_says()
    {
        var (contract, before) = (Contract.None, Contract.None);
        var companies = new Companies("spacex", "google", "reflection-ai");
        var told = new List<string>();
        var rows = Rows();
        foreach (var row in rows)
        {
            var asked = contract;
            if (Commands.TryGetValue(row.Command, out var decide))
            {
                var decided = decide(contract);
                decided.Refusal?.Sentence.ShouldBeNull(row.Command);
                before = contract;
                asked = contract = decided.Events.Aggregate(contract, Contract.Evolve);
            }
            else if (row.Command == "SpaceX acquires Google")
            {
                companies.With("spacex", "google", "2029-04-01");
            }
            else if (row.Command == "as known before the correction")
            {
                asked = before;
            }
            else
            {
                row.Command.ShouldBeEmpty("a command of the table is not known");
            }
            told.Add(Row(row.Day, row.Command, asked, companies));
        }
        told.ShouldBe(rows.Select(row => row.Text));
        Commands.Keys.Except(rows.Select(row => row.Command)).ShouldBeEmpty();
    }

    private static string Row(string day, string command, Contract contract, Companies companies)
    {
        var view = ContractView.AsOf(contract.Terms, Day(day)).ShouldNotBeNull(day);
        var rate = RunRateReport.Of(
            [new KnownContract(Id, contract.Terms)], Day(day), RunRateGrouping.Contract, RealDeals.Names,
            companies.Control).Single();
        var commitment = view.Commitment;
        string[] cells =
        [
            day,
            command,
            $"{view.Status}",
            view.CustomerId,
            Amount(view.MonthlyFee),
            Amount(commitment.Headline),
            Amount(commitment.Earned),
            Amount(commitment.Firm),
            commitment.FirmUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",
            Amount(commitment.Cancellable),
            Amount(commitment.Forgone),
            Amount(rate.Live.Monthly),
            Amount(rate.Contracted.Monthly),
            Amount(rate.Live.Intercompany),
        ];
        return string.Join(" | ", cells);
    }

    private static string Amount(Money? amount) =>
        amount?.ToDecimal().ToString("#,##0.##", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>The rows of the table; their text leaves the derivation out.</summary>
    private static (string Day, string Command, string Text)[] Rows()
    {
        using var stream = typeof(Four_years_of_one_deal).Assembly
            .GetManifestResourceStream("Four_years_of_one_deal.md").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n')
                .Where(line => line.StartsWith("| 2", StringComparison.Ordinal))
                .Select(line => line.Split('|').Skip(1).Select(cell => cell.Trim()).ToArray())
                .Select(cells => (cells[0], cells[1], string.Join(" | ", cells.Take(14)))),
        ];
    }
}
