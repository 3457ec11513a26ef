namespace EventLedger.Server.Postgres;

/// <summary>
/// The server's own PostgreSQL cannot run here. The message is one sentence for the person at the terminal,
/// and says what to do: show it as it is, without a stack trace.
/// </summary>
/// <param name="sentence">What is wrong and what to do about it.</param>
/// <param name="cause">What was caught, where there was something.</param>
public sealed class EmbeddedPostgresException(string sentence, Exception? cause = null)
    : Exception(sentence, cause);
