using System.Globalization;
using System.Text;
using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

/// <summary>
/// How a form is replaced, on a real event: as if payments had first been stored in minor units, then with
/// the part that was applied, and today with the part that was not.
/// </summary>
public sealed class An_old_form_of_an_event
{
    private const string First = """
        {"invoice":"reflection-0001","amount":15000000050,"currency":"USD","paidOn":"2026-07-20",
         "reference":"wire-1"}
        """;

    private const string Second = """
        {"invoice":"reflection-0001","amount":"150000000.50","applied":"150000000.00","currency":"USD",
         "paidOn":"2026-07-20","reference":"wire-1"}
        """;

    private static readonly EventType InMinorUnits = new(
        "PaymentRecorded",
        "payment_recorded",
        typeof(PaymentInMinorUnits),
        e => ((PaymentInMinorUnits)e).Next);

    private static readonly EventType WithAppliedPart = new(
        "PaymentRecorded",
        "payment_recorded_v2",
        typeof(PaymentWithAppliedPart),
        e => ((PaymentWithAppliedPart)e).Next);

    private static readonly EventType Today =
        new("PaymentRecorded", "payment_recorded_v3", typeof(PaymentRecorded));

    private static readonly EventTypeMap Map = new([InMinorUnits, WithAppliedPart, Today]);

    private static readonly PaymentRecorded Payment =
        new("reflection-0001", 150_000_000.50m, "USD", Day("2026-07-20"), "wire-1");

    /// <summary>The form that was written first: plain minor units, all of them applied.</summary>
    private sealed record PaymentInMinorUnits(
        string Invoice, long Amount, string Currency, DateOnly PaidOn, string Reference)
    {
        public PaymentWithAppliedPart Next
        {
            get
            {
                var amount = new Domain.Money(Amount, Domain.Currency.Of(Currency)).ToDecimal();
                return new(Invoice, amount, amount, Currency, PaidOn, Reference);
            }
        }
    }

    /// <summary>The form that was written next.</summary>
    private sealed record PaymentWithAppliedPart(
        string Invoice, decimal Amount, decimal Applied, string Currency, DateOnly PaidOn, string Reference)
    {
        public PaymentRecorded Next => new(
            Invoice, Amount, Currency, PaidOn, Reference, Amount == Applied ? null : Amount - Applied);
    }

    private static object Read(string storedName, string json) =>
        Map.Read(storedName, Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Is_read_as_the_record_of_today() =>
        Read("payment_recorded_v2", Second).ShouldBe(Payment with { Unapplied = 0.50m });

    [Fact]
    public void Is_lifted_step_by_step() => Read("payment_recorded", First).ShouldBe(Payment);

    [Theory]
    [InlineData("JPY", "15000000050")]
    [InlineData("BHD", "15000000.050")]
    public void Is_lifted_by_what_it_says(string currency, string amount) =>
        Read("payment_recorded", First.Replace("USD", currency, StringComparison.Ordinal))
            .ShouldBeOfType<PaymentRecorded>().Amount
            .ToString(CultureInfo.InvariantCulture).ShouldBe(amount);

    [Fact]
    public void Folds_like_the_form_of_today()
    {
        var old = (ContractEvent)Read("payment_recorded", First);
        var invoice = Invoicing_a_month.July with { Total = 200_000_000m };
        Spec.Given(Reflection, invoice, old).State.Account.Find("reflection-0001")!
            .BalanceOn(Day("2026-07-20")).ShouldBe(Usd(49_999_999.50m));
    }

    [Fact]
    public void Is_written_again_in_the_form_of_today_alone()
    {
        var read = Read("payment_recorded", First);
        Map.Of(read).ShouldBe(Today);
        var json = Encoding.UTF8.GetString(Map.Write(read));
        json.ShouldBe("""{"invoice":"reflection-0001","amount":"150000000.50","currency":"USD","""
            + "\"paidOn\":\"2026-07-20\",\"reference\":\"wire-1\"}");
        Read("payment_recorded_v3", json).ShouldBe(Payment);
    }

    [Fact]
    public void Is_never_written()
    {
        var first = new PaymentInMinorUnits("reflection-0001", 1, "USD", Day("2026-07-20"), "wire-1");
        Should.Throw<ArgumentException>(() => Map.Write(first))
            .Message.ShouldContain("payment_recorded is an old form");
        Should.Throw<ArgumentException>(() => Map.Write(first.Next))
            .Message.ShouldContain("payment_recorded_v2 is an old form");
    }

    [Fact]
    public void Is_held_to_its_own_members() =>
        Should.Throw<JsonException>(() => Read("payment_recorded_v2", First));

    [Fact]
    public void Bears_the_name_of_the_event_of_today() =>
        Map.All.ShouldAllBe(type => Map.Stored(type.StoredName).Name == "PaymentRecorded");

    [Fact]
    public void Cannot_be_without_a_form_of_today_or_beside_a_second_one()
    {
        var old = new EventType("Old", "old", typeof(string), e => e);
        Should.Throw<ArgumentException>(() => new EventTypeMap([old]));
        EventType[] both = [new("New", "new", typeof(string)), new("New", "new_v2", typeof(Version))];
        Should.Throw<ArgumentException>(() => new EventTypeMap(both));
    }

    [Fact]
    public void Cannot_share_its_stored_name() => Should.Throw<ArgumentException>(
        () => new EventTypeMap([InMinorUnits, Today with { StoredName = "payment_recorded" }]));

    [Fact]
    public void Cannot_share_its_record() => Should.Throw<ArgumentException>(
        () => new EventTypeMap([InMinorUnits, Today with { Form = InMinorUnits.Form }]));
}
