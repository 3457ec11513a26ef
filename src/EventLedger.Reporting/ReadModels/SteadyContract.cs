using System.Collections.Concurrent;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// What reports of a day need of a contract, worked out once for all days around it on which the contract
/// stands the same; small, since there is one for each contract.
/// </summary>
internal sealed class SteadyContract
{
    // Each contract was read with words of its own; one word for all is found again without going to memory.
    private static readonly ConcurrentDictionary<string, string> PartyIds = new(StringComparer.Ordinal);

    private volatile CalendarDay[]? _dated;
    // Pages ask for one day, and compare it with another. They are written over on the next: objects of each
    // day would all outlive it, and cost more than they save.
    private CommitmentAmounts _latest;
    private CommitmentAmounts _other;
    private int _isInUse;

    private SteadyContract(KnownContract contract, DateRange days, ContractView? view)
    {
        (Contract, Days, View) = (contract, days, view);
        if (view is null)
            return;
        (Currency, ProviderId, CustomerId) = (view.Currency, Kept(view.ProviderId), Kept(view.CustomerId));
        Rate = Currency is null ? default : Rate.Of(view);
    }

    /// <summary>The contract.</summary>
    public KnownContract Contract { get; }

    /// <summary>The days on which it is so.</summary>
    public DateRange Days { get; }

    /// <summary>
    /// The contract as of one of the days, of which on another only the day differs and the commitment; null
    /// when nothing is known of it as of these days.
    /// </summary>
    public ContractView? View { get; }

    /// <summary>The currency; null when nothing is known or none is stated.</summary>
    public Currency? Currency { get; }

    /// <summary>Who sells; nobody when nothing is known.</summary>
    public string ProviderId { get; } = "";

    /// <summary>Who buys; nobody when nothing is known.</summary>
    public string CustomerId { get; } = "";

    /// <summary>Its run-rate in its currency.</summary>
    public Rate Rate { get; }

    /// <summary>The days that its terms name, whenever they are, as the calendar shows them.</summary>
    public CalendarDay[] Dated => _dated ??= [.. ContractCalendar.Dated(this).Select(CalendarDay.Of)];

    /// <summary>The commitment as of one of the days.</summary>
    public Commitment CommitmentOn(DateOnly day) =>
        Commitment.Of(View!, day, View!.Agreement is null ? null : Contract.ChargesOfTerm);

    /// <summary>The amounts of a signed contract's commitment as of one of the days.</summary>
    public CommitmentAmounts AmountsOn(DateOnly day)
    {
        // Whoever comes at the same moment works it out and keeps nothing.
        if (Interlocked.Exchange(ref _isInUse, 1) != 0)
            return new(day, CommitmentOn(day));
        try
        {
            if (_latest.Day != day)
                (_latest, _other) = (_other.Day == day ? _other : new(day, CommitmentOn(day)), _latest);
            return _latest;
        }
        finally
        {
            Volatile.Write(ref _isInUse, 0);
        }
    }

    /// <summary>The contract on a day and around it.</summary>
    public static SteadyContract Around(KnownContract contract, DateOnly day) => new(
        contract, SteadyDays.Around(contract.Terms, day), ContractView.AsOf(contract.Terms, day));

    private static string Kept(string id) => PartyIds.GetOrAdd(id, id);
}
