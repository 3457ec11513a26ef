namespace EventLedger.Acceptance.RealDeals;

/// <summary>The main job: July is invoiced, and on 2026-10-01 the customer gives notice.</summary>
[Collection(OneCluster.Name)]
public sealed class When_Reflection_gives_notice(When_Reflection_gives_notice.Story story)
    : IClassFixture<When_Reflection_gives_notice.Story>
{
    private const string Id = "reflection-colossus-2";

    private LedgerClient Ledger => story.Ledger;

    public sealed class Story(Cluster cluster) : LedgerServer(cluster)
    {
        public Answer Signed { get; private set; } = null!;

        public Answer July { get; private set; } = null!;

        public Answer Notice { get; private set; } = null!;

        protected override bool LoadSeeds => true;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Signed = await Ledger.Contract(Id);
            July = await Ledger.Tell(Id, "invoice-month", new { month = "2026-07" });
            Clock.IsNoonOf("2026-10-01");
            Notice = await Ledger.GiveNotice(Id, "Customer", "2026-10-01");
        }
    }

    [Fact]
    public async Task The_notice_is_accepted_and_ends_service_ninety_days_later()
    {
        await Task.FromResult(story.Notice).Says(
            ("events[0].type", "TerminationNoticeGiven"),
            ("events[0].data.by", "Customer"),
            ("events[0].data.givenOn", "2026-10-01"),
            ("events[0].data.lastServiceDay", "2026-12-30"),
            ("events[0].effectiveOn", "2026-10-01"));
        await Ledger.Contract(Id).Says(
            ("status", "UnderNotice"),
            ("notice.by", "Customer"),
            ("notice.givenOn", "2026-10-01"),
            ("notice.lastServiceDay", "2026-12-30"),
            ("lastServiceDay", "2026-12-30"));
    }

    [Fact]
    public async Task What_could_be_cancelled_is_forgone() =>
        await Ledger.Contract(Id, "asOf=2026-10-01").Says(
            ("commitment.headline", "6300000000.00"),
            ("commitment.earned", "450000000.00"),
            ("commitment.firm", "445161290.32"),
            ("commitment.firmUntil", "2026-12-30"),
            ("commitment.cancellable", "0.00"),
            ("commitment.forgone", "5404838709.68"));

    [Fact]
    public async Task The_commitments_report_moves_it_from_cancellable_to_forgone() =>
        await Ledger.Get("/v1/reports/commitments?asOf=2026-10-01").Says(
            ($"rows[contractId={Id}].cancellable", "0.00"),
            ($"rows[contractId={Id}].forgone", "5404838709.68"),
            ("totals[currency=USD].firm", "445161290.32"),
            ("totals[currency=USD].forgone", "5404838709.68"));

    [Fact]
    public async Task The_list_of_those_under_notice_names_it() =>
        (await Ledger.Pages("/v1/contracts?status=UnderNotice&asOf=2026-10-01", "id")).ShouldBe([Id]);

    [Fact]
    public async Task December_is_charged_for_thirty_days() =>
        await Ledger.Tell(Id, "invoice-month", new { month = "2026-12" }).Says(
            ("events[0].data.total", "145161290.32"),
            ("events[0].data.lines[0].from", "2026-12-01"),
            ("events[0].data.lines[0].to", "2026-12-30"));

    [Fact]
    public async Task There_is_nothing_to_invoice_in_January() =>
        await Ledger.Tell(Id, "invoice-month", new { month = "2027-01" }).Refused(
            "nothing-to-invoice", ("month", "2027-01"), ("lastServiceDay", "2026-12-30"));

    [Theory]
    [InlineData("2026-09-30", "Active")]
    [InlineData("2026-10-01", "UnderNotice")]
    [InlineData("2026-12-30", "UnderNotice")]
    [InlineData("2026-12-31", "Terminated")]
    [InlineData("2030-01-01", "Terminated")]
    public async Task The_status_follows_the_days(string day, string status) =>
        await Ledger.Contract(Id, $"asOf={day}").Says(("status", status));

    [Fact]
    public async Task The_run_rate_falls_only_when_service_ends()
    {
        await Ledger.Get("/v1/reports/run-rate?asOf=2026-12-30").Says(
            ("currencies[currency=USD].live.monthly", "150000000.00"));
        await Ledger.Get("/v1/reports/run-rate?asOf=2026-12-31").Says(
            ("currencies[currency=USD].live.monthly", "0.00"));
    }

    [Fact]
    public async Task July_was_invoiced_once_and_is_refused_a_second_time()
    {
        await Task.FromResult(story.July).Says(
            ("events[0].type", "MonthInvoiced"),
            ("events[0].data.number", $"{Id}-0001"),
            ("events[0].data.month", "2026-07"),
            ("events[0].data.issuedOn", "2026-07-15"),
            ("events[0].data.dueOn", "2026-08-14"),
            ("events[0].data.currency", "USD"),
            ("events[0].data.total", "150000000.00"),
            ("events[0].data.lines[0].kind", "Charge"),
            ("events[0].data.lines[0].month", "2026-07"),
            ("events[0].data.lines[0].from", "2026-07-01"),
            ("events[0].data.lines[0].to", "2026-07-31"),
            ("events[0].data.lines[0].amount", "150000000.00"));
        await Ledger.Tell(Id, "invoice-month", new { month = "2026-07" }).Refused(
            "month-already-invoiced", ("month", "2026-07"), ("invoice", $"{Id}-0001"));
    }

    [Fact]
    public async Task A_second_notice_is_refused_because_the_first_stands() =>
        await Ledger.GiveNotice(Id, "Provider", "2026-10-02")
            .Refused(
                "already-under-notice", ("givenOn", "2026-10-01"), ("lastServiceDay", "2026-12-30"));

    [Fact]
    public async Task A_server_that_starts_later_adds_only_milestones_and_shows_the_notice()
    {
        var head = await Ledger.Head();
        var other = await story.StartAnother();
        (await other.Get($"/v1/events?after={head}").Accepted()).At("items").EnumerateArray()
            .ShouldAllBe(e => e.GetProperty("type").GetString() == "MilestoneReached");
        await other.Contract(Id, "asOf=2026-10-01").Says(("status", "UnderNotice"));
    }

    [Fact]
    public async Task The_version_of_the_signing_shows_no_notice() =>
        await Ledger.Contract(Id, $"version={story.Signed["version"]}").Says(
            ("version", story.Signed["version"]),
            ("notice", null),
            ("status", "Active"),
            ("lastServiceDay", null),
            ("commitment.forgone", "0.00"));

    [Fact]
    public async Task What_was_known_before_the_notice_shows_no_notice() =>
        await Ledger.Contract(Id, $"asOf=2026-10-01&knownAt={story.July["recordedAt"]}").Says(
            ("notice", null),
            ("status", "Active"),
            ("commitment.cancellable", "5404838709.68"),
            ("commitment.firmUntil", "2026-12-30"));

    [Fact]
    public async Task What_was_known_with_the_notice_shows_it() =>
        await Ledger.Contract(Id, $"asOf=2026-10-01&knownAt={story.Notice["recordedAt"]}").Says(
            ("notice.givenOn", "2026-10-01"), ("status", "UnderNotice"));
}
