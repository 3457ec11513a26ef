namespace EventLedger.Reporting.Explaining;

/// <summary>What a figure is.</summary>
public enum FigureKind
{
    /// <summary>A sum: its parts add up to it.</summary>
    Sum,

    /// <summary>How many: its parts, of one each, add up to it.</summary>
    Count,

    /// <summary>One figure less others; these are its inputs.</summary>
    Difference,

    /// <summary>One figure over another; these are its inputs.</summary>
    Ratio,

    /// <summary>An index of other figures; these are its inputs.</summary>
    Index,

    /// <summary>A day or month; the events behind it decided it.</summary>
    Day,

    /// <summary>What somebody stated; it is made of nothing else.</summary>
    Stated,

    /// <summary>A name, a status or another text; the events behind it decided it.</summary>
    Text,

    /// <summary>Whether something is so; the events behind it decided it.</summary>
    YesNo,

    /// <summary>What was asked, or where the answer was computed: no event decides it.</summary>
    Asked,
}

/// <summary>A step of the reasoning behind a figure.</summary>
/// <param name="On">The day that it turns on; null when on none.</param>
/// <param name="Sentence">The step, in a sentence that a finance person understands.</param>
public sealed record Reason(DateOnly? On, string Sentence);
