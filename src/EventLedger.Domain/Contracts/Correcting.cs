using System.Diagnostics;
using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Stored;

namespace EventLedger.Domain.Contracts;

/// <summary>
/// Correcting a fact that was entered wrongly: the log stays, and from the correction on the
/// terms are folded from the facts as they read now. Documents stay as they are; the next invoice trues up.
/// </summary>
public static class Correcting
{
    /// <summary>
    /// Corrects a fact, when it and every later one could still have happened: each is decided again, by the
    /// rules of the command that it came from.
    /// </summary>
    /// <remarks>
    /// An amendment that with the correction changes nothing any more is let be: what was agreed was agreed.
    /// </remarks>
    public static Decided<ContractEvent> Decide(
        CorrectEvent command, string contractId, Contract contract, Directory directory)
    {
        if (!contract.Facts.Exists(fact => fact.Recorded is ContractSigned))
            return new ContractRefusal.NotSigned(contractId);
        if (Find(contract, command.Version) is not { } corrected)
            return new ContractRefusal.NotCorrectable(command.Version);
        var state = Before(contract, command.Version);
        var replacement = command.Replacement;
        foreach (var fact in contract.Facts.Where(fact => fact.Version >= command.Version))
        {
            var isCorrected = fact == corrected;
            if ((isCorrected ? replacement : fact.Reading) is not { } reading)
                continue;
            var decided = FactRules.DecideAgain(reading, contractId, state, directory);
            if (decided.Refusal is { } refusal)
            {
                if (isCorrected || refusal is not ContractRefusal.NoChange)
                    return Contradiction(fact.Version, reading, refusal.Code, refusal.Sentence);
            }
            else if (FactDifference.Between(decided.Events[0], reading) is { } difference)
            {
                return Contradiction(fact.Version, reading, null, difference.Sentence, difference);
            }
            else if (isCorrected)
            {
                replacement = reading = decided.Events[0];
            }
            state = Follow(state, reading);
        }
        return ContradictedDocument(contract, state) ?? (Decided<ContractEvent>)new EventCorrected(
            command.Version,
            EventTypes.Of(corrected.Recorded).StoredName,
            replacement is null ? null : Written(replacement),
            command.CorrectedOn,
            command.Reason);
    }

    /// <summary>The fact of a version; null when the event of that version is none.</summary>
    public static Fact? Find(Contract contract, long version)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Facts.Find(fact => fact.Version == version);
    }

    /// <summary>
    /// The contract that the facts before a version make as they read now; it has no documents.
    /// </summary>
    public static Contract Before(Contract contract, long version)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Fold(contract.Facts.TakeWhile(fact => fact.Version < version));
    }

    internal static Contract Apply(Contract contract, EventCorrected e)
    {
        var fact = Find(contract, e.Version)
            ?? throw new UnreachableException($"{e} cannot follow {contract}.");
        var corrected = fact with { CorrectedBy = contract.Version + 1, Replacement = e.ReadsAs() };
        var facts = contract.Facts.Replace(fact, corrected);
        var terms = Fold(facts).Terms with { Booked = contract.Terms.Booked };
        return contract with { Kept = facts, Terms = terms };
    }

    private static Contract Fold(IEnumerable<Fact> facts) => facts
        .Select(fact => fact.Reading)
        .OfType<ContractEvent>()
        .Aggregate(Contract.None, Follow);

    // A source of a contract of which nothing is known any more says nothing until something is again.
    private static Contract Follow(Contract contract, ContractEvent reading) =>
        reading is SourceAttached && !contract.IsKnown ? contract : Contract.Evolve(contract, reading);

    /// <summary>
    /// A document needs a signed contract in its currency; what it bills may differ, until a final account
    /// has settled it.
    /// </summary>
    private static Decided<ContractEvent>? ContradictedDocument(Contract contract, Contract after)
    {
        if (contract.FirstDocument is not { Version: var version, Recorded: var document })
            return null;
        if (after.Agreement is not { } agreement)
            return Contradiction(
                version, document, Refusal.CodeOf(typeof(ContractRefusal.NotSigned)),
                "No contract would have been signed.");
        var (now, then) = (contract.Agreement!.Currency, agreement.Currency);
        return then == now
            ? ContradictedFinalAccount(contract, after.Terms)
            : Contradiction(
                version, document, null, $"It is in {now}, and the contract would be in {then}.");
    }

    private static Decided<ContractEvent>? ContradictedFinalAccount(Contract contract, ContractTerms after)
    {
        if (contract.FinalAccount is not { Recorded: FinalAccountSettled final, Version: var version })
            return null;
        var last = after.Agreement!.KnownLastServiceDay;
        if (!Settling.HasEnded(after, final.SettledOn))
        {
            var refusal = new ContractRefusal.NotEnded(final.SettledOn, last);
            return Contradiction(version, final, refusal.Code, refusal.Sentence);
        }
        return new Billables(after.Agreement, contract.Account).Everything(last ?? final.SettledOn)
            .GroupBy(line => line.Month)
            .FirstOrDefault(month => month.Sum(line => line.Amount) != 0) is { Key: var open }
                ? Contradiction(version, final, null, $"It settled {open}, which would be charged otherwise.")
                : null;
    }

    private static Decided<ContractEvent> Contradiction(
        long version, ContractEvent @event, string? rule, string why, FactDifference? difference = null) =>
        new ContractRefusal.CorrectionContradicts(
            version, EventTypes.Of(@event).Name, FactRules.DayOf(@event), rule, why, difference);

    private static JsonElement Written(ContractEvent @event)
    {
        using var document = JsonDocument.Parse(EventTypes.Write(@event));
        return document.RootElement.Clone();
    }
}
