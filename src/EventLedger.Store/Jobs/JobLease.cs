namespace EventLedger.Store;

/// <summary>
/// The right to do a job for a while. Its token is greater than that of every lease before; what it writes
/// about the job is written only while no later one was taken.
/// </summary>
public sealed class JobLease
{
    private readonly LedgerJobs _jobs;
    private readonly string _job;
    private readonly TimeSpan _length;

    internal JobLease(LedgerJobs jobs, string job, long token, TimeSpan length, JobProgress progress) =>
        (_jobs, _job, Token, _length, Progress) = (jobs, job, token, length, progress);

    /// <summary>Which job.</summary>
    public string Job => _job;

    /// <summary>Grows with every taking of the job.</summary>
    public long Token { get; }

    /// <summary>How far the job had come when the lease was taken.</summary>
    public JobProgress Progress { get; }

    /// <summary>Holds it for its length from now; false when another node has taken the job.</summary>
    public async Task<bool> Renew(CancellationToken ct) =>
        await _jobs.Execute("lease_renew", ct, _job, Token, _length) == 1;

    /// <summary>Gives it back at once, when it is still held.</summary>
    public Task Release(CancellationToken ct) =>
        _jobs.Execute("lease_renew", ct, _job, Token, TimeSpan.Zero);

    /// <summary>Notes how far the job has come; false when another node has taken it.</summary>
    public async Task<bool> Note(DateOnly day, long position, CancellationToken ct) =>
        await _jobs.Execute("lease_note", ct, _job, Token, day, position) == 1;

    /// <summary>
    /// Writes down where the job goes on and what it found since it last did, each subject once in a course,
    /// and holds the lease for its length from now. False, and nothing is written, when another node has
    /// taken the job.
    /// </summary>
    /// <param name="bookmark">Where it goes on, JSON.</param>
    /// <param name="course">The course of the job that the findings are of.</param>
    /// <param name="findings">What was found, by subject; bodies are JSON.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<bool> Write(
        string bookmark, string course, IReadOnlyList<(string Subject, string Body)> findings,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string[] subjects = [.. findings.Select(one => one.Subject)];
        string[] bodies = [.. findings.Select(one => one.Body)];
        return await _jobs.Count(
            "lease_bookmark", ct, _job, Token, bookmark, _length, course, subjects, bodies) == 1;
    }

    /// <summary>The subjects that are to be looked at on or before a day, in order.</summary>
    public Task<IReadOnlyList<string>> Due(DateOnly day, CancellationToken ct) =>
        _jobs.Subjects(_job, day, ct);

    /// <summary>
    /// Notes when subjects are to be looked at again, null for never; each at most once. False, and nothing
    /// is noted, when another node has taken the job.
    /// </summary>
    public async Task<bool> Schedule(
        IReadOnlyList<(string Subject, DateOnly? On)> subjects, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        string[] names = [.. subjects.Select(one => one.Subject)];
        DateOnly?[] days = [.. subjects.Select(one => one.On)];
        return await _jobs.Execute("agenda_set", ct, _job, Token, names, days) == subjects.Count;
    }
}
