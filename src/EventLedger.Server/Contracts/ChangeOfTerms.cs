using System.Text.Json.Serialization;

namespace EventLedger.Server.Contracts;

/// <summary>The body of a command that changes terms.</summary>
public abstract record ChangeOfTerms
{
    /// <summary>
    /// Whether it may alter what closed months earned: what is reported of them stays, and the difference is
    /// earned and billed in the first open month. Without it such a change is refused.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BookInOpenMonth { get; init; }
}
