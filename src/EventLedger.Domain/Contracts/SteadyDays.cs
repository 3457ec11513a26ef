namespace EventLedger.Domain.Contracts;

/// <summary>
/// The days on which a contract stands as on one of them: of its views only the day itself differs, and what
/// a commitment has earned and what is firm, which move with every day.
/// </summary>
public static class SteadyDays
{
    /// <summary>The days around one until something may change, before it and after it.</summary>
    public static DateRange Around(ContractTerms terms, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var steady = new Narrowed(day);
        if (terms.Announced is { } announced)
            steady.Turn(announced);
        if (terms.Agreement is { } agreement)
            steady.Turn(agreement);
        return steady.Days;
    }

    /// <summary>The days around one, which become fewer with every day on which something turns.</summary>
    private struct Narrowed(DateOnly day)
    {
        public DateRange Days { get; private set; } = DateRange.Ever;

        public void Turn(Announcement announced)
        {
            From(announced.KnownFrom);
            From(announced.WithdrawnOn);
            foreach (var deal in announced.Statements)
                After(deal.EndsOn?.Last);
            foreach (var revision in announced.Revisions)
                From(revision.RevisedOn);
        }

        public void Turn(Agreement agreement)
        {
            From(agreement.SignedOn);
            From(agreement.StartsOn);
            After(agreement.EndsOn);
            After(agreement.KnownLastServiceDay);
            From(agreement.Rescission?.RescindedOn);
            Steps(agreement.Providers);
            Steps(agreement.Customers);
            Steps(agreement.Fees);
            Steps(agreement.Clauses);
            Steps(agreement.Capacity);
            foreach (var suspension in agreement.Suspensions)
            {
                From(suspension.From);
                After(suspension.To);
            }
            foreach (var notice in agreement.Notices)
            {
                From(notice.GivenOn);
                From(notice.WithdrawnOn);
                After(notice.LastServiceDay);
            }
            foreach (var cause in agreement.ForCause)
            {
                From(cause.GivenOn);
                After(cause.LastServiceDay);
            }
        }

        private void Steps<T>(Timeline<T> timeline)
        {
            var steps = timeline.Steps;
            for (var i = 0; i < steps.Count; i++)
                From(steps[i].From);
        }

        private void From(DateOnly? first)
        {
            if (first is { } turn)
                Days = Days.OnOneSideOf(turn, day);
        }

        private void After(DateOnly? last)
        {
            if (last < DateOnly.MaxValue)
                From(last.Value.AddDays(1));
        }
    }
}
