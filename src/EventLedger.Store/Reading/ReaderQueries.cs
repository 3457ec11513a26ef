using EventLedger.Store.Schema;

namespace EventLedger.Store;

/// <summary>The statements of a reader, with its schema filled in once.</summary>
internal sealed class ReaderQueries(SqlText text)
{
    public string Head { get; } = text.Query("head");

    public string PositionAt { get; } = text.Query("position_at");

    public string Stream { get; } = text.Query("stream");

    public string Streams { get; } = text.Query("streams");

    public string All { get; } = text.Query("all");

    public string Fold { get; } = text.Query("fold");

    public string Terms { get; } = text.Query("terms");

    public string Candidates { get; } = text.Query("candidates");

    public string CandidateCount { get; } = $"select count(*) from (\n{text.Query("candidates")}) found";

    public string Entries { get; } = text.Query("entries");

    public string Register { get; } = text.Query("register");

    public string Projections { get; } = text.Query("projections");
}
