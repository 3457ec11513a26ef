using System.Collections.Immutable;
using System.Diagnostics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;

namespace EventLedger.Domain.Contracts;

/// <summary>What is known of a contract's terms: dated timelines, no documents.</summary>
/// <param name="Announced">What was announced; stays visible beside the signed terms.</param>
/// <param name="Agreement">The signed terms; null while only announced.</param>
/// <param name="Attached">
/// Sources that were named later, each with what it supports; null when none was. They are evidence and hold
/// for every business day.
/// </param>
/// <param name="Booked">
/// What changes of terms altered closed months by, counted in open ones; null when none did. The terms are as
/// they were changed; with these the books are as they were reported.
/// </param>
public sealed record ContractTerms(
    Announcement? Announced = null,
    Agreement? Agreement = null,
    IReadOnlyList<Source>? Attached = null,
    IReadOnlyList<BookedDifference>? Booked = null);

/// <summary>
/// The state of a contract's stream: the fold of its events, nothing else. How things stand on a day is asked
/// of <see cref="ContractView"/>.
/// </summary>
/// <param name="Terms">What is known of its terms.</param>
/// <param name="Account">Documents and payments.</param>
public sealed record Contract(ContractTerms Terms, Account Account)
{
    /// <summary>The contract of a stream without events: none.</summary>
    public static readonly Contract None = new(new(), Account.Empty);

    /// <summary>The events that made the terms, with their corrections, in their order.</summary>
    /// <exception cref="InvalidOperationException">They were left out.</exception>
    public ImmutableList<Fact> Facts =>
        Kept ?? throw new InvalidOperationException("The facts of this state were left out.");

    /// <summary>Whether the facts were not left out.</summary>
    public bool HasFacts => Kept is not null;

    /// <summary>
    /// The same contract without its facts: they are most of what a state takes, and only a correction needs
    /// them. It goes on without them, and nothing that corrects can follow it.
    /// </summary>
    public Contract WithoutFacts() => HasFacts ? this with { Kept = null } : this;

    // Null where they were left out.
    internal ImmutableList<Fact>? Kept { get; init; } = [];

    /// <summary>The first document; it needs a signed contract in its currency. Null without any.</summary>
    public Fact? FirstDocument { get; private init; }

    /// <summary>The final account; it settled all charges. Null while there is none.</summary>
    public Fact? FinalAccount { get; private init; }

    /// <summary>Whether anything is known of the contract.</summary>
    public bool IsKnown => Terms is not { Announced: null, Agreement: null };

    /// <summary>The signed terms; null while only announced.</summary>
    public Agreement? Agreement => Terms.Agreement;

    /// <summary>
    /// Why no command of a day may change the terms any more; null while the contract is not settled.
    /// </summary>
    public ContractRefusal? Settled(DateOnly day) => Account.Settlement is { } settlement
        ? new ContractRefusal.ContractEnded(day, SettledOn: settlement.SettledOn)
        : null;

    /// <summary>How many events the stream has.</summary>
    public long Version { get; private init; }

    /// <summary>For messages of what cannot be: its terms and how far it is folded.</summary>
    public override string ToString() => $"{Terms} at version {Version}";

    /// <summary>The contract after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state.</exception>
    public static Contract Evolve(Contract contract, ContractEvent @event)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var version = contract.Version + 1;
        var next = @event is EventCorrected correction
            ? Correcting.Apply(contract, correction)
            : Next(contract, @event).Holding(new Fact(version, @event));
        var after = next with { Version = version };
        return after.Agreement is null || ReferenceEquals(after.Agreement, contract.Agreement)
            ? after
            : after with
            {
                Account = after.Account.After(version, @event, after.Agreement),
            };
    }

    private static Contract Next(Contract contract, ContractEvent @event) => (contract, @event) switch
    {
        ({ IsKnown: false }, DealAnnounced e) => contract with { Terms = new(new Announcement(e)) },
        ({ IsKnown: true }, SourceAttached e) => contract with { Terms = Attaching.Apply(contract.Terms, e) },
        ({ Agreement: null }, ContractSigned e) => contract.Agreeing(Agreement.Of(e)),
        ({ Terms.Announced: { } d }, AnnouncementRevised e) => contract.Announcing(d.With(e)),
        ({ Terms.Announced: { WithdrawnOn: null } d }, AnnouncementWithdrawn e) =>
            contract.Announcing(d.With(e)),
        ({ Agreement: { Rescission: null } a }, ContractAmended e) =>
            contract.Agreeing(Amending.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, CommencementDelayed e) when a.StartsOn < e.NewStartsOn =>
            contract.Agreeing(Delaying.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, ContractRenewed e) when a.EndsOn < e.NewEndsOn =>
            contract.Agreeing(Renewing.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, ServiceSuspended e) when a.SuspensionOn(e.From) is null =>
            contract.Agreeing(Suspending.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, ServiceResumed e) when a.SuspensionOn(e.From) is not null =>
            contract.Agreeing(Suspending.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, ContractAssigned e) =>
            contract.Agreeing(Assigning.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, ContractTerminatedForCause e) =>
            contract.Agreeing(Ending.Apply(a, e)),
        ({ Agreement: { Rescission: null } a }, ContractRescinded e) =>
            contract.Agreeing(Ending.Apply(a, e)),
        ({ Agreement: { StandingNotice: null, Rescission: null } a }, TerminationNoticeGiven e) =>
            contract.Agreeing(Leaving.Apply(a, e)),
        ({ Agreement: { StandingNotice: not null } a }, TerminationNoticeWithdrawn e) =>
            contract.Agreeing(Leaving.Apply(a, e)),
        ({ Agreement: not null }, DifferencesBooked e) when e.Change <= contract.Version =>
            contract.Booking(e),
        ({ Agreement: { } a }, _)
            when Bookkeeping.Apply(contract.Account, @event, a, contract.Version + 1) is { } account =>
            contract with { Account = account },
        _ => throw new UnreachableException($"{@event} cannot follow {contract}."),
    };

    private Contract Holding(Fact fact) => FactRules.IsFact(fact.Recorded)
        ? this with { Kept = Kept?.Add(fact) }
        : this with
        {
            FirstDocument = FirstDocument ?? fact,
            FinalAccount = fact.Recorded is FinalAccountSettled ? fact : FinalAccount,
        };

    private Contract Booking(DifferencesBooked e) => this with
    {
        Terms = Terms with { Booked = [.. Terms.Booked ?? [], .. e.Differences] },
        Account = Account.Booking(e),
    };

    private Contract Announcing(Announcement announced) =>
        this with { Terms = Terms with { Announced = announced } };

    private Contract Agreeing(Agreement agreement) =>
        this with { Terms = Terms with { Agreement = agreement } };
}
