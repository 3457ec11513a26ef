using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.Commitments;

/// <summary>
/// The amounts of a signed contract's commitment as of a day in minor units; one that there is not is
/// nothing. It is kept for every contract, where a commitment with its exits and currencies would be several
/// times as large. One that was not made is of no day.
/// </summary>
internal readonly struct CommitmentAmounts
{
    private readonly bool _hasFirm;

    public CommitmentAmounts(DateOnly day, Commitment commitment)
    {
        static Int128 Amount(Money? amount) => amount?.MinorUnits ?? 0;
        (Day, IsOpenEnded, _hasFirm) = (day, commitment.Headline is null, commitment.Firm is not null);
        (Headline, Earned) = (Amount(commitment.Headline), Amount(commitment.Earned));
        (Firm, Cancellable) = (Amount(commitment.Firm), Amount(commitment.Cancellable));
        Forgone = Amount(commitment.Forgone);
    }

    public DateOnly? Day { get; }

    public bool IsOpenEnded { get; }

    public Int128 Headline { get; }

    public Int128 Earned { get; }

    public Int128 Firm { get; }

    public Int128 Cancellable { get; }

    public Int128 Forgone { get; }

    /// <summary>The headline, or what is firm where there is none; null without either.</summary>
    public Money? Size(Currency currency) =>
        IsOpenEnded ? _hasFirm ? new(Firm, currency) : null : new(Headline, currency);
}
