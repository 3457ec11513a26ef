namespace EventLedger.Domain;

/// <summary>How a reported figure is meant.</summary>
public enum Qualifier
{
    /// <summary>The figure itself.</summary>
    Exact,

    /// <summary>Roughly the figure.</summary>
    About,

    /// <summary>The figure or more.</summary>
    AtLeast,

    /// <summary>The figure or less.</summary>
    UpTo,
}
