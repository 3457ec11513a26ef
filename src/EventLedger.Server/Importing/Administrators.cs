namespace EventLedger.Server.Importing;

/// <summary>Who may do what only administrators may: <c>Ledger__Administrators</c>.</summary>
public sealed class Administrators
{
    private readonly HashSet<string> _actors;

    private Administrators(IEnumerable<string> actors) => _actors = new(actors, StringComparer.Ordinal);

    /// <summary>
    /// Actors, parted by commas or semicolons; when nothing is configured <c>local</c>, the actor of a
    /// request that names none.
    /// </summary>
    public static Administrators Of(string? configured) => new(
        (configured ?? "local").Split(
            [',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Whether an actor is one.</summary>
    public bool Has(string actor) => _actors.Contains(actor);
}
