using System.Globalization;

namespace EventLedger.Domain.Contracts;

/// <summary>What a decision on a contract may ask about the rest of the ledger.</summary>
/// <param name="HasParty">Whether a party of an id is registered.</param>
/// <param name="HasFacility">Whether a facility of an id is registered.</param>
public sealed record Directory(Func<string, bool> HasParty, Func<string, bool> HasFacility);

/// <summary>Announcing and signing.</summary>
public static class Signing
{
    /// <summary>
    /// Announces a deal. It may name parties and facilities that are not registered: an announcement is
    /// hearsay.
    /// </summary>
    public static Decided<ContractEvent> Decide(AnnounceDeal command, string contractId, Contract contract)
    {
        var deal = command.Deal;
        if (contract.IsKnown)
            return new ContractRefusal.AlreadyExists(contractId);
        if (deal.Currency is null)
            deal = deal with { MonthlyFee = null, TotalValue = null };
        return Announcing.Invalid(deal) is { } invalid ? invalid : Announcing.Normal(deal);
    }

    /// <summary>Signs a contract, announced before or not.</summary>
    public static Decided<ContractEvent> Decide(
        SignContract command, string contractId, Contract contract, Directory directory)
    {
        var terms = command.Contract;
        if (contract.Agreement is { } signed)
            return new ContractRefusal.AlreadySigned(contractId, signed.SignedOn);
        if (InvalidParties(terms, directory) is { } who)
            return who;
        if (InvalidTerm(terms) is { } term)
            return term;
        if (InvalidFees(terms.Fees, terms.Term.StartsOn, terms.Term.EndsOn) is { } fees)
            return fees;
        if (InvalidCapacity(terms.Capacity) is { } capacity)
            return capacity;
        if (Currency.Find(terms.Currency) is not { } currency)
            return new ContractRefusal.UnknownCurrency(terms.Currency);
        if (Amounts.Invalid(terms.Fees, currency) is { } amount)
            return amount;
        return terms with { Fees = Amounts.Normal(terms.Fees, currency) };
    }

    /// <summary>Why fee steps do not fit a term; null when they do.</summary>
    internal static ContractRefusal? InvalidFees(IReadOnlyList<FeeStep> fees, DateOnly first, DateOnly? last)
    {
        if (fees.Count == 0)
            return new ContractRefusal.InvalidFeeSchedule("it has no step");
        if (fees[0].From != first)
            return new ContractRefusal.InvalidFeeSchedule(
                $"its first step is from {Iso(fees[0].From)}, not from {Iso(first)}");
        for (var i = 1; i < fees.Count; i++)
            if (fees[i].From <= fees[i - 1].From)
                return new ContractRefusal.InvalidFeeSchedule(
                    $"its steps do not ascend: {Iso(fees[i].From)} follows {Iso(fees[i - 1].From)}");
        return last is { } end && fees[^1].From > end
            ? new ContractRefusal.InvalidFeeSchedule(
                $"a step from {Iso(fees[^1].From)} begins after the end, {Iso(end)}")
            : null;
    }

    /// <summary>Why capacity lines do not hold together; null when they do.</summary>
    internal static ContractRefusal? InvalidCapacity(IReadOnlyList<CapacityLine> lines)
    {
        if (lines.Any(line => line.Share < 0 || line.Megawatts < 0
            || (line.Accelerators ?? []).Any(accelerators => accelerators.Count < 0)))
            return new ContractRefusal.InvalidCapacity("a number is negative");
        var shares = lines.Where(line => line.Share is not null).ToArray();
        if (shares.Length == 0)
            return null;
        if (shares.Length < lines.Count)
            return new ContractRefusal.InvalidCapacity("shares stand on some lines only");
        var sum = shares.Sum(line => line.Share!.Value);
        return sum == 1
            ? null
            : new ContractRefusal.InvalidCapacity(
                $"the shares add up to {sum.ToString(CultureInfo.InvariantCulture)}, not to 1");
    }

    /// <summary>Why a clause contradicts itself; null when it does not.</summary>
    internal static ContractRefusal? InvalidClause(TerminationClause? clause)
    {
        const int days = CalendarBounds.LongestPeriodInDays;
        const int months = CalendarBounds.LongestLockInMonths;
        return clause switch
        {
            null => null,
            { NoticeDays: < 0 or > days } =>
                new ContractRefusal.InvalidTerm($"{clause.NoticeDays} days of notice"),
            { LockInMonths: < 0 or > months } =>
                new ContractRefusal.InvalidTerm($"a lock-in of {clause.LockInMonths} months"),
            { NoticeDays: 0, Counting: NoticeCounting.IncludeNoticeDay } =>
                new ContractRefusal.InvalidTerm("the notice day counts, but there are no days of notice"),
            _ => null,
        };
    }

    private static ContractRefusal? InvalidParties(ContractSigned terms, Directory directory)
    {
        foreach (var party in (string[])[terms.ProviderId, terms.CustomerId])
            if (!directory.HasParty(party))
                return new ContractRefusal.UnknownParty(party);
        foreach (var line in terms.Capacity)
            if (!directory.HasFacility(line.FacilityId))
                return new ContractRefusal.UnknownFacility(line.FacilityId);
        return terms.ProviderId == terms.CustomerId ? new ContractRefusal.SameParty(terms.ProviderId) : null;
    }

    private static ContractRefusal? InvalidTerm(ContractSigned terms)
    {
        var (startsOn, endsOn) = terms.Term;
        if (endsOn < startsOn)
            return new ContractRefusal.InvalidTerm(
                $"it ends on {Iso(endsOn.Value)} and starts on {Iso(startsOn)}");
        if (terms.Billing.NetDays is < 0 or > CalendarBounds.LongestPeriodInDays)
            return new ContractRefusal.InvalidTerm($"invoices due {terms.Billing.NetDays} days after issue");
        if (InvalidClause(terms.Termination) is { } clause)
            return clause;
        return endsOn is null && terms.Termination is null
            ? new ContractRefusal.InvalidTerm("it has no end and nobody may leave")
            : null;
    }

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Amounts in commands: checked against the currency, and brought to its decimals.</summary>
internal static class Amounts
{
    internal static ContractRefusal? Invalid(decimal? amount, Currency currency) =>
        amount is { } value && Money.FaultOf(value, currency) is { } why
            ? new ContractRefusal.InvalidAmount(value, why)
            : null;

    /// <summary>The same for an amount that must be more than nothing.</summary>
    internal static ContractRefusal? NotPositive(decimal amount, Currency currency) =>
        Invalid(amount, currency)
        ?? (amount == 0 ? new ContractRefusal.InvalidAmount(amount, "it is nothing") : null);

    internal static ContractRefusal? Invalid(IReadOnlyList<FeeStep> fees, Currency currency) =>
        fees.Select(step => Invalid(step.MonthlyFee, currency))
            .FirstOrDefault(refusal => refusal is not null);

    internal static decimal? Normal(decimal? amount, Currency currency) =>
        amount is { } value ? Money.Of(value, currency).ToDecimal() : null;

    internal static IReadOnlyList<FeeStep> Normal(IReadOnlyList<FeeStep> fees, Currency currency) =>
        [.. fees.Select(step => step with { MonthlyFee = Money.Of(step.MonthlyFee, currency).ToDecimal() })];
}
