namespace EventLedger.Acceptance.BillingRuns;

/// <summary>A billing run invoices every contract that is due for a month, once.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Invoicing_all_that_is_due(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft Plain = Terms.Plain("2026-07-01", "2026-12-31", "1000.00");

    private static Draft InArrears => Plain.With("billing", new { timing = "Arrears", netDays = 30 });

    /// <summary>Contracts of every kind; in July, billed on its first day, a and yen are due.</summary>
    private static async Task Fill(LedgerClient ledger)
    {
        await ledger.Sign("a", Plain);
        await ledger.Sign("yen", Terms.Plain("2026-07-16", "2026-12-31", "3100").With("currency", "JPY"));
        await ledger.Sign("arrears", InArrears);
        await ledger.Sign("later", Terms.Plain("2026-08-01", "2026-12-31", "1000.00"));
        await ledger.Sign("over", Terms.Plain("2026-01-01", "2026-06-30", "1000.00"));
        await ledger.Tell("announced", "announce", Terms.Deal).Accepted();
        await ledger.Sign("suspended", Plain);
        await ledger.Tell("suspended", "suspend", new { from = "2026-07-01", abateFees = true, reason = "x" })
            .Accepted();
        await ledger.Sign("rescinded", Plain);
        await ledger.Tell("rescinded", "rescind", new { rescindedOn = "2026-06-25", reason = "x" })
            .Accepted();
        await ledger.Sign("invoiced", Plain);
        await ledger.Tell("invoiced", "invoice-month", new { month = "2026-07" }).Accepted();
        await ledger.Sign("settled", Plain.With("termination", new
        {
            by = "Either",
            noticeDays = 0,
            lockInMonths = 0,
        }));
        await ledger.GiveNotice("settled", "Customer", "2026-07-01").Accepted();
        await ledger.Tell("settled", "settle", new { settledOn = "2026-07-10" }).Accepted();
    }

    [Fact]
    public async Task Bills_what_is_due_and_says_what_it_did()
    {
        var ledger = await server.FreshLedger();
        await Fill(ledger);
        var before = await ledger.Head();
        var run = await ledger.Run(new { month = "2026-07", issuedOn = "2026-07-01" });
        run["state"].ShouldBe("Finished", run.ToString());
        foreach (var (path, value) in new[]
        {
            ("month", "2026-07"), ("issuedOn", "2026-07-01"), ("startedOn", "2026-07-15"), ("total", "2"),
            ("done", "2"), ("invoiced", "2"), ("refusedCount", "0"), ("totals[0].currency", "JPY"),
            ("totals[0].invoices", "1"), ("totals[0].total", "1600"), ("totals[1].currency", "USD"),
            ("totals[1].total", "1000.00"), ("position", $"{before + 1}"), ("version", "2"),
        })
            run[path].ShouldBe(value, $"{path} of {run}");
        run.Count("refused").ShouldBe(0);
        run.Header("ETag").ShouldBe("\"2\"");
        (await ledger.Invoices("a")).ShouldBe(["a-0001"]);
        (await ledger.Head()).ShouldBe(before + 4);
        var id = run["id"]!;
        await ledger.Get("/v1/contracts/a/events").Says(
            ("items[1].type", "MonthInvoiced"), ("items[1].data.issuedOn", "2026-07-01"),
            ("items[1].actor", "billing-run"), ("items[1].correlationId", id),
            ("items[1].causationId", id));
        await ledger.Get($"/v1/events?after={before}").Says(
            ("items[0].stream", $"billing-run-{id}"), ("items[0].type", "BillingRunStarted"),
            ("items[3].type", "BillingRunFinished"), ("items[3].data.invoiced", "2"));
    }

    [Fact]
    public async Task Bills_in_a_second_run_only_what_the_first_did_not()
    {
        var ledger = await server.FreshLedger();
        await Fill(ledger);
        await ledger.Run(new { month = "2026-07", issuedOn = "2026-07-01" });
        var second = await ledger.Run(new { month = "2026-07", issuedOn = "2026-07-01" });
        (second["total"], second["done"], second["invoiced"]).ShouldBe(("0", "0", "0"), second.ToString());
        await ledger.Tell("a", "void-invoice", new { invoice = "a-0001", reason = "wrong" }).Accepted();
        await ledger.Sign("new", Plain);
        var third = await ledger.Run(new { month = "2026-07", issuedOn = "2026-08-01" });
        (third["total"], third["invoiced"]).ShouldBe(("3", "3"), third.ToString());
        (await ledger.Invoices("a")).ShouldBe(["a-0001", "a-0002"]);
        (await ledger.Invoices("new")).ShouldBe(["new-0001"]);
        (await ledger.Invoices("arrears")).ShouldBe(["arrears-0001"]);
        foreach (var nobody in (string[])["later", "over", "suspended", "rescinded"])
            (await ledger.Invoices(nobody)).ShouldBeEmpty(nobody);
        (await ledger.Pages("/v1/billing-runs?limit=2", "state"))
            .ShouldBe(["Finished", "Finished", "Finished"]);
    }

    [Fact]
    public async Task Leaves_the_day_of_issue_to_the_contract_when_none_is_given()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("begun", Plain);
        await ledger.Sign("begins", Terms.Plain("2026-07-20", null, "1000.00")
            .With("termination", new { by = "Either", noticeDays = 30, lockInMonths = 0 }));
        await ledger.Run(new { month = "2026-07" });
        await ledger.Get("/v1/contracts/begun/billing").Says(("invoices[0].issuedOn", "2026-07-15"));
        await ledger.Get("/v1/contracts/begins/billing?asOf=2026-08-01")
            .Says(("invoices[0].issuedOn", "2026-07-20"));
    }

    [Fact]
    public async Task Says_in_a_dry_run_what_it_would_do_and_stores_nothing()
    {
        var ledger = await server.FreshLedger();
        await Fill(ledger);
        var head = await ledger.Head();
        var body = new { month = "2026-07", issuedOn = "2026-07-01" };
        await ledger.Post("/v1/billing-runs?dryRun=true", body)
            .Says(
                ("dryRun", "true"), ("month", "2026-07"), ("total", "2"), ("invoiced", "2"),
                ("totals[1].currency", "USD"), ("totals[1].total", "1000.00"), ("refusedCount", "0"));
        (await ledger.Head()).ShouldBe(head);
        (await ledger.Get("/v1/billing-runs").Accepted()).Count("items").ShouldBe(0);
        await ledger.Post(
                "/v1/billing-runs?dryRun=true",
                new { month = "2026-07", filter = new { customerId = "who" } })
            .Refused("unknown-party", ("partyId", "who"));
    }

    [Theory]
    [InlineData("providerId", "stranger", "other")]
    [InlineData("customerId", "stranger", "bought")]
    [InlineData("facilityId", "site-2", "elsewhere")]
    [InlineData("timing", "Arrears", "arrears")]
    public async Task Keeps_to_its_filter(string field, string value, string expected)
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("plain", Plain);
        await ledger.Sign("other", Plain.With("providerId", "stranger"));
        await ledger.Sign("bought", Plain.With("customerId", "stranger"));
        await ledger.Sign("elsewhere", Plain.With("capacity", new[] { new { facilityId = "site-2" } }));
        await ledger.Sign("arrears", InArrears);
        var filter = new Dictionary<string, string> { [field] = value };
        var run = await ledger.Run(new { month = "2026-07", issuedOn = "2026-08-01", filter });
        (run["total"], run["invoiced"], run[$"filter.{field}"]).ShouldBe(("1", "1", value), run.ToString());
        (await ledger.Invoices(expected)).ShouldBe([$"{expected}-0001"]);
        (await ledger.Run(new { month = "2026-07", issuedOn = "2026-08-01" }))["invoiced"].ShouldBe("4");
    }

    [Fact]
    public async Task Keeps_to_the_contracts_that_are_named()
    {
        var ledger = await server.FreshLedger();
        foreach (var id in (string[])["a", "b", "c"])
            await ledger.Sign(id, Plain);
        var filter = new { contractIds = new[] { "c", "a" } };
        var run = await ledger.Run(new { month = "2026-07", filter });
        (run["total"], run["invoiced"]).ShouldBe(("2", "2"), run.ToString());
        (await ledger.Invoices("b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_the_same_run_again_under_one_key()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("a", Plain);
        var once = await ledger.WithKey("july").Post("/v1/billing-runs", new { month = "2026-07" });
        await ledger.Ended(once.Header("Location")!);
        var again = await ledger.WithKey("july").Post("/v1/billing-runs", new { month = "2026-07" });
        again.Status.ShouldBe(202);
        again.Text.ShouldBe(once.Text);
        again.Header("Location").ShouldBe(once.Header("Location"));
        again.Header("Idempotent-Replay").ShouldBe("true");
        await ledger.WithKey("july").Post("/v1/billing-runs", new { month = "2026-08" })
            .Refused("idempotency-key-reused");
        (await ledger.Get("/v1/billing-runs").Accepted()).Count("items").ShouldBe(1);
    }

    [Fact]
    public async Task Lists_runs_as_CSV()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("a", Plain);
        var run = await ledger.Run(new { month = "2026-07" });
        var csv = await ledger.Get("/v1/billing-runs?format=csv").Accepted();
        csv.MediaType.ShouldBe("text/csv");
        csv.Text.ShouldContain($"{run["id"]},Finished,2026-07,2026-07-15,,1,1,1,0,1000.00 USD,");
        (await ledger.Get($"/v1/billing-runs/{run["id"]}/refused?format=csv").Accepted()).Text
            .ShouldBe("contractId,code,sentence\r\n");
    }

    [Fact]
    public async Task Belongs_to_its_ledger()
    {
        var (one, other) = (await server.FreshLedger(), await server.FreshLedger());
        await one.Sign("a", Plain);
        await other.Sign("a", Plain);
        var location = await one.Start(new { month = "2026-07" });
        await one.Ended(location);
        (await other.Invoices("a")).ShouldBeEmpty();
        await other.Get(location).NotFound();
    }

    /// <summary>What the database sieves out, no rule would have let through.</summary>
    [Fact]
    public async Task Misses_nothing_that_InvoiceMonth_would_take()
    {
        var ledger = await server.FreshLedger();
        await Fill(ledger);
        await ledger.Sign("cut", Plain);
        await ledger.Tell("cut", "terminate-for-cause", new { lastServiceDay = "2026-07-02", reason = "x" })
            .Accepted();
        await ledger.Sign("gone", Plain);
        await ledger.Tell("gone", "terminate-for-cause", new { lastServiceDay = "2026-07-02", reason = "x" })
            .Accepted();
        await ledger.Tell(
            "gone", "correct-event", new { version = 2, replacement = (object?)null, reason = "x" })
            .Accepted();
        await ledger.Sign("moved", Plain.With("term", new { startsOn = "2026-08-01", endsOn = "2026-12-31" })
            .With("fees", Terms.Fee("2026-08-01", "1000.00")));
        await ledger.Tell(
            "moved", "delay-commencement", new { newStartsOn = "2026-09-01", delayedOn = "2026-07-01" })
            .Accepted();
        await ledger.Tell("invoiced", "void-invoice", new { invoice = "invoiced-0001", reason = "x" })
            .Accepted();
        var ids = (await ledger.Get("/v1/contracts?asOf=2026-07-15").Accepted()).Each("items", "id");
        foreach (var month in (string[])["2026-06", "2026-07", "2026-08", "2026-09", "2026-12", "2027-01"])
        {
            var body = new { month, issuedOn = "2026-08-20" };
            var due = new List<string>();
            foreach (var id in ids)
                if ((await ledger.Post($"/v1/contracts/{id}/invoice-month?dryRun=true", body)).Status == 200)
                    due.Add(id);
            var before = await ledger.Head();
            var run = await ledger.Run(body);
            run.Number("invoiced").ShouldBe(due.Count, run.ToString());
            run.Number("total").ShouldBe(due.Count, run.ToString());
            var billed = (await ledger.Get($"/v1/events?after={before}&limit=1000").Accepted())
                .Each("items", "stream")
                .Where(stream => stream.StartsWith("contract-", StringComparison.Ordinal));
            billed.Select(stream => stream["contract-".Length..]).Order().ShouldBe(due.Order(), month);
        }
    }
}
