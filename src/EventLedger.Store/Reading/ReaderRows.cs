using Npgsql;

namespace EventLedger.Store;

/// <summary>The rows of a reader's statements, and their arguments in order.</summary>
internal static class ReaderRows
{
    public static EventsOfDay DayOfEvents(NpgsqlDataReader row) =>
        new(row.GetFieldValue<DateOnly>(0), row.GetInt64(1));

    public static KnownEntry Entry(NpgsqlDataReader row) =>
        new(
            row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4),
            row.GetFieldValue<DateOnly>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
            row.GetString(7), row.GetInt64(8), row.IsDBNull(9) ? null : row.GetString(9));

    public static KnownTerms Terms(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3));

    public static KnownSubject Subject(NpgsqlDataReader row) =>
        new(
            row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3),
            row.GetFieldValue<byte[]>(4));

    public static Optional[] TermsArguments(long position, TermsFilter filter) =>
    [
        position, Optional.Text(filter.ContractId), Optional.Text(filter.ProviderId),
        Optional.Text(filter.CustomerId), Optional.Text(filter.FacilityId), Optional.Text(filter.AfterId),
        Optional.Long(filter.Limit), Optional.Text(filter.Text), Optional.Texts(filter.PartyIds?.ToArray()),
    ];

    public static Optional[] RegisterArguments(
        string kind, long position, string? id, string? afterId, int? limit, string? text = null) =>
    [
        kind, position, Optional.Text(id), Optional.Text(afterId), Optional.Long(limit), Optional.Text(text),
    ];

    public static Optional[] CandidateArguments(long position, CandidateFilter filter) =>
    [
        position, Optional.Day(filter.First), Optional.Day(filter.Last), Optional.Text(filter.ProviderId),
        Optional.Text(filter.CustomerId), Optional.Text(filter.FacilityId),
        Optional.Texts(filter.ContractIds?.ToArray()),
    ];
}
