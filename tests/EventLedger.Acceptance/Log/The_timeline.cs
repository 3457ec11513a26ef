namespace EventLedger.Acceptance.Log;

/// <summary>Where something happened: on which days events hold, and when they were recorded.</summary>
[Collection(OneCluster.Name)]
public sealed class The_timeline(LedgerServer server) : IClassFixture<LedgerServer>
{
    private async Task<(LedgerClient Ledger, string Signed, string Noticed)> Told()
    {
        server.Clock.IsNoonOf("2026-07-15");
        var ledger = await server.FreshLedger();
        await ledger.Tell("told", "announce", Terms.Deal).Accepted();
        var signed = await ledger.Tell("told", "sign", Terms.Reflection).Accepted();
        server.Clock.IsNoonOf("2026-07-18");
        var noticed = await ledger.GiveNotice("told", "Customer", "2026-11-10").Accepted();
        return (ledger, signed["recordedAt"]!, noticed["recordedAt"]!);
    }

    [Fact]
    public async Task Counts_events_by_the_day_from_which_they_hold()
    {
        var (ledger, _, _) = await Told();
        var answer = await ledger.Get("/v1/timeline?asOf=2026-06-22").Says(
            ("asOf", "2026-06-22"),
            ("effective.first", "2026-06-01"),
            ("effective.last", "2026-11-10"),
            ("effective.before", "2026-06-01"),
            ("effective.after", "2026-07-15"),
            ("effective.days[day=2026-06-22].events", "1"),
            ("effective.days[day=2026-07-15].events", "6"),
            ("terms.first", "2026-06-01"),
            ("terms.last", "2029-12-31"));
        answer.Each("effective.days", "day")
            .ShouldBe(["2026-06-01", "2026-06-22", "2026-07-15", "2026-11-10"]);
        answer.Number("position").ShouldBe(await ledger.Head());
    }

    [Fact]
    public async Task Knows_no_effective_day_of_what_was_recorded_later_but_says_that_there_is_more()
    {
        var (ledger, signed, noticed) = await Told();
        await ledger.Get($"/v1/timeline?knownAt={signed}").Says(
            ("effective.last", "2026-07-15"),
            ("recorded.last", noticed),
            ("recorded.after", noticed),
            ("recorded.days[day=2026-07-15].events", "8"),
            ("recorded.days[day=2026-07-18].events", "1"));
    }

    [Fact]
    public async Task Names_the_instants_next_to_the_one_that_was_asked_for()
    {
        var (ledger, signed, noticed) = await Told();
        await ledger.Get($"/v1/timeline?knownAt={noticed}").Says(
            ("recorded.before", signed), ("recorded.after", null));
    }

    [Fact]
    public async Task Narrows_to_a_range_and_still_names_first_and_last()
    {
        var (ledger, _, _) = await Told();
        var answer = await ledger.Get("/v1/timeline?asOf=2026-07-01&from=2026-06-02&to=2026-07-15").Says(
            ("effective.first", "2026-06-01"), ("effective.last", "2026-11-10"));
        answer.Each("effective.days", "day").ShouldBe(["2026-06-22", "2026-07-15"]);
        answer.Each("recorded.days", "day").ShouldBe(["2026-07-15"]);
    }

    [Fact]
    public async Task Of_an_empty_ledger_has_neither_first_nor_last() =>
        await (await server.EmptyLedger()).Get("/v1/timeline").Says(
            ("position", "0"),
            ("effective.first", null),
            ("effective.days", "[]"),
            ("recorded.last", null),
            ("recorded.days", "[]"),
            ("terms.last", null));

    [Theory]
    [InlineData("from=2026-07-02&to=2026-07-01", "to")]
    [InlineData("from=2026-13-01", "from")]
    [InlineData("limit=1", "limit")]
    public async Task Refuses_questions_that_make_no_sense(string query, string where) =>
        await server.Ledger.Get($"/v1/timeline?{query}").Malformed(where);
}
