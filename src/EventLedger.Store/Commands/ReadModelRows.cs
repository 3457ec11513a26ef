namespace EventLedger.Store;

/// <summary>What the read models hold of one event; positions are filled in by the store.</summary>
/// <param name="Terms">The terms that hold from this event on, when it changes them.</param>
/// <param name="Register">The party or facility as it is from this event on, when it changes one.</param>
/// <param name="Entries">The money entries that the event makes.</param>
public sealed record ReadModelRows(TermsRow? Terms, RegisterRow? Register, IReadOnlyList<EntryRow> Entries)
{
    /// <summary>Nothing: the event changes no read model.</summary>
    public static readonly ReadModelRows None = new(null, null, []);
}

/// <summary>A contract's terms, with what they can be looked up by. Terms is JSON in UTF-8.</summary>
public sealed record TermsRow(
    string ContractId, string[] ProviderIds, string[] CustomerIds, string[] FacilityIds, string? Currency,
    DateOnly? AnnouncedOn, DateOnly? SignedOn, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? LastServiceDay,
    byte[] Terms);

/// <summary>A money entry, its amount in minor units of its currency.</summary>
public sealed record EntryRow(
    string ContractId, string Document, string Kind, DateOnly Day, DateOnly? Month, string Currency,
    long Amount, string? Reference);

/// <summary>A party or a facility. Body is JSON in UTF-8.</summary>
public sealed record RegisterRow(string Kind, string Id, string Name, byte[] Body);
