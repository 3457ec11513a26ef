using EventLedger.Store.Seal;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class A_merkle_tree
{
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Has_the_roots_of_the_certificate_transparency_vectors(int size, string root)
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves.Take(size))
            tree.Append(MerkleTree.LeafHash(Convert.FromHexString(leaf)));
        Convert.ToHexStringLower(tree.Root()).ShouldBe(root);
    }

    [Fact]
    public void Agrees_with_the_recursive_definition_at_every_size_to_70()
    {
        var tree = new MerkleTree();
        var leaves = new List<byte[]>();
        for (var size = 0; size <= 70; size++)
        {
            tree.Root().ShouldBe(Naive.Root(leaves), $"size {size}");
            new MerkleTree(size, tree.RightEdge()).Root().ShouldBe(tree.Root());
            leaves.Add(MerkleTree.LeafHash([(byte)size]));
            tree = new MerkleTree(size, tree.RightEdge());
            tree.Append(leaves[^1]);
        }
    }

    [Fact]
    public void Refuses_an_edge_that_does_not_fit_its_size() =>
        Should.Throw<ArgumentException>(() => new MerkleTree(3, new byte[32]));
}

/// <summary>RFC 6962 section 2.1, as it is written there.</summary>
internal static class Naive
{
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 0)
            return System.Security.Cryptography.SHA256.HashData([]);
        if (leaves.Count == 1)
            return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Count)
            split *= 2;
        return MerkleTree.NodeHash(Root([.. leaves.Take(split)]), Root([.. leaves.Skip(split)]));
    }

    /// <summary>The complete subtrees, largest first.</summary>
    public static byte[] RightEdge(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 0)
            return [];
        var whole = 1;
        while (whole * 2 <= leaves.Count)
            whole *= 2;
        return [.. Root([.. leaves.Take(whole)]), .. RightEdge([.. leaves.Skip(whole)])];
    }
}
