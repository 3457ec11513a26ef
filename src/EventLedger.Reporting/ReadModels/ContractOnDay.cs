using System.Collections.Concurrent;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// What reports of a day need of a contract, worked out once; small, since there is one for each contract.
/// </summary>
internal sealed class ContractOnDay
{
    // Each contract was read with words of its own; one word for all is found again without going to memory.
    private static readonly ConcurrentDictionary<string, string> PartyIds = new(StringComparer.Ordinal);

    private CommitmentAmounts? _commitment;

    private ContractOnDay(KnownContract contract, DateOnly day, ContractView? view)
    {
        (Contract, Day, View) = (contract, day, view);
        if (view is null)
            return;
        (Currency, ProviderId, CustomerId) = (view.Currency, Kept(view.ProviderId), Kept(view.CustomerId));
        Rate = Currency is null ? default : Rate.Of(view);
    }

    /// <summary>The contract.</summary>
    public KnownContract Contract { get; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>The contract as of the day; null when nothing is known of it as of that day.</summary>
    public ContractView? View { get; }

    /// <summary>The currency; null when nothing is known or none is stated.</summary>
    public Currency? Currency { get; }

    /// <summary>Who sells on the day; nobody when nothing is known.</summary>
    public string ProviderId { get; } = "";

    /// <summary>Who buys on the day; nobody when nothing is known.</summary>
    public string CustomerId { get; } = "";

    /// <summary>Its run-rate in its currency.</summary>
    public Rate Rate { get; }

    /// <summary>The amounts of a signed contract's commitment.</summary>
    public CommitmentAmounts Commitment => _commitment ??= CommitmentAmounts.Of(View!.Commitment);

    /// <summary>The commitment of a signed contract, of which the amounts alone are kept.</summary>
    public Commitment WholeCommitment()
    {
        var whole = View!.Commitment;
        _commitment ??= CommitmentAmounts.Of(whole);
        return whole;
    }

    /// <summary>The contract on a day.</summary>
    public static ContractOnDay Of(KnownContract contract, DateOnly day) =>
        new(contract, day, ContractView.AsOf(contract.Terms, day));

    private static string Kept(string id) => PartyIds.GetOrAdd(id, id);
}
