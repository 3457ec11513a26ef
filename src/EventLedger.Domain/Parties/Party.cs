using System.Diagnostics;

namespace EventLedger.Domain.Parties;

/// <summary>
/// A company: provider, customer or both. What is null has not been told; the state of a party that was only
/// registered reads as it always did.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home; null when not known.</param>
/// <param name="Sources">Who said so.</param>
/// <param name="Controllers">Who controls it, from which day on; null is nobody ever.</param>
/// <param name="Acquisitions">
/// What it ever acquired, in the order recorded; a later acquirer may control that since.
/// </param>
/// <param name="Funding">What it is said to have raised, in the order recorded.</param>
public sealed record Party(
    string Name,
    string? Country,
    IReadOnlyList<Source> Sources,
    Timeline<ControlPassed>? Controllers = null,
    IReadOnlyList<PartyAcquired>? Acquisitions = null,
    IReadOnlyList<FundingReported>? Funding = null)
{
    /// <summary>The party of a stream without events: none.</summary>
    public static readonly Party None = new("", null, []);

    /// <summary>Whether the party is known.</summary>
    public bool IsRegistered => Name.Length > 0;

    /// <summary>Who controls the party directly on a day; null when nobody does.</summary>
    public string? ControllerOn(DateOnly day) => Controllers?.On(day)?.Value.ControllerId;

    /// <summary>The party after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state.</exception>
    public static Party Evolve(Party party, PartyEvent @event) => (party, @event) switch
    {
        ({ IsRegistered: false }, PartyRegistered e) => new(e.Name, e.Country, e.Sources ?? []),
        ({ IsRegistered: true }, PartyAcquired e) =>
            party with { Acquisitions = [.. party.Acquisitions ?? [], e] },
        ({ IsRegistered: true }, ControlPassed e) => party with
        {
            Controllers = (party.Controllers ?? Timeline<ControlPassed>.Empty)
                .Insert(e.EffectiveOn.First, e),
        },
        ({ IsRegistered: true }, FundingReported e) =>
            party with { Funding = [.. party.Funding ?? [], e] },
        _ => throw new UnreachableException($"{@event} cannot follow {party}."),
    };

    /// <summary>Registers the party <paramref name="id"/>.</summary>
    public static Decided<PartyEvent> Decide(RegisterParty command, string id, Party party) =>
        party.IsRegistered
            ? new PartyRefusal.AlreadyExists(id)
            : new PartyRegistered(command.Name, command.Country, command.Sources);

    /// <summary>Reports what the party has raised.</summary>
    public static Decided<PartyEvent> Decide(ReportFunding command)
    {
        if (Currency.Find(command.Currency) is not { } currency)
            return new PartyRefusal.UnknownCurrency(command.Currency);
        return Money.FaultOf(command.Amount, currency) is { } why
            ? new PartyRefusal.InvalidAmount(command.Amount, why)
            : new FundingReported(
                Money.Of(command.Amount, currency).ToDecimal(),
                command.Currency,
                command.AsOf,
                command.Qualifier,
                command.Sources);
    }
}

/// <summary>Make a company known to the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home.</param>
/// <param name="Sources">Who said so.</param>
public sealed record RegisterParty(
    string Name, string? Country = null, IReadOnlyList<Source>? Sources = null);

/// <summary>Report what a party has raised.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="AsOf">When it had that.</param>
/// <param name="Qualifier">How the figure is meant.</param>
/// <param name="Sources">Who said so.</param>
public sealed record ReportFunding(
    decimal Amount,
    string Currency,
    ReducedDate AsOf,
    Qualifier? Qualifier = null,
    IReadOnlyList<Source>? Sources = null);
