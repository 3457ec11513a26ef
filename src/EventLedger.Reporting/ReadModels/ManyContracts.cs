using System.Collections.Concurrent;

namespace EventLedger.Reporting.ReadModels;

/// <summary>Going through the contracts of a book, of which there may be a hundred thousand.</summary>
internal static class ManyContracts
{
    // Fewer are gone through sooner than threads are woken.
    private const int Few = 2_000;

    /// <summary>
    /// The contracts of which anything is known as of a day, in their order. What is not kept of them yet is
    /// worked out by all processors.
    /// </summary>
    public static IEnumerable<SteadyContract> On(this IReadOnlyList<KnownContract> contracts, DateOnly day)
    {
        contracts.ForAll(contract => contract.On(day));
        foreach (var contract in contracts)
            if (contract.On(day) is { View: not null } known)
                yield return known;
    }

    /// <summary>
    /// Works out on all processors what is kept beside each of them; of few it is worked out on the way.
    /// </summary>
    public static void ForAll(this IReadOnlyList<KnownContract> contracts, Action<KnownContract> act)
    {
        if (contracts.Count < Few)
            return;
        Parallel.ForEach(Partitioner.Create(0, contracts.Count), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
                act(contracts[i]);
        });
    }

    /// <summary>Adds them up: each processor adds some, and the parts make the whole.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="none">A part to which nothing is added.</param>
    /// <param name="add">Adds a contract to a part.</param>
    /// <param name="join">Adds a part to the one of the contracts before it.</param>
    public static T InParts<T>(
        this IReadOnlyList<KnownContract> contracts, Func<T> none, Action<T, KnownContract> add,
        Action<T, T> join) => InParts(contracts.Count, none, (part, i) => add(part, contracts[i]), join);

    /// <summary>Adds up so many, each by its index.</summary>
    public static T InParts<T>(int count, Func<T> none, Action<T, int> add, Action<T, T> join)
    {
        var parts = new T[count < Few ? 1 : Environment.ProcessorCount];
        Parallel.For(0, parts.Length, i =>
        {
            var part = none();
            var (first, end) = (StartOf(i), StartOf(i + 1));
            for (var one = first; one < end; one++)
                add(part, one);
            parts[i] = part;
        });
        for (var i = 1; i < parts.Length; i++)
            join(parts[0], parts[i]);
        return parts[0];

        int StartOf(int part) => (int)((long)count * part / parts.Length);
    }

    /// <summary>The entries of each contract of a list, at its index; null where it has none.</summary>
    /// <param name="contracts">By the ordinals of their ids.</param>
    /// <param name="entries">By the ordinals of the contracts' ids.</param>
    public static ContractEntries?[] With(
        this IReadOnlyList<KnownContract> contracts, IReadOnlyList<ContractEntries> entries)
    {
        var (aligned, next) = (new ContractEntries?[contracts.Count], 0);
        for (var i = 0; i < aligned.Length; i++)
        {
            var order = 1;
            while (next < entries.Count
                && (order = string.CompareOrdinal(entries[next].ContractId, contracts[i].Id)) < 0)
                next++;
            if (next < entries.Count && order == 0)
                aligned[i] = entries[next];
        }
        return aligned;
    }

    /// <summary>By the ordinals of their ids, as they are held already.</summary>
    public static IReadOnlyList<KnownContract> ById(this IReadOnlyList<KnownContract> contracts)
    {
        for (var i = 1; i < contracts.Count; i++)
            if (string.CompareOrdinal(contracts[i - 1].Id, contracts[i].Id) > 0)
                return [.. contracts.OrderBy(contract => contract.Id, StringComparer.Ordinal)];
        return contracts;
    }
}
