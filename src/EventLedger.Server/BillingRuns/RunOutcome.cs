namespace EventLedger.Server.BillingRuns;

/// <summary>What became of a contract in a billing run.</summary>
internal abstract record RunOutcome
{
    private RunOutcome()
    {
    }

    /// <summary>It was invoiced, now or before the run was taken up again.</summary>
    /// <param name="Currency">The invoice's currency.</param>
    /// <param name="Total">Its total.</param>
    public sealed record Invoiced(string Currency, decimal Total) : RunOutcome;

    /// <summary>It is not due, or none of the run's.</summary>
    public sealed record NotDue : RunOutcome
    {
        public static readonly NotDue Value = new();
    }

    /// <summary>It is due and cannot be invoiced.</summary>
    /// <param name="Code">Why, for programs.</param>
    /// <param name="Sentence">Why, for people.</param>
    public sealed record Refused(string Code, string Sentence) : RunOutcome;

    /// <summary>The run was cancelled, or is finished.</summary>
    public sealed record RunIsOver : RunOutcome
    {
        public static readonly RunIsOver Value = new();
    }
}

/// <summary>A contract that is due and was refused in a run.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Code">Why, for programs: the code that <c>invoice-month</c> would have answered.</param>
/// <param name="Sentence">Why, for people.</param>
public sealed record RefusedContract(string ContractId, string Code, string Sentence);
