namespace EventLedger.Store;

/// <summary>Who is to be told of events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Secret">What they are signed with.</param>
/// <param name="Types">Their names as the API prints them; null for all.</param>
public sealed record Webhook(string Id, string Url, string Secret, IReadOnlyList<string>? Types);

/// <summary>A webhook as whoever delivers sees it.</summary>
/// <param name="Key">Another one when it was deleted and made anew.</param>
/// <param name="Webhook">What was asked for.</param>
/// <param name="Checkpoint">
/// What stands at or before it was delivered, is not wanted, or was written down as pending.
/// </param>
public sealed record WebhookTarget(Guid Key, Webhook Webhook, long Checkpoint);

/// <summary>A webhook as people see it, without its secret. Instants are UTC.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Types">The names of the events that are sent; null for all.</param>
/// <param name="Checkpoint">How far the log was read for it.</param>
/// <param name="Delivered">The last delivery; null before the first.</param>
/// <param name="Failed">The last failure; null before the first.</param>
/// <param name="FailingSince">The first failure among what is pending; null when nothing fails.</param>
/// <param name="Pending">How many events failed, or wait behind one that did.</param>
/// <param name="DeadLetters">How many were given up.</param>
public sealed record WebhookState(
    string Id, string Url, IReadOnlyList<string>? Types, long Checkpoint, DeliveredEvent? Delivered,
    WebhookFailure? Failed, DateTime? FailingSince, long Pending, long DeadLetters);

/// <summary>That an event was delivered.</summary>
public sealed record DeliveredEvent(long Position, DateTime At);

/// <summary>That an event could not be delivered.</summary>
public sealed record WebhookFailure(long Position, DateTime At, string Error);

/// <summary>An event that was tried in vain.</summary>
/// <param name="Tries">How often, by now.</param>
/// <param name="At">When it was tried.</param>
/// <param name="NextTryAt">When it may be tried again.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="IsDead">Whether it is given up.</param>
public sealed record FailedTry(int Tries, DateTime At, DateTime NextTryAt, string Error, bool IsDead);

/// <summary>An event that is written down to be delivered later.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Failed">How it failed; null when it only waits behind one of its stream.</param>
public sealed record KeptEvent(long Position, string Stream, FailedTry? Failed);

/// <summary>A pending event that may be tried: the first of its stream.</summary>
public sealed record DueEvent(long Position, string Stream, int Tries);

/// <summary>An event that was given up. Instants are UTC.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="FailedAt">When it failed first.</param>
/// <param name="TriedAt">When it failed last.</param>
/// <param name="Error">Why.</param>
public sealed record DeadLetter(
    long Position, string Stream, int Tries, DateTime FailedAt, DateTime TriedAt, string Error);
