using System.Collections.Concurrent;
using EventLedger.Store.Schema;

namespace EventLedger.Store;

/// <summary>The statements of a reader, with its schema filled in once.</summary>
internal sealed class ReaderQueries(SqlText text)
{
    private readonly ConcurrentDictionary<int, ModelQueries> _generations = new();

    public string Head { get; } = text.Query("reader_head");

    public string Generation { get; } = text.Query("generation");

    public string PositionAt { get; } = text.Query("position_at");

    public string Stream { get; } = text.Query("stream");

    public string Streams { get; } = text.Query("streams");

    public string All { get; } = text.Query("all");

    public string CommitAt { get; } = text.Query("commit_at");

    public string LastEvent { get; } = text.Query("last_event");

    public string Fold { get; } = text.Query("fold");

    public string EffectiveDays { get; } = text.Query("effective_days");

    public string RecordedDays { get; } = text.Query("recorded_days");

    public string RecordedNear { get; } = text.Query("recorded_near");

    public string Projections { get; } = text.Query("projections");

    /// <summary>The statements on one generation of the read models.</summary>
    public ModelQueries Of(int generation) =>
        _generations.GetOrAdd(generation, number => new ModelQueries(text, number));
}

/// <summary>The statements on one generation of the read models.</summary>
internal sealed class ModelQueries(SqlText text, int generation)
{
    /// <summary>Its number.</summary>
    public int Generation => generation;

    public string Terms { get; } = text.Query("terms", generation);

    public string TermsMoved { get; } = text.Query("terms_moved", generation);

    public string Candidates { get; } = text.Query("candidates", generation);

    public string CandidateCount { get; } =
        $"select count(*) from (\n{text.Query("candidates", generation)}) found";

    public string Entries { get; } = text.Query("entries", generation);

    public string EntriesCopy { get; } = text.Query("entries_copy", generation);

    public string EntriesPages { get; } = text.Query("entries_pages", generation);

    public string Register { get; } = text.Query("register", generation);

    public string RegisterMoved { get; } = text.Query("register_moved", generation);

    public string ServiceSpan { get; } = text.Query("service_span", generation);
}
