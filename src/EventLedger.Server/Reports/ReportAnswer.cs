using System.Text.Json.Serialization;

namespace EventLedger.Server.Reports;

/// <summary>What every report answers beside its figures.</summary>
public abstract record ReportAnswer
{
    /// <summary>The position of the ledger that it was computed at.</summary>
    public abstract long Position { get; init; }

    /// <summary>
    /// Repeats the answer for ever: GET /v1/answers/{token} computes the same question at the same position.
    /// </summary>
    [JsonPropertyOrder(1_000)]
    public string Token { get; init; } = "";
}
