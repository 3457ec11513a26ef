namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>
    /// The books are closed for a month that the command would move: one in which a document is dated, one
    /// that would be invoiced, or months whose charge a change of terms would alter.
    /// </summary>
    /// <param name="ProviderIds">Whose books.</param>
    /// <param name="Months">The closed months, ascending.</param>
    /// <param name="On">The day of the document; null for the other two.</param>
    /// <param name="Invoiced">The month that would be invoiced; null for the other two.</param>
    public sealed record PeriodClosed(
        IReadOnlyList<string> ProviderIds,
        IReadOnlyList<Month> Months,
        DateOnly? On = null,
        Month? Invoiced = null) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The books of {string.Join(" and ", ProviderIds)} are closed for {string.Join(", ", Months)}: "
            + this switch
            {
                { On: { } on } => $"no document can be dated {Day(on)}.",
                { Invoiced: { } month } => $"{month} can no longer be invoiced.",
                _ => "the terms cannot change in a way that alters what was charged then.",
            };
    }
}
