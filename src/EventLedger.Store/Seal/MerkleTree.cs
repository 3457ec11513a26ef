using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;

namespace EventLedger.Store.Seal;

/// <summary>
/// The Merkle tree of RFC 6962 section 2.1, as its right edge: the hashes of the complete subtrees, largest
/// first. Appending and the root need no more than that.
/// </summary>
public sealed class MerkleTree
{
    /// <summary>What a line is preceded by where it is hashed.</summary>
    internal const byte LeafMark = 0;

    private const byte NodeMark = 1;
    private readonly List<byte[]> _edge;

    /// <summary>The tree of no leaves.</summary>
    public MerkleTree() => _edge = [];

    /// <summary>A tree from its size and its right edge; throws when they do not fit each other.</summary>
    public MerkleTree(long size, ReadOnlySpan<byte> rightEdge)
    {
        if (rightEdge.Length != BitOperations.PopCount((ulong)size) * SHA256.HashSizeInBytes)
            throw new ArgumentException("The right edge does not fit the size.", nameof(rightEdge));
        _edge = new List<byte[]>(rightEdge.Length / SHA256.HashSizeInBytes + 1);
        for (var at = 0; at < rightEdge.Length; at += SHA256.HashSizeInBytes)
            _edge.Add(rightEdge.Slice(at, SHA256.HashSizeInBytes).ToArray());
        Size = size;
    }

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256(0x00 || line).</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> line)
    {
        var marked = ArrayPool<byte>.Shared.Rent(line.Length + 1);
        marked[0] = LeafMark;
        line.CopyTo(marked.AsSpan(1));
        var hash = SHA256.HashData(marked.AsSpan(0, line.Length + 1));
        ArrayPool<byte>.Shared.Return(marked);
        return hash;
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> marked = stackalloc byte[1 + 2 * SHA256.HashSizeInBytes];
        marked[0] = NodeMark;
        left.CopyTo(marked[1..]);
        right.CopyTo(marked[(1 + SHA256.HashSizeInBytes)..]);
        return SHA256.HashData(marked);
    }

    /// <summary>Appends a leaf by its hash.</summary>
    public void Append(byte[] leafHash)
    {
        var hash = leafHash;
        // Each one at the low end of the size is a complete subtree that the new one makes whole.
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = NodeHash(_edge[^1], hash);
            _edge.RemoveAt(_edge.Count - 1);
        }
        _edge.Add(hash);
        Size++;
    }

    /// <summary>The root; of the empty tree it is SHA-256 of nothing.</summary>
    public byte[] Root()
    {
        if (_edge.Count == 0)
            return SHA256.HashData([]);
        var root = _edge[^1];
        for (var i = _edge.Count - 2; i >= 0; i--)
            root = NodeHash(_edge[i], root);
        return root;
    }

    /// <summary>The hashes of the complete subtrees, largest first, one after the other.</summary>
    public byte[] RightEdge()
    {
        var bytes = new byte[_edge.Count * SHA256.HashSizeInBytes];
        for (var i = 0; i < _edge.Count; i++)
            _edge[i].CopyTo(bytes, i * SHA256.HashSizeInBytes);
        return bytes;
    }
}
