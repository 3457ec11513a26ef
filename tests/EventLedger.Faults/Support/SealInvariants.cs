using System.Security.Cryptography;

namespace EventLedger.Faults.Support;

/// <summary>
/// The seal, computed anew from the events' lines: RFC 6962 as it is written there, without the product's
/// tree.
/// </summary>
public static class SealInvariants
{
    private const int HashBytes = SHA256.HashSizeInBytes;

    public static IEnumerable<string> Violations(StoredLedger ledger)
    {
        var leaves = ledger.Events.Select(e => SHA256.HashData([0, .. e.Line])).ToList();
        var subtrees = new Dictionary<(int From, int Count), byte[]>();
        foreach (var commit in ledger.Commits)
        {
            if (commit.Last > leaves.Count)
                yield break; // There are findings enough about the events that are not there.
            for (var i = 0; i <= commit.Last - commit.First; i++)
            {
                var stored = commit.LeafHashes.AsSpan(i * HashBytes, HashBytes);
                if (!stored.SequenceEqual(leaves[(int)commit.First - 1 + i]))
                    yield return $"leaves: the hash of {commit.First + i} is another";
            }
            if (!commit.RightEdge.AsSpan().SequenceEqual(Edge(leaves, (int)commit.Last, subtrees)))
                yield return $"edges: the right edge of {commit.Last} is another";
        }
    }

    /// <summary>The complete subtrees of a tree of that size, largest first.</summary>
    private static byte[] Edge(
        List<byte[]> leaves, int size, Dictionary<(int From, int Count), byte[]> subtrees)
    {
        var (edge, from) = (new List<byte>(), 0);
        for (var count = 1 << 30; count > 0; count >>= 1)
        {
            if ((size & count) == 0)
                continue;
            edge.AddRange(Root(leaves, from, count, subtrees));
            from += count;
        }
        return [.. edge];
    }

    private static byte[] Root(
        List<byte[]> leaves, int from, int count, Dictionary<(int From, int Count), byte[]> subtrees)
    {
        if (count == 1)
            return leaves[from];
        if (subtrees.TryGetValue((from, count), out var known))
            return known;
        var left = Root(leaves, from, count / 2, subtrees);
        var right = Root(leaves, from + (count / 2), count / 2, subtrees);
        return subtrees[(from, count)] = SHA256.HashData([1, .. left, .. right]);
    }
}
