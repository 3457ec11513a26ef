namespace EventLedger.Domain.Contracts;

/// <summary>How a contract stands on a day, in words; the first that applies.</summary>
public enum ContractStatus
{
    /// <summary>It was undone before it began.</summary>
    Rescinded,

    /// <summary>Its last service day under a notice or a termination for cause has passed.</summary>
    Terminated,

    /// <summary>Its term has ended.</summary>
    Expired,

    /// <summary>A notice stands, or a termination for cause was given; service still runs.</summary>
    UnderNotice,

    /// <summary>Its service is suspended, with fees or without.</summary>
    Suspended,

    /// <summary>It serves.</summary>
    Active,

    /// <summary>It is signed and has not started.</summary>
    Signed,

    /// <summary>It is announced and not signed.</summary>
    Announced,
}

/// <summary>
/// How a contract stands as of a business day: a pure function of its terms and the day.
/// Looking forward it uses every term that is known, but a notice, its withdrawal, a termination for cause
/// and a rescission count from their own day on.
/// </summary>
public sealed class ContractView
{
    private readonly Agreement? _agreement;
    private readonly DateOnly _asOf;

    private ContractView(Announcement? announced, Agreement? agreement, DateOnly asOf)
    {
        Announced = announced;
        _agreement = agreement;
        _asOf = asOf;
    }

    /// <summary>
    /// The contract as of a day; null when nothing is known of it as of that day: it was announced or signed
    /// later, or its announcement was withdrawn and it is not signed.
    /// </summary>
    public static ContractView? AsOf(ContractTerms terms, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var announced = terms.Announced?.AsOf(day);
        var agreement = terms.Agreement?.SignedOn <= day ? terms.Agreement : null;
        return announced is null && agreement is null ? null : new(announced, agreement, day);
    }

    /// <summary>The business day that it is seen on.</summary>
    public DateOnly Day => _asOf;

    /// <summary>What was announced; null when nothing was, as of the day.</summary>
    public Announcement? Announced { get; }

    /// <summary>The signed terms; null when only announced, as of the day.</summary>
    public Agreement? Agreement => _agreement;

    /// <summary>The status.</summary>
    public ContractStatus Status => _agreement switch
    {
        null => ContractStatus.Announced,
        _ when IsRescinded => ContractStatus.Rescinded,
        _ when EndedServiceDay < _asOf => ContractStatus.Terminated,
        { EndsOn: { } end } when end < _asOf => ContractStatus.Expired,
        _ when EndedServiceDay is not null => ContractStatus.UnderNotice,
        _ when Suspension is not null => ContractStatus.Suspended,
        _ when _agreement.StartsOn <= _asOf => ContractStatus.Active,
        _ => ContractStatus.Signed,
    };

    /// <summary>Who sells on the day.</summary>
    public string ProviderId => _agreement?.Providers.On(_asOf)?.Value ?? Announced!.Deal.ProviderId;

    /// <summary>Who buys on the day.</summary>
    public string CustomerId => _agreement?.Customers.On(_asOf)?.Value ?? Announced!.Deal.CustomerId;

    /// <summary>The currency; null when only announced and none is stated.</summary>
    public Currency? Currency => _agreement is null ? Announced?.Currency : _agreement.Currency;

    /// <summary>The fee in force on the day; null outside the days of the term.</summary>
    public Money? MonthlyFee => _agreement is { } a && a.RunsOn(_asOf) ? FeeOn(a, _asOf) : null;

    /// <summary>The termination clause in force on the day; null when there is none.</summary>
    public TerminationClause? Termination => _agreement?.Clauses.On(_asOf)?.Value;

    /// <summary>The notice that stands on the day; null when none does.</summary>
    public Notice? Notice => _agreement?.NoticeOn(_asOf);

    /// <summary>The termination for cause that counts on the day; null when none does.</summary>
    public TerminationForCause? ForCause => _agreement?.ForCauseOn(_asOf);

    /// <summary>Whether the contract was undone by the day.</summary>
    public bool IsRescinded => _agreement?.IsRescindedOn(_asOf) == true;

    /// <summary>The first day on which the clause in force allows notice; null without a clause.</summary>
    public DateOnly? EarliestNoticeOn => Termination?.EarliestNoticeOn(_agreement!.StartsOn);

    /// <summary>
    /// The last day of service that the notice or the termination for cause brings; null without either.
    /// </summary>
    public DateOnly? LastServiceDay =>
        EndedServiceDay is { } last ? Agreement.Earlier(_agreement!.EndsOn, last) : null;

    /// <summary>The capacity in force on the day; before the start, what service will start with.</summary>
    public IReadOnlyList<CapacityLine> Capacity => _agreement is { } a
        ? a.Capacity.On(_asOf < a.StartsOn ? a.StartsOn : _asOf)?.Value ?? []
        : [];

    /// <summary>The suspension of service in force on the day; null while service runs.</summary>
    public Suspension? Suspension =>
        _agreement is { } a && a.RunsOn(_asOf) ? a.SuspensionOn(_asOf) : null;

    /// <summary>What is firm, earned and cancellable.</summary>
    public Commitment Commitment => Commitment.Of(this, _asOf, _agreement?.ChargesOfTerm);

    /// <summary>
    /// The fee that runs on the day: in force on a day of service, nothing else. Null when none does.
    /// </summary>
    public Money? LiveFee => _agreement is { } a && a.ServesOn(_asOf) ? FeeOn(a, _asOf) : null;

    /// <summary>The fee that would run on the day, were service not suspended free of fees.</summary>
    public Money? SuspendedFee => Suspension is { AbateFees: true } ? FeeOn(_agreement!, _asOf) : null;

    /// <summary>
    /// The fee a signed contract will start with; null once it has started, or when as of the day it never
    /// will.
    /// </summary>
    public Money? FeeToCome =>
        _agreement is { } a && _asOf < a.StartsOn && !IsRescinded && !(LastServiceDay < a.StartsOn)
            ? FeeOn(a, a.StartsOn)
            : null;

    /// <summary>The fee of a deal that is only announced; null when unknown or past its stated end.</summary>
    public Money? AnnouncedFee =>
        _agreement is null && !Announced!.EndsBefore(_asOf) ? Announced.MonthlyFee : null;

    private DateOnly? EndedServiceDay =>
        Agreement.Earlier(Notice?.LastServiceDay, ForCause?.LastServiceDay);

    private static Money FeeOn(Agreement agreement, DateOnly day) =>
        Money.Of(agreement.Fees.On(day)!.Value.Value, agreement.Currency);
}
