namespace EventLedger.Domain.Contracts;

/// <summary>Naming sources of what is known of a contract, announced or signed.</summary>
public static class Attaching
{
    /// <summary>Attaches a source; no rule of a known contract refuses one.</summary>
    public static Decided<ContractEvent> Decide(AttachSource command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new SourceAttached(command.Fact, command.Source);
    }

    internal static ContractTerms Apply(ContractTerms terms, SourceAttached e) =>
        terms with { Attached = [.. terms.Attached ?? [], e.Told] };
}
