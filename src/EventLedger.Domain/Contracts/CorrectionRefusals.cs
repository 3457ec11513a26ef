namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>The event of a version is a document or a correction, and no fact of the terms.</summary>
    public sealed record NotCorrectable(long Version) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Event {Version} is a document or a correction: a document is undone by a credit, a void or a "
            + "reversal, and a correction by correcting its event again.";
    }

    /// <summary>
    /// With the correction an event of the stream could not have happened: the corrected one itself or a
    /// later one. <paramref name="Rule"/> is the code of the rule that would have refused it, null where the
    /// rules make something else of it: <paramref name="Difference"/> says what, where it is one member.
    /// </summary>
    public sealed record CorrectionContradicts(
        long Version, string EventType, DateOnly EffectiveOn, string? Rule, string Why,
        FactDifference? Difference = null) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The correction contradicts event {Version}, {EventType} of {Day(EffectiveOn)}: {Why}";
    }
}
