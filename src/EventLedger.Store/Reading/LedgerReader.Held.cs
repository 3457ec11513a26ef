using Npgsql;
using static EventLedger.Store.ReaderRows;

namespace EventLedger.Store;

// What is kept in memory of what was read.
public sealed partial class LedgerReader
{
    /// <summary>
    /// All terms known at a position as objects, by the ordinals of the contracts' ids. Those at the head
    /// stay in memory: what was parsed once is not read again.
    /// </summary>
    /// <param name="streamPrefix">How the streams begin that the terms are of.</param>
    /// <param name="parse">Makes the object of a row: always the same, on any thread.</param>
    /// <param name="position">The last position that counts.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<IReadOnlyList<T>> AllTerms<T>(
        string streamPrefix, Func<KnownTerms, T> parse, long position, CancellationToken ct)
        where T : class
    {
        var models = await Models(ct);
        RowRead<T> Read(NpgsqlDataReader row) =>
            row.IsDBNull(1) ? new(row.GetString(0)) : Made(ReaderRows.Terms(row));
        RowRead<T> Made(KnownTerms known) => new(known.ContractId, parse(known), known.Terms.Length);
        // Parsing all takes longer than reading them.
        RowRead<T>[] Parsed(IReadOnlyList<KnownTerms> rows)
        {
            var read = new RowRead<T>[rows.Count];
            Parallel.For(0, rows.Count, i => read[i] = Made(rows[i]));
            return read;
        }
        var held = await Held<HeldRows<T>>("terms", position, ct);
        return await held.At(
            position,
            new(
                models.Generation,
                async at => Parsed(await Rows(
                    models.Terms, ReaderRows.Terms, ct, TermsArguments(at, TermsFilter.All))),
                (after, upTo, at) => Rows(models.TermsMoved, Read, ct, after, upTo, at, streamPrefix)),
            ct);
    }

    /// <summary>
    /// All parties or facilities known at a position as objects, by the ordinals of their ids; held as terms
    /// are.
    /// </summary>
    /// <param name="kind">The kind of subject.</param>
    /// <param name="parse">Makes the object of a row: always the same.</param>
    /// <param name="position">The last position that counts.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<IReadOnlyList<T>> AllOfRegister<T>(
        string kind, Func<KnownSubject, T> parse, long position, CancellationToken ct)
        where T : class
    {
        var models = await Models(ct);
        RowRead<T> Read(NpgsqlDataReader row) =>
            row.IsDBNull(1) ? new(row.GetString(0)) : Parsed(Subject(row));
        RowRead<T> Parsed(KnownSubject subject) => new(subject.Id, parse(subject), subject.Body.Length);
        var held = await Held<HeldRows<T>>(kind, position, ct);
        return await held.At(
            position,
            new(
                models.Generation,
                at => Rows(models.Register, Read, ct, RegisterArguments(kind, at, null, null, null)),
                (after, upTo, at) => Rows(models.RegisterMoved, Read, ct, kind, after, upTo, at)),
            ct);
    }

    /// <summary>
    /// The money entries known at a position, in the order they were recorded. They stay in memory, unless
    /// they are too many.
    /// </summary>
    public async Task<IReadOnlyList<KnownEntry>> AllEntries(
        long position, DateOnly? upToDay, CancellationToken ct)
    {
        var models = await Models(ct);
        var log = await Log(models, position, ct);
        return log is null ? await Entries(position, null, upToDay, ct)
            : upToDay is { } last ? [.. log.UpTo(position).Where(entry => entry.Day <= last)]
            : log.UpTo(position);
    }

    /// <summary>
    /// The money entries known at a position as an object for each contract that has any, by the ordinals of
    /// the contracts' ids. Where entries stay in memory so do the objects, until the contract has more.
    /// </summary>
    /// <param name="make">Makes the object of a contract's entries: always the same, on any thread.</param>
    /// <param name="position">The last position that counts.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<IReadOnlyList<T>> AllEntriesByContract<T>(
        Func<string, IReadOnlyList<KnownEntry>, T> make, long position, CancellationToken ct)
        where T : class
    {
        var models = await Models(ct);
        if (await Log(models, position, ct) is not { } log)
            return
            [
                .. (await Entries(position, null, null, ct))
                    .GroupBy(entry => entry.ContractId, StringComparer.Ordinal)
                    .OrderBy(of => of.Key, StringComparer.Ordinal)
                    .Select(of => make(of.Key, [.. of])),
            ];
        // The entries are counted already where they are held.
        RowRead<T> Of((string Id, IReadOnlyList<KnownEntry> Entries) contract) =>
            new(contract.Id, contract.Entries.Count > 0 ? make(contract.Id, contract.Entries) : null);
        Task<IReadOnlyList<RowRead<T>>> Made(IEnumerable<(string, IReadOnlyList<KnownEntry>)> some) =>
            Task.FromResult<IReadOnlyList<RowRead<T>>>([.. some.Select(Of)]);
        return await log.Objects<T>().At(
            position,
            new(
                models.Generation,
                at => Made(log.ByContract(at)),
                (after, upTo, at) => Made(log.Moved(after, upTo, at))),
            ct);
    }

    /// <summary>All money entries known at a position; null where they are more than so many.</summary>
    internal async Task<EntryLog?> Copied(long position, long most)
    {
        var models = await Models(default);
        var log = new EntryLog(models.Generation);
        return await new EntryCopy(_source, models).Fill(log, position, most, default) ? log : null;
    }

    private async Task<EntryLog?> Log(ModelQueries models, long position, CancellationToken ct)
    {
        var held = await Held<HeldEntries>("entries", position, ct);
        return await held.At(
            position,
            models.Generation,
            new(
                (log, most) => new EntryCopy(_source, models).Fill(log, position, most, ct),
                after => Rows(
                    models.Entries, Entry, ct, position, Optional.Text(null), Optional.Day(null), after)),
            ct);
    }

    private async Task<T> Held<T>(string model, long position, CancellationToken ct)
        where T : class, new()
    {
        // Another server may stand there that lost the last commits: they never were. Asked once an answer.
        if (!(_pins && _knowsHeld) && _held.UpTo is { } upTo && await Commit(upTo.LastPosition, ct) != upTo)
            _held.Forget();
        _knowsHeld = true;
        if (!(_held.UpTo?.LastPosition >= position) && await Commit(position, ct) is { } commit)
            _held.Reached(commit);
        return _held.Of<T>(model);
    }

    private async Task<CommitAt?> Commit(long position, CancellationToken ct)
    {
        await using var command = Command(_queries.CommitAt, position);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new CommitAt(row.GetInt64(0), row.GetDateTime(1)) : null;
    }
}
