namespace EventLedger.Acceptance.Refusals;

/// <summary>State, then who, then dates, then amounts, in the table's order.</summary>
[Collection(AnotherCluster.Name)]
public sealed class With_several_faults_at_once(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft Wrong = Terms.Reflection
        .With("providerId", "nobody")
        .With("customerId", "nobody")
        .With("capacity", new object[]
        {
            new { facilityId = "nowhere", share = "0.5" },
            new { facilityId = "site-2", share = "0.1" },
        })
        .With("term.endsOn", "2026-06-30")
        .With("fees[0].from", "2026-07-02")
        .With("currency", "ZZZ")
        .With("fees[0].monthlyFee", "-1.00");

    private readonly LedgerClient _ledger = server.Ledger;

    private Task<Answer> Notice(string id, string by, string givenOn) =>
        _ledger.GiveNotice(id, by, givenOn);

    [Fact]
    public async Task A_signature_is_refused_for_the_first_of_them()
    {
        var terms = Wrong;
        await _ledger.Tell("faulty", "sign", terms).Refused("unknown-party");
        terms = terms.With("providerId", "provider").With("customerId", "provider");
        await _ledger.Tell("faulty", "sign", terms).Refused("unknown-facility");
        terms = terms.With("capacity[0].facilityId", "site-1");
        await _ledger.Tell("faulty", "sign", terms).Refused("same-party");
        terms = terms.With("customerId", "customer");
        await _ledger.Tell("faulty", "sign", terms).Refused("invalid-term");
        terms = terms.With("term.endsOn", "2029-12-31");
        await _ledger.Tell("faulty", "sign", terms).Refused("invalid-fee-schedule");
        terms = terms.With("fees[0].from", "2026-07-01");
        await _ledger.Tell("faulty", "sign", terms).Refused("invalid-capacity");
        terms = terms.With("capacity[1].share", "0.5");
        await _ledger.Tell("faulty", "sign", terms).Refused("unknown-currency");
        terms = terms.With("currency", "USD");
        await _ledger.Tell("faulty", "sign", terms).Refused("invalid-amount");
        await _ledger.Tell("faulty", "sign", terms.With("fees[0].monthlyFee", "1.00")).Accepted();
        await _ledger.Tell("faulty", "sign", Wrong).Refused("already-signed");
    }

    [Fact]
    public async Task A_notice_is_refused_for_the_first_of_them()
    {
        await _ledger.Sign("notices", Situations.CustomersClause);
        await Notice("notices", "Provider", "2026-09-30").Refused("party-not-entitled");
        await Notice("notices", "Customer", "2026-09-30").Refused("notice-before-lock-in");
        await Notice("notices", "Customer", "2026-10-01").Accepted();
        await Notice("notices", "Provider", "2026-09-30").Refused("already-under-notice");
        await _ledger.Tell(
            "notices", "amend", new { effectiveOn = "2026-11-01", termination = (object?)null }).Accepted();
        await Notice("notices", "Provider", "2026-11-02").Refused("not-terminable");
    }

    [Fact]
    public async Task A_notice_within_a_lock_in_longer_than_the_term_is_too_early_rather_than_too_late()
    {
        await _ledger.Sign("locked-in", Terms.Reflection.With("termination.lockInMonths", 60));
        await Notice("locked-in", "Customer", "2029-12-01").Refused("notice-before-lock-in");
    }

    [Fact]
    public async Task A_delay_is_refused_for_the_first_of_them()
    {
        await _ledger.Sign("delays", Terms.Reflection);
        Task<Answer> Delay(string newStartsOn, string delayedOn) => _ledger.Tell(
            "delays", "delay-commencement", new { newStartsOn, newEndsOn = "2026-06-01", delayedOn });
        await Delay("2026-06-15", "2026-07-01").Refused("already-commenced");
        await Delay("2026-06-15", "2026-06-30").Refused("invalid-term");
        await Delay("2026-07-02", "2026-06-30").Refused("start-after-end");
    }

    [Fact]
    public async Task A_renewal_is_refused_for_the_first_of_them()
    {
        await _ledger.Sign("renewals", Terms.Reflection);
        Task<Answer> Renew(string newEndsOn, string renewedOn, object[] fees) =>
            _ledger.Tell("renewals", "renew", new { newEndsOn, renewedOn, fees });
        await Renew("2029-12-31", "2030-01-01", []).Refused("contract-ended");
        await Renew("2029-12-31", "2029-01-01", []).Refused("end-not-later");
        await Renew("2030-12-31", "2029-01-01", Terms.Fee("2030-01-02", "-1.00"))
            .Refused("invalid-fee-schedule");
        await Renew("2030-12-31", "2029-01-01", Terms.Fee("2030-01-01", "-1.00")).Refused("invalid-amount");
        await _ledger.GiveNotice("renewals", "Customer", "2026-10-01").Accepted();
        await Renew("2029-12-31", "2026-10-02", []).Refused("under-notice");
        await Renew("2029-12-31", "2026-12-31", []).Refused("contract-ended");
    }

    [Fact]
    public async Task An_amendment_is_refused_for_the_first_of_them()
    {
        await _ledger.Sign("changes", Terms.Reflection);
        var change = Draft.Of(new
        {
            effectiveOn = "2030-01-01",
            endsOn = "2026-07-30",
            fees = Terms.Fee("2026-08-02", "-1.00"),
            capacity = new object[] { new { facilityId = "nowhere", share = "0.5" } },
        });
        Task<Answer> Amend() => _ledger.Tell("changes", "amend", change);
        await Amend().Refused("unknown-facility");
        change = change.With("capacity[0].facilityId", "site-1");
        await Amend().Refused("outside-term");
        change = change.With("effectiveOn", "2026-08-01");
        await Amend().Refused("invalid-term");
        change = change.With("endsOn", "2029-12-31");
        await Amend().Refused("invalid-fee-schedule");
        change = change.With("fees[0].from", "2026-08-01");
        await Amend().Refused("invalid-capacity");
        change = change.With("capacity[0].share", "1");
        await Amend().Refused("invalid-amount");
        change = change.With("fees[0].monthlyFee", "1.00");
        await Amend().Accepted();
        await Amend().Refused("no-change");
    }

    [Fact]
    public async Task An_invoice_is_refused_for_the_first_of_them()
    {
        await _ledger.Sign("invoices", Terms.Reflection.With("billing.timing", "Arrears"));
        Task<Answer> Invoice(string month, string issuedOn) =>
            _ledger.Tell("invoices", "invoice-month", new { month, issuedOn });
        await Invoice("2030-01", "2030-01-01").Refused("nothing-to-invoice");
        await Invoice("2026-07", "2026-08-01").Accepted();
        await Invoice("2026-07", "2026-07-01").Refused("month-already-invoiced");
    }

    [Fact]
    public async Task A_payment_sent_twice_is_a_duplicate_rather_than_too_much()
    {
        await Situations.July(_ledger, "payments");
        await _ledger.Tell("payments", "record-payment", Situations.Payment("payments", "1000.00", "wire-1"))
            .Accepted();
        await _ledger.Tell("payments", "record-payment", Situations.Payment("payments", "1000.00", "wire-1"))
            .Refused("duplicate-payment");
    }

    [Fact]
    public async Task An_amendment_outside_the_term_that_changes_nothing_lies_outside_the_term()
    {
        await _ledger.Sign("amendments", Terms.Reflection);
        await _ledger.Tell("amendments", "amend", new { effectiveOn = "2030-01-01" }).Refused("outside-term");
    }

    [Fact]
    public async Task An_assignment_is_refused_for_the_first_of_them()
    {
        await _ledger.Sign("assignments", Terms.Reflection);
        Task<Answer> Assign(string toPartyId, string effectiveOn) => _ledger.Tell(
            "assignments", "assign", new { role = "Customer", toPartyId, effectiveOn });
        await Assign("nobody", "2030-01-01").Refused("unknown-party");
        await Assign("provider", "2030-01-01").Refused("same-party");
        await Assign("stranger", "2030-01-01").Refused("outside-term");
        await Assign("stranger", "2029-12-31").Accepted();
    }

    [Fact]
    public async Task What_happens_to_a_rescinded_contract_is_refused_for_that_first()
    {
        await Situations.Rescinded(_ledger, "rescissions");
        await _ledger.Tell("rescissions", "rescind", new { rescindedOn = "2026-07-01", reason = "again" })
            .Refused("contract-ended");
        await _ledger.Tell(
            "rescissions", "amend",
            new { effectiveOn = "2030-01-01", capacity = new[] { new { facilityId = "nowhere" } } })
            .Refused("contract-ended");
    }
}
