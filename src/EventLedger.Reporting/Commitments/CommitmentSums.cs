using EventLedger.Domain;

namespace EventLedger.Reporting.Commitments;

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

    public void Add(in CommitmentAmounts commitment)
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
