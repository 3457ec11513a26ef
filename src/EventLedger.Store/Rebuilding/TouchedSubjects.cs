namespace EventLedger.Store.Rebuilding;

/// <summary>Whose rows were written since the generations were last compared.</summary>
internal sealed class TouchedSubjects
{
    public HashSet<string> Contracts { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Subjects { get; } = new(StringComparer.Ordinal);

    public void Clear()
    {
        Contracts.Clear();
        Subjects.Clear();
    }

    public void Add(ReadModelRows rows)
    {
        if (rows.Terms is { } terms)
            Contracts.Add(terms.ContractId);
        if (rows.Register is { } subject)
            Subjects.Add(subject.Id);
    }

    public void Add(TouchedSubjects others)
    {
        Contracts.UnionWith(others.Contracts);
        Subjects.UnionWith(others.Subjects);
    }
}
