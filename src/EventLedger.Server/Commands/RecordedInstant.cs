using System.Globalization;

namespace EventLedger.Server.Commands;

/// <summary>Recorded instants as the seal writes them: UTC with six decimals.</summary>
internal static class RecordedInstant
{
    public static string Text(DateTime recordedAt) =>
        recordedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string? Text(DateTime? recordedAt) => recordedAt is { } at ? Text(at) : null;
}
