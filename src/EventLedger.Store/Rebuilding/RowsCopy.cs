using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Rebuilding;

/// <summary>
/// Writes the rows of segments into a generation by binary COPY, a table after the other. What was sent is
/// waited for: a COPY that is given up then would hold its table for a while after its rebuild has ended.
/// </summary>
internal sealed class RowsCopy(string schema, int generation)
{
    public async Task Write(NpgsqlConnection connection, FoldedSegment segment, CancellationToken ct)
    {
        if (Array.Exists(segment.Rows, rows => rows.Terms is not null))
        {
            await Contracts(connection, segment, ct);
            await Terms(connection, segment, ct);
        }
        if (Array.Exists(segment.Rows, rows => rows.Entries.Count > 0))
            await Entries(connection, segment, ct);
        if (Array.Exists(segment.Rows, rows => rows.Register is not null))
            await Register(connection, segment, ct);
    }

    private Task<NpgsqlBinaryImporter> Begin(
        NpgsqlConnection connection, string table, string columns, CancellationToken ct) =>
        connection.BeginBinaryImportAsync(
            $"copy \"{schema}\".rm_{table}_g{generation} ({columns}) from stdin (format binary)", ct);

    // A contract has terms from its first event on.
    private async Task Contracts(NpgsqlConnection connection, FoldedSegment segment, CancellationToken ct)
    {
        await using var to = await Begin(connection, "contracts", "contract_id, known_from", ct);
        foreach (var (one, rows) in segment.All)
        {
            if (rows.Terms is not { } terms || one.Version != 1)
                continue;
            to.StartRow();
            to.Write(terms.ContractId, NpgsqlDbType.Text);
            to.Write(one.Position, NpgsqlDbType.Bigint);
        }
        await to.CompleteAsync(CancellationToken.None);
    }

    private async Task Terms(NpgsqlConnection connection, FoldedSegment segment, CancellationToken ct)
    {
        await using var to = await Begin(
            connection, "terms",
            "contract_id, known_from, version, provider_ids, customer_ids, facility_ids, currency, "
            + "announced_on, signed_on, starts_on, ends_on, last_service_day, terms", ct);
        foreach (var (one, rows) in segment.All)
        {
            if (rows.Terms is not { } terms)
                continue;
            to.StartRow();
            to.Write(terms.ContractId, NpgsqlDbType.Text);
            to.Write(one.Position, NpgsqlDbType.Bigint);
            to.Write(one.Version, NpgsqlDbType.Bigint);
            to.Write(terms.ProviderIds, NpgsqlDbType.Array | NpgsqlDbType.Text);
            to.Write(terms.CustomerIds, NpgsqlDbType.Array | NpgsqlDbType.Text);
            to.Write(terms.FacilityIds, NpgsqlDbType.Array | NpgsqlDbType.Text);
            Text(to, terms.Currency);
            Day(to, terms.AnnouncedOn);
            Day(to, terms.SignedOn);
            Day(to, terms.StartsOn);
            Day(to, terms.EndsOn);
            Day(to, terms.LastServiceDay);
            to.Write(terms.Terms, NpgsqlDbType.Json);
        }
        await to.CompleteAsync(CancellationToken.None);
    }

    private async Task Entries(NpgsqlConnection connection, FoldedSegment segment, CancellationToken ct)
    {
        await using var to = await Begin(
            connection, "entries",
            "contract_id, position, ordinal, document, kind, day, month, currency, amount, reference", ct);
        foreach (var (one, rows) in segment.All)
        {
            for (var ordinal = 0; ordinal < rows.Entries.Count; ordinal++)
            {
                var entry = rows.Entries[ordinal];
                to.StartRow();
                to.Write(entry.ContractId, NpgsqlDbType.Text);
                to.Write(one.Position, NpgsqlDbType.Bigint);
                to.Write(ordinal, NpgsqlDbType.Integer);
                to.Write(entry.Document, NpgsqlDbType.Text);
                to.Write(entry.Kind, NpgsqlDbType.Text);
                to.Write(entry.Day, NpgsqlDbType.Date);
                Day(to, entry.Month);
                to.Write(entry.Currency, NpgsqlDbType.Text);
                to.Write(entry.Amount, NpgsqlDbType.Bigint);
                Text(to, entry.Reference);
            }
        }
        await to.CompleteAsync(CancellationToken.None);
    }

    private async Task Register(NpgsqlConnection connection, FoldedSegment segment, CancellationToken ct)
    {
        await using var to = await Begin(
            connection, "register", "kind, id, known_from, version, name, body", ct);
        foreach (var (one, rows) in segment.All)
        {
            if (rows.Register is not { } subject)
                continue;
            to.StartRow();
            to.Write(subject.Kind, NpgsqlDbType.Text);
            to.Write(subject.Id, NpgsqlDbType.Text);
            to.Write(one.Position, NpgsqlDbType.Bigint);
            to.Write(one.Version, NpgsqlDbType.Bigint);
            to.Write(subject.Name, NpgsqlDbType.Text);
            to.Write(subject.Body, NpgsqlDbType.Jsonb);
        }
        await to.CompleteAsync(CancellationToken.None);
    }

    private static void Text(NpgsqlBinaryImporter to, string? value)
    {
        if (value is null)
            to.WriteNull();
        else
            to.Write(value, NpgsqlDbType.Text);
    }

    private static void Day(NpgsqlBinaryImporter to, DateOnly? value)
    {
        if (value is { } day)
            to.Write(day, NpgsqlDbType.Date);
        else
            to.WriteNull();
    }
}
