namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// Names of streams: the aggregate's prefix and its id, <c>contract-reflection-colossus-2</c>.
/// </summary>
public static class StreamNames
{
    /// <summary>How the streams of contracts begin.</summary>
    public const string ContractPrefix = "contract-";

    private const string BillingRunPrefix = "billing-run-";

    /// <summary>How the streams of what was reported of closed months begin.</summary>
    public const string MonthReportsPrefix = "month-reports-";

    /// <summary>How the streams of providers' books begin.</summary>
    public const string BooksPrefix = "books-";

    /// <summary>The stream of a contract; the announced and the signed deal share it.</summary>
    public static string Contract(string id) => ContractPrefix + id;

    /// <summary>Whether a stream is a contract's.</summary>
    public static bool IsContract(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.StartsWith(ContractPrefix, StringComparison.Ordinal);
    }

    /// <summary>The stream of a contract's milestones: they never move the contract's version.</summary>
    public static string Milestones(string contractId) => "milestones-" + contractId;

    /// <summary>The stream of a provider's books.</summary>
    public static string Books(string providerId) => BooksPrefix + providerId;

    /// <summary>The stream of what was reported of a provider's closed months.</summary>
    public static string MonthReports(string providerId) => MonthReportsPrefix + providerId;

    /// <summary>The stream of a party.</summary>
    public static string Party(string id) => "party-" + id;

    /// <summary>The stream of a facility.</summary>
    public static string Facility(string id) => "facility-" + id;

    /// <summary>The stream of a billing run.</summary>
    public static string BillingRun(string id) => BillingRunPrefix + id;

    /// <summary>The id in a stream's name.</summary>
    public static string IdOf(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (var prefix in (string[])[BillingRunPrefix, MonthReportsPrefix])
            if (stream.StartsWith(prefix, StringComparison.Ordinal))
                return stream[prefix.Length..];
        return stream[(stream.IndexOf('-', StringComparison.Ordinal) + 1)..];
    }
}
