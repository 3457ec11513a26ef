using EventLedger.Domain.Billing;

namespace EventLedger.Domain.Contracts;

/// <summary>Give a role in a contract to another party from a day on.</summary>
/// <param name="Role">Which role.</param>
/// <param name="ToPartyId">Who takes it.</param>
/// <param name="EffectiveOn">The day from which it is theirs.</param>
public sealed record AssignContract(Side Role, string ToPartyId, DateOnly EffectiveOn);

/// <summary>A part of a month's charge, and whose it is.</summary>
/// <param name="Days">From the first to the last of the days with these parties.</param>
/// <param name="Parties">Who earned it from whom.</param>
/// <param name="Amount">Rounded cumulatively, so that the parts of a month add up to its charge.</param>
public readonly record struct PartyEarning(DateRange Days, Counterparties Parties, Money Amount);

/// <summary>Assigning contracts, and whose a month's earnings are.</summary>
public static class Assigning
{
    /// <summary>
    /// Assigns a role. An assignment that was recorded before for a later day stays: in whichever order two
    /// are recorded, each holds from its own day.
    /// </summary>
    public static Decided<ContractEvent> Decide(
        AssignContract command, string contractId, Contract contract, Directory directory)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        var (role, to, on) = command;
        if (!directory.HasParty(to))
            return new ContractRefusal.UnknownParty(to);
        if (agreement.PartyOn(role, on) == to)
            return new ContractRefusal.SameParty(to, role);
        var assigned = new ContractAssigned(role, to, on);
        if (OnBothSides(Apply(agreement, assigned), to))
            return new ContractRefusal.SameParty(to);
        var last = agreement.KnownLastServiceDay;
        return on < agreement.StartsOn || on > last
            ? new ContractRefusal.OutsideTerm(on, agreement.StartsOn, last)
            : assigned;
    }

    /// <summary>Who has a role on a day.</summary>
    public static string PartyOn(this Agreement agreement, Side role, DateOnly day) =>
        Roles(agreement, role).On(day)!.Value.Value;

    /// <summary>Who sells and who buys on a day: whom an invoice of that day is addressed to.</summary>
    public static Counterparties PartiesOn(this Agreement agreement, DateOnly day) =>
        new(agreement.PartyOn(Side.Provider, day), agreement.PartyOn(Side.Customer, day));

    /// <summary>
    /// A month's charge by the parties of each day, in date order; days without service are in no part.
    /// </summary>
    public static IReadOnlyList<PartyEarning> EarningsOf(this Agreement agreement, Month month)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.EarningsOf(month, agreement.Charges);
    }

    /// <summary>The same, with the agreement's charges at hand.</summary>
    public static IReadOnlyList<PartyEarning> EarningsOf(
        this Agreement agreement, Month month, ChargeSchedule charges)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(charges);
        var lines = charges.Lines(month);
        var firstDays = agreement.Providers.Steps.Concat(agreement.Customers.Steps)
            .Select(step => step.From)
            .Where(day => day > month.FirstDay && day <= month.LastDay
                && agreement.PartiesOn(day) != agreement.PartiesOn(day.AddDays(-1)))
            .Append(month.FirstDay)
            .Distinct()
            .Order()
            .ToArray();
        return
        [
            .. firstDays
                .Select((first, i) => new DateRange(
                    first, i + 1 < firstDays.Length ? firstDays[i + 1].AddDays(-1) : month.LastDay))
                .Where(days => lines.Any(line => line.Days.Intersect(days) is not null))
                .Select(days => new PartyEarning(
                    days, agreement.PartiesOn(days.First), charges.Charge(month, days))),
        ];
    }

    internal static Agreement Apply(Agreement agreement, ContractAssigned e) => e.Role == Side.Provider
        ? agreement with { Providers = agreement.Providers.Insert(e.EffectiveOn, e.ToPartyId) }
        : agreement with { Customers = agreement.Customers.Insert(e.EffectiveOn, e.ToPartyId) };

    private static Timeline<string> Roles(Agreement agreement, Side role) =>
        role == Side.Provider ? agreement.Providers : agreement.Customers;

    private static bool OnBothSides(Agreement agreement, string party) =>
        agreement.Providers.Steps.Concat(agreement.Customers.Steps)
            .Select(step => agreement.PartiesOn(step.From))
            .Any(parties => parties == new Counterparties(party, party));
}
