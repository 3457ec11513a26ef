using EventLedger.Domain;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>What was asked: the command, whose stream, and under which conditions.</summary>
internal sealed record AskedCommand(
    CommandSlice Slice, string Id, long? ExpectedVersion, IdempotencyKey? Key, DateOnly? AsOf = null);

/// <summary>The problem that an outcome is: the one table from the store's outcomes to HTTP.</summary>
internal static class OutcomeProblem
{
    public static Problem Of(AskedCommand asked, CommandOutcome outcome, HttpContext http)
    {
        if (outcome is CommandOutcome.Failed failed)
            http.RequestServices.GetRequiredService<ILoggerFactory>()
                .CreateLogger(typeof(OutcomeProblem))
                .LogError(failed.Exception, "{Command} on {Id} failed", asked.Slice.Name, asked.Id);
        return outcome switch
        {
            // What a body must look like, or whether a part is there, may depend on the stream.
            CommandOutcome.Refused { Refusal: Problem problem } => problem,
            CommandOutcome.Refused refused => Problem.Refused((Refusal)refused.Refusal),
            CommandOutcome.NotFound =>
                Problem.NotFound($"There is no {asked.Slice.Collection.Singular} {asked.Id}."),
            CommandOutcome.VersionMismatch mismatch =>
                Problem.VersionMismatch(asked.ExpectedVersion!.Value, mismatch.Current),
            CommandOutcome.OutOfTime late => Problem.OutOfTime(
                RecordedInstant.Text(late.StatedAt),
                RecordedInstant.Text(late.NotBefore),
                RecordedInstant.Text(late.NotAfter),
                late.StatedAt > late.NotAfter),
            CommandOutcome.KeyReused => Problem.KeyReused(asked.Key!.Value),
            CommandOutcome.NotStored notStored => Problem.NotStored(notStored.Because),
            CommandOutcome.Conflict => Problem.Conflict(),
            CommandOutcome.Busy => Problem.Busy(),
            CommandOutcome.Unavailable unavailable => Problem.Unavailable(unavailable.Reason),
            CommandOutcome.Failed => Problem.Broken(http.TraceIdentifier),
            _ => throw new System.Diagnostics.UnreachableException($"{outcome} is no problem."),
        };
    }
}
