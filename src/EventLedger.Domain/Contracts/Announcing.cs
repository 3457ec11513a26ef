using EventLedger.Domain.Facilities;

namespace EventLedger.Domain.Contracts;

/// <summary>Change what is known of an announced deal; what is not given stays as it was stated.</summary>
/// <param name="RevisedOn">The day from which the deal is stated so.</param>
/// <param name="ProviderId">Who sells; null leaves it.</param>
/// <param name="CustomerId">Who buys; null leaves it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sources">Who said so, beside those who spoke before.</param>
public sealed record ReviseAnnouncement(
    DateOnly RevisedOn,
    string? ProviderId = null,
    string? CustomerId = null,
    string? Reason = null,
    IReadOnlyList<Source>? Sources = null)
{
    /// <summary>The fee of a month; removing it leaves it unknown, as with each of the terms.</summary>
    public Change<decimal?> MonthlyFee { get; init; }

    /// <summary>The stated value of the whole.</summary>
    public Change<decimal?> TotalValue { get; init; }

    /// <summary>Of both amounts.</summary>
    public Change<string> Currency { get; init; }

    /// <summary>The stated start; may be reduced.</summary>
    public Change<ReducedDate?> StartsOn { get; init; }

    /// <summary>The stated end; may be reduced.</summary>
    public Change<ReducedDate?> EndsOn { get; init; }

    /// <summary>Where the capacity is.</summary>
    public Change<string> FacilityId { get; init; }

    /// <summary>What is taken of it.</summary>
    public Change<FacilityCapacity> Capacity { get; init; }

    /// <summary>Whether nobody else is served from it.</summary>
    public Change<bool?> Exclusive { get; init; }

    /// <summary>What for.</summary>
    public Change<string> Purpose { get; init; }

    /// <summary>How the figures are meant.</summary>
    public Change<AnnouncedQualifiers> Qualifiers { get; init; }

    /// <summary>The terms that the command removes.</summary>
    public IReadOnlyList<AnnouncedTerm> Removed =>
    [
        .. new[]
        {
            (AnnouncedTerm.MonthlyFee, MonthlyFee is { IsGiven: true, Value: null }),
            (AnnouncedTerm.TotalValue, TotalValue is { IsGiven: true, Value: null }),
            (AnnouncedTerm.Currency, Currency is { IsGiven: true, Value: null }),
            (AnnouncedTerm.StartsOn, StartsOn is { IsGiven: true, Value: null }),
            (AnnouncedTerm.EndsOn, EndsOn is { IsGiven: true, Value: null }),
            (AnnouncedTerm.FacilityId, FacilityId is { IsGiven: true, Value: null }),
            (AnnouncedTerm.Capacity, Capacity is { IsGiven: true, Value: null }),
            (AnnouncedTerm.Exclusive, Exclusive is { IsGiven: true, Value: null }),
            (AnnouncedTerm.Purpose, Purpose is { IsGiven: true, Value: null }),
            (AnnouncedTerm.Qualifiers, Qualifiers is { IsGiven: true, Value: null }),
        }.Where(term => term.Item2).Select(term => term.Item1),
    ];
}

/// <summary>Say that an announced deal will not come.</summary>
/// <param name="WithdrawnOn">The day from which it is no longer announced.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawAnnouncement(DateOnly WithdrawnOn, string Reason);

/// <summary>
/// Revising and withdrawing what was announced, on a day on which the deal is only announced.
/// </summary>
public static class Announcing
{
    /// <summary>
    /// Revises what was announced. Like the announcement it may name what is not registered; amounts need a
    /// currency, stated now or before.
    /// </summary>
    public static Decided<ContractEvent> Decide(
        ReviseAnnouncement command, string contractId, Contract contract)
    {
        if (NotAnnounced(contractId, contract, command.RevisedOn) is { } refusal)
            return refusal;
        var revision = Event(command);
        var after = contract.Terms.Announced!.With(revision);
        var stated = after.AsOf(command.RevisedOn)!;
        // A revision that was dated later builds on this one, so what it leaves must hold together too.
        foreach (var deal in stated.Statements)
            if (Invalid(deal) is { } invalid)
                return invalid;
        return Currency.Find(stated.Deal.Currency) is { } currency
            ? revision with
            {
                MonthlyFee = Amounts.Normal(revision.MonthlyFee, currency),
                TotalValue = Amounts.Normal(revision.TotalValue, currency),
            }
            : revision;
    }

    /// <summary>Withdraws what was announced; the days before stay as they were.</summary>
    public static Decided<ContractEvent> Decide(
        WithdrawAnnouncement command, string contractId, Contract contract)
    {
        if (contract.Terms.Announced?.WithdrawnOn is { } withdrawn)
            return new ContractRefusal.NotAnnounced(contractId, command.WithdrawnOn, WithdrawnOn: withdrawn);
        return NotAnnounced(contractId, contract, command.WithdrawnOn) is { } refusal
            ? refusal
            : new AnnouncementWithdrawn(command.WithdrawnOn, command.Reason);
    }

    /// <summary>Why what is stated of a deal does not hold together; null when it does.</summary>
    internal static ContractRefusal? Invalid(DealAnnounced deal)
    {
        if (deal.ProviderId == deal.CustomerId)
            return new ContractRefusal.SameParty(deal.ProviderId);
        if (deal.EndsOn?.Last < deal.StartsOn?.First)
            return new ContractRefusal.InvalidTerm($"it ends on {deal.EndsOn} and starts on {deal.StartsOn}");
        if (deal.Currency is null)
            return (deal.MonthlyFee ?? deal.TotalValue) is { } amount
                ? new ContractRefusal.InvalidAmount(amount, "no currency is stated")
                : null;
        return Currency.Find(deal.Currency) is { } currency
            ? Amounts.Invalid(deal.MonthlyFee, currency) ?? Amounts.Invalid(deal.TotalValue, currency)
            : new ContractRefusal.UnknownCurrency(deal.Currency);
    }

    /// <summary>The deal with its amounts brought to the currency's decimals.</summary>
    internal static DealAnnounced Normal(DealAnnounced deal) => Currency.Find(deal.Currency) is { } currency
        ? deal with
        {
            MonthlyFee = Amounts.Normal(deal.MonthlyFee, currency),
            TotalValue = Amounts.Normal(deal.TotalValue, currency),
        }
        : deal;

    private static ContractRefusal.NotAnnounced? NotAnnounced(
        string contractId, Contract contract, DateOnly day)
    {
        var (announced, agreement) = (contract.Terms.Announced, contract.Agreement);
        return announced?.AsOf(day) is not null && !(agreement?.SignedOn <= day)
            ? null
            : new(contractId, day, announced?.KnownFrom, announced?.WithdrawnOn, agreement?.SignedOn);
    }

    private static AnnouncementRevised Event(ReviseAnnouncement command) => new(
        command.RevisedOn,
        command.ProviderId,
        command.CustomerId,
        command.MonthlyFee.Value,
        command.TotalValue.Value,
        command.Currency.Value,
        command.StartsOn.Value,
        command.EndsOn.Value,
        command.FacilityId.Value,
        command.Capacity.Value,
        command.Exclusive.Value,
        command.Purpose.Value,
        command.Qualifiers.Value,
        command.Removed is { Count: > 0 } removed ? removed : null,
        command.Reason,
        command.Sources);
}
