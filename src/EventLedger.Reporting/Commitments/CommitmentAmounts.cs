using EventLedger.Domain;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.Commitments;

/// <summary>
/// The amounts of a signed contract's commitment in minor units; one that there is not is nothing. It is kept
/// for every contract, where a commitment with its exits and currencies would be several times as large.
/// </summary>
internal sealed class CommitmentAmounts
{
    private readonly bool _hasFirm;

    private CommitmentAmounts(Commitment commitment)
    {
        static Int128 Amount(Money? amount) => amount?.MinorUnits ?? 0;
        (IsOpenEnded, _hasFirm) = (commitment.Headline is null, commitment.Firm is not null);
        (Headline, Earned) = (Amount(commitment.Headline), Amount(commitment.Earned));
        (Firm, Cancellable) = (Amount(commitment.Firm), Amount(commitment.Cancellable));
        Forgone = Amount(commitment.Forgone);
    }

    public bool IsOpenEnded { get; }

    public Int128 Headline { get; }

    public Int128 Earned { get; }

    public Int128 Firm { get; }

    public Int128 Cancellable { get; }

    public Int128 Forgone { get; }

    public static CommitmentAmounts Of(Commitment commitment) => new(commitment);

    /// <summary>The headline, or what is firm where there is none; null without either.</summary>
    public Money? Size(Currency currency) =>
        IsOpenEnded ? _hasFirm ? new(Firm, currency) : null : new(Headline, currency);
}

/// <summary>Commitments of one currency, added up.</summary>
internal sealed class CommitmentSums(Currency currency)
{
    private int _contracts;
    private int _openEnded;
    private Int128 _headline;
    private Int128 _earned;
    private Int128 _firm;
    private Int128 _cancellable;
    private Int128 _forgone;

    public CommitmentTotal Total => new(
        currency, _contracts, _openEnded, new(_headline, currency), new(_earned, currency),
        new(_firm, currency), new(_cancellable, currency), new(_forgone, currency));

    public void Add(CommitmentAmounts commitment)
    {
        _contracts++;
        _openEnded += commitment.IsOpenEnded ? 1 : 0;
        _headline += commitment.Headline;
        _earned += commitment.Earned;
        _firm += commitment.Firm;
        _cancellable += commitment.Cancellable;
        _forgone += commitment.Forgone;
    }

    public void Add(CommitmentSums other)
    {
        _contracts += other._contracts;
        _openEnded += other._openEnded;
        _headline += other._headline;
        _earned += other._earned;
        _firm += other._firm;
        _cancellable += other._cancellable;
        _forgone += other._forgone;
    }
}
