using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;

namespace EventLedger.Acceptance.Refusals;

/// <summary>Every refusal that commands know, provoked over HTTP.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Refusing_a_command(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly RefusalCase[] Table =
    [
        .. RefusalsOfSigning.All, .. RefusalsOfContracts.All, .. RefusalsOfTerms.All,
        .. RefusalsOfEnding.All,
        .. RefusalsOfParties.All,
        .. RefusalsOfBilling.All, .. RefusalsOfBooks.All,
        .. RefusalsByClosedBooks.All,
    ];

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            for (var i = 0; i < Table.Length; i++)
                rows.Add(i, $"{Table[i].Of}: {Table[i].Code} when {Table[i].Because}");
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Names_the_rule_and_the_facts_and_stores_nothing(int row, string because)
    {
        var (ledger, refusal, id) = (server.Ledger, Table[row], $"refused-{row}");
        string ForThisContract(string text) => text.Replace("{id}", id, StringComparison.Ordinal);
        await refusal.Given(ledger, id);
        var head = await ledger.Head();
        var path = refusal.Command.StartsWith('/')
            ? ForThisContract(refusal.Command)
            : $"/v1/contracts/{id}/{refusal.Command}";
        await ledger.PostRaw(path, ForThisContract(Draft.Of(refusal.Body).ToString())).Refused(
            refusal.Code,
            [.. refusal.Facts.Select(f => (f.Path, f.Value is null ? null : ForThisContract(f.Value)))]);
        (await ledger.Head()).ShouldBe(head, because);
    }

    [Theory]
    [InlineData("contracts", typeof(ContractRefusal))]
    [InlineData("parties", typeof(PartyRefusal))]
    [InlineData("facilities", typeof(FacilityRefusal))]
    [InlineData("books", typeof(BooksRefusal))]
    public void Happens_in_this_suite_for_every_reason_there_is(string of, Type reasons) =>
        reasons.GetNestedTypes().Where(reasons.IsAssignableFrom).Select(Refusal.CodeOf)
            .Except(Table.Where(row => row.Of == of).Select(row => row.Code))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("amend", """{"effectiveOn":"2026-08-01","endsOn":"2026-12-31"}""")]
    [InlineData("give-termination-notice", """{"by":"Customer","givenOn":"2026-10-01"}""")]
    [InlineData("withdraw-termination-notice", """{"withdrawnOn":"2026-10-01"}""")]
    [InlineData("revise-announcement", """{"monthlyFee":"1"}""")]
    [InlineData("withdraw-announcement", """{"reason":"talks ended"}""")]
    [InlineData("assign", """{"role":"Customer","toPartyId":"stranger"}""")]
    [InlineData("terminate-for-cause", """{"lastServiceDay":"2026-08-31","reason":"unpaid"}""")]
    [InlineData("rescind", """{"reason":"no finance"}""")]
    [InlineData("invoice-month", """{"month":"2026-07"}""")]
    [InlineData("record-payment", """{"invoice":"x","amount":"1","paidOn":"2026-07-01","reference":"r"}""")]
    [InlineData("correct-event", """{"version":1,"replacement":null,"reason":"mistyped"}""")]
    [InlineData("attach-source", """{"fact":"monthlyFee","source":{"publisher":"CNBC"}}""")]
    [InlineData("issue-credit-note", """{"invoice":"x","amount":"1","reason":"r"}""")]
    [InlineData("void-invoice", """{"invoice":"x","reason":"r"}""")]
    [InlineData("apply-unapplied", """{"invoice":"x","amount":"1"}""")]
    [InlineData("refund-unapplied", """{"amount":"1","reference":"r"}""")]
    [InlineData("reverse-payment", """{"invoice":"x","reference":"r","reason":"r"}""")]
    [InlineData("write-off-invoice", """{"invoice":"x","reason":"r"}""")]
    [InlineData("dispute-invoice", """{"invoice":"x","reason":"r"}""")]
    [InlineData("resolve-dispute", """{"invoice":"x","outcome":"Rejected"}""")]
    [InlineData("settle", "{}")]
    public async Task To_a_contract_that_nobody_knows_is_not_found(string command, string body) =>
        await server.Ledger.PostRaw($"/v1/contracts/nobody-knows/{command}", body).NotFound();

    [Theory]
    [InlineData("/v1/parties/nobody-knows/record-acquisition", """{"acquiredId":"provider"}""")]
    [InlineData("/v1/parties/nobody-knows/record-acquisition", """{"acquiredId":"nobody-knows"}""")]
    [InlineData("/v1/parties/nobody-knows/report-funding", """{"amount":"1.00","currency":"USD"}""")]
    [InlineData("/v1/facilities/nobody-knows/expand", """{"capacity":{"megawatts":1}}""")]
    public async Task To_a_party_or_place_that_nobody_knows_is_not_found(string path, string body) =>
        await server.Ledger.PostRaw(path, body).NotFound();

    [Fact]
    public async Task Says_why_in_one_sentence()
    {
        await server.Ledger.Sign("one-sentence", Terms.Reflection);
        var answer = await server.Ledger.GiveNotice("one-sentence", "Customer", "2026-09-30")
            .Refused("notice-before-lock-in");
        answer["detail"]!.ShouldContain("2026-09-30");
        answer["detail"]!.ShouldContain("2026-10-01");
    }
}
