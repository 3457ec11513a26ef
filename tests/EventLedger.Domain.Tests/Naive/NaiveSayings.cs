namespace EventLedger.Domain.Tests.Naive;

/// <summary>
/// What is said of a deal before it is signed, and why it may not be said (decision record 3).
/// </summary>
internal sealed class NaiveSayings
{
    /// <summary>What was said; null when nothing was.</summary>
    public NaiveRumour? Rumour { get; private set; }

    /// <summary>Announces the deal, or says every reason why not.</summary>
    public IReadOnlySet<string> Announce(NaiveHearsay said, bool isKnown)
    {
        if (isKnown)
            return new HashSet<string> { "already-exists" };
        var why = WhyNot(said).ToHashSet();
        if (why.Count == 0)
            Rumour = new(said, [], null);
        return why;
    }

    /// <summary>Says it otherwise from a day on, or every reason why not.</summary>
    public IReadOnlySet<string> Revise(NaiveRevision revision, DateOnly? signedOn)
    {
        if (!IsOnlyAnnounced(revision.On, signedOn))
            return new HashSet<string> { "not-announced" };
        var after = Rumour! with { Revisions = [.. Rumour.Revisions, revision] };
        var why = after.From(revision.On).SelectMany(WhyNot).ToHashSet();
        if (why.Count == 0)
            Rumour = after;
        return why;
    }

    /// <summary>Says that the deal will not come, or why that cannot be said.</summary>
    public string? Withdraw(DateOnly on, DateOnly? signedOn)
    {
        if (Rumour?.WithdrawnOn is not null || !IsOnlyAnnounced(on, signedOn))
            return "not-announced";
        Rumour = Rumour! with { WithdrawnOn = on };
        return null;
    }

    /// <summary>What stands announced on a day; null when nothing does.</summary>
    public NaiveHearsay? On(DateOnly day) =>
        Rumour is null || day < Rumour.First.KnownFrom || Rumour.WithdrawnOn <= day ? null : Rumour.By(day);

    private bool IsOnlyAnnounced(DateOnly day, DateOnly? signedOn) =>
        On(day) is not null && !(signedOn <= day);

    private static IEnumerable<string> WhyNot(NaiveHearsay said)
    {
        if (said.Provider == said.Customer)
            yield return "same-party";
        if (said.End < said.Start)
            yield return "invalid-term";
        decimal?[] amounts = [said.FeeInUnits, said.TotalInUnits];
        if (amounts.OfType<decimal>().Any(a => said.MinorPerUnit is not { } minor || a * minor % 1 != 0))
            yield return "invalid-amount";
    }
}

/// <summary>A deal as it was told so far: what was said, and what was signed.</summary>
internal sealed class NaiveStory
{
    /// <summary>What was said before it was signed.</summary>
    public NaiveSayings Said { get; } = new();

    /// <summary>The contract; null while nothing is signed.</summary>
    public NaiveContract? Contract { get; private set; }

    /// <summary>Whether anything is known of it.</summary>
    public bool IsKnown => Said.Rumour is not null || Contract is not null;

    /// <summary>Signs a contract, or says why not.</summary>
    public string? Sign(NaiveContract contract)
    {
        if (Contract is not null)
            return "already-signed";
        Contract = contract;
        return null;
    }
}
