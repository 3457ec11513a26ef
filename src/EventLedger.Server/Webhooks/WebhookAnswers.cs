using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>The body of PUT /v1/webhooks/{id}.</summary>
/// <param name="Url">Where events are sent: https, or http on this machine; on the list of targets.</param>
/// <param name="Secret">What they are signed with, 16 to 200 printable ASCII characters; never shown.</param>
/// <param name="Types">The names of the events that are sent; all when left out.</param>
/// <param name="From">
/// The first position that is sent, 1 for the whole log, also if it was sent before. Left out: of a new
/// webhook what is recorded from now on, of another what it has not got yet.
/// </param>
public sealed record WebhookRequest(
    string Url, string Secret, IReadOnlyList<string>? Types = null, long? From = null);

/// <summary>The body of POST /v1/webhooks/{id}/dead-letters/replay.</summary>
/// <param name="Positions">Which are sent again; all when left out.</param>
public sealed record ReplayRequest(IReadOnlyList<long>? Positions = null);

/// <summary>How many dead letters are sent again.</summary>
public sealed record ReplayAnswer(int Replayed);

/// <summary>A webhook and how it goes; the secret is not told.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Types">The names of the events that are sent; null for all.</param>
/// <param name="Checkpoint">How far the log was read for it.</param>
/// <param name="LastDelivery">The last event that was taken; null before the first.</param>
/// <param name="LastError">The last event that was not, and why; null before the first.</param>
/// <param name="FailingSince">The first failure among what is pending; null when nothing fails.</param>
/// <param name="Pending">How many events at or before the checkpoint are still to be delivered.</param>
/// <param name="DeadLetters">How many events were given up.</param>
public sealed record WebhookAnswer(
    string Id,
    string Url,
    IReadOnlyList<string>? Types,
    long Checkpoint,
    WebhookDelivered? LastDelivery,
    WebhookError? LastError,
    string? FailingSince,
    long Pending,
    long DeadLetters)
{
    internal static WebhookAnswer Of(WebhookState state) => new(
        state.Id, state.Url, state.Types, state.Checkpoint,
        state.Delivered is { } delivered
            ? new(delivered.Position, RecordedInstant.Text(delivered.At))
            : null,
        state.Failed is { } failed
            ? new(failed.Position, RecordedInstant.Text(failed.At), failed.Error)
            : null,
        state.FailingSince is { } since ? RecordedInstant.Text(since) : null,
        state.Pending, state.DeadLetters);
}

/// <summary>That an event was taken.</summary>
public sealed record WebhookDelivered(long Position, string At);

/// <summary>That an event was not taken.</summary>
public sealed record WebhookError(long Position, string At, string Error);

/// <summary>An event that was given up after so many tries; /v1/events shows it.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="FailedAt">When it failed first.</param>
/// <param name="TriedAt">When it failed last.</param>
/// <param name="Error">Why.</param>
public sealed record DeadLetterItem(
    long Position, string Stream, int Tries, string FailedAt, string TriedAt, string Error)
{
    internal static DeadLetterItem Of(DeadLetter letter) => new(
        letter.Position, letter.Stream, letter.Tries, RecordedInstant.Text(letter.FailedAt),
        RecordedInstant.Text(letter.TriedAt), letter.Error);
}
