using System.Security.Cryptography;

namespace EventLedger.Acceptance.Log;

/// <summary>RFC 6962, section 2.1, as the RFC defines it: by recursion.</summary>
public static class MerkleTree
{
    public static byte[] Leaf(byte[] data) => SHA256.HashData([0, .. data]);

    public static byte[] Root(IReadOnlyList<byte[]> leaves) => leaves.Count switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[0],
        _ => Node(leaves, LargestPowerOfTwoBelow(leaves.Count)),
    };

    private static byte[] Node(IReadOnlyList<byte[]> leaves, int k) =>
        SHA256.HashData([1, .. Root([.. leaves.Take(k)]), .. Root([.. leaves.Skip(k)])]);

    private static int LargestPowerOfTwoBelow(int n)
    {
        var k = 1;
        while (k * 2 < n)
            k *= 2;
        return k;
    }
}
