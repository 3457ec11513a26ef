namespace EventLedger.Server.Seeding;

/// <summary>A command of the seeds that the ledger did not take.</summary>
/// <param name="Command">The command.</param>
/// <param name="Id">Whose stream it would have moved.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record SeedPassedOver(string Command, string Id, string Reason);

/// <summary>What became of the commands of the seeds.</summary>
/// <param name="Stored">How many are new in the ledger.</param>
/// <param name="Repeated">How many it held already, from an earlier load.</param>
/// <param name="PassedOver">Those that a rule refused.</param>
public sealed record SeedsLoaded(int Stored, int Repeated, IReadOnlyList<SeedPassedOver> PassedOver);
