using System.Text.Json;

namespace EventLedger.Acceptance.Log;

/// <summary>RFC 6962: a client checks its receipt and the head from what the API shows.</summary>
[Collection(OneCluster.Name)]
public sealed class The_seal(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static async Task<byte[][]> Leaves(LedgerClient ledger) =>
    [
        .. (await ledger.Get("/v1/events?limit=1000").Accepted()).At("items").EnumerateArray()
            .Select(item => MerkleTree.Leaf(CanonicalJson.Of(item))),
    ];

    private static async Task TheHeadShouldBeTheRoot(LedgerClient ledger)
    {
        var leaves = await Leaves(ledger);
        await ledger.Get("/v1/ledger").Says(
            ("head.position", $"{leaves.Length}"),
            ("head.hash", Convert.ToHexStringLower(MerkleTree.Root(leaves))));
    }

    [Fact]
    public async Task Of_an_empty_ledger_is_that_of_an_empty_tree() =>
        await TheHeadShouldBeTheRoot(await server.EmptyLedger());

    [Fact]
    public async Task Is_the_root_over_all_events_whatever_their_number()
    {
        var ledger = await server.EmptyLedger();
        for (var i = 1; i <= 17; i++)
        {
            await ledger.Post($"/v1/parties/party-{i}/register", new { name = $"Party {i}" }).Accepted();
            await TheHeadShouldBeTheRoot(ledger);
        }
    }

    [Fact]
    public async Task Is_the_root_over_events_that_were_committed_together()
    {
        var ledger = await server.EmptyLedger();
        await Task.WhenAll(Enumerable.Range(1, 60).Select(i =>
            ledger.Post($"/v1/parties/party-{i}/register", new { name = $"Party {i}" }).Accepted()));
        await TheHeadShouldBeTheRoot(ledger);
    }

    [Fact]
    public async Task Gives_each_command_a_receipt_that_its_event_proves()
    {
        var ledger = await server.FreshLedger();
        Answer[] answers =
        [
            await ledger.Tell("sealed", "sign", Terms.Reflection).Accepted(),
            await ledger.Tell("sealed", "invoice-month", new { month = "2026-07" }).Accepted(),
            await ledger.GiveNotice("sealed", "Customer", "2026-10-01")
                .Accepted(),
        ];
        var leaves = await Leaves(ledger);
        foreach (var answer in answers)
        {
            answer["receipt.position"].ShouldBe(answer["position"]);
            answer["receipt.leafHash"].ShouldBe(
                Convert.ToHexStringLower(leaves[answer.Number("receipt.position") - 1]));
        }
    }

    [Theory]
    [InlineData("quote \" backslash \\ slash / <b>")]
    [InlineData("two lines\nand\ttwo columns")]
    [InlineData("caf\u00e9 \u65e5\u672c \ud83d\ude80 \u2028\u2029 \ufeff\ufffd")]
    [InlineData("<script>&'+</script>")]
    [InlineData("e\u0301 is not \u00e9")]
    public async Task Holds_for_text_of_any_kind(string name)
    {
        var ledger = await server.EmptyLedger();
        var answer = await ledger.Post("/v1/parties/odd/register", new { name }).Accepted();
        var leaves = await Leaves(ledger);
        answer["receipt.leafHash"].ShouldBe(Convert.ToHexStringLower(leaves[0]));
        await TheHeadShouldBeTheRoot(ledger);
    }

    [Fact]
    public async Task Covers_every_member_of_an_event_that_the_contract_of_the_API_names()
    {
        var ledger = await server.FreshLedger();
        var item = (await ledger.Get("/v1/events?limit=1").Accepted()).At("items[0]");
        item.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "actor", "causationId", "correlationId", "data", "headers", "id", "position", "recordedAt",
            "stream", "type", "version",
        ]);
        item.GetProperty("position").ValueKind.ShouldBe(JsonValueKind.Number);
    }
}
