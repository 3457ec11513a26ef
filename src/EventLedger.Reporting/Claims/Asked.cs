using EventLedger.Domain;

namespace EventLedger.Reporting.Claims;

/// <summary>A figure that the sources of a subject are asked for.</summary>
/// <param name="Code">Its code, by which a source may name it.</param>
/// <param name="Label">The figure in words.</param>
/// <param name="Own">The ledger's own; null when it holds none.</param>
/// <param name="Reads">The figures of this kind in a sentence.</param>
internal sealed record Asked(
    string Code, string Label, Figure? Own, Func<string, IEnumerable<Figure>> Reads)
{
    /// <summary>Which of several.</summary>
    public string? Of { get; init; }

    /// <summary>Claims beside those of sources.</summary>
    public IReadOnlyList<(Figure Figure, ClaimOrigin Origin, ReducedDate On)> Beside { get; init; } = [];

    /// <summary>Sources of this figure alone: all that they say is said of it.</summary>
    public IReadOnlyList<Source> OwnSources { get; init; } = [];

    /// <summary>How those are read, where it is not as the others.</summary>
    public Func<string, IEnumerable<Figure>>? ReadsOwn { get; init; }

    /// <summary>Whether there is a row of it only where a source names it.</summary>
    public bool OnlyWhenNamed { get; init; }

    /// <summary>The same figure of other days; a source that means one claims nothing here.</summary>
    public IReadOnlyList<Figure> Elsewhere { get; init; } = [];
}
