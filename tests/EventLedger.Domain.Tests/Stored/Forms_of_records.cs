using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

/// <summary>
/// The records of folded terms and of the events that most of a log consists of are read and written by forms
/// of their own, for speed; what the serializer would make of them by itself is what they make.
/// </summary>
public class Forms_of_records
{
    private static readonly JsonSerializerOptions Plain = WithoutForms();

    private static readonly Agreement Full = new(
        "Reflection",
        Day("2026-06-22"),
        Currency.Of("USD"),
        Timeline<string>.Of([new(Day("2026-06-22"), "spacex")]),
        Timeline<string>.Of([new(Day("2026-06-22"), "reflection"), new(Day("2027-01-01"), "\"ä\u2028")]),
        Day("2026-07-01"),
        Day("2029-12-31"),
        Timeline<decimal>.Of([new(Day("2026-07-01"), 150_000_000.00m), new(Day("2028-07-01"), 0.05m)]),
        new(BillingTiming.Advance, 30),
        Proration.Thirty360,
        Timeline<TerminationClause?>.Of([new(Day("2026-07-01"), Clause), new(Day("2027-07-01"), null)]),
        Timeline<IReadOnlyList<CapacityLine>>.Of(
            [new(Day("2026-07-01"), [Line]), new(Day("2027-07-01"), [])]),
        [Notice, Notice with { WithdrawnOn = null, Reason = null }],
        [Source])
    {
        Suspensions = [Suspension, Suspension with { To = null }],
        ForCause = [new(Day("2028-01-01"), Day("2028-02-01"), "default")],
        Rescission = new(Day("2028-03-01"), "fraud"),
    };

    private static TerminationClause Clause =>
        new(Terminator.Customer, 90, 3, LockInMeaning.Termination, NoticeCounting.IncludeNoticeDay);

    private static CapacityLine Line => new("colossus-2", 0.5m, [new("GB300", 70_000)], 300.5m, true);

    private static Notice Notice =>
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"), Day("2027-02-10"), "moves");

    private static Source Source => new("CNBC", "Title", Reduced("2026-06"), "S-1", "fee: 150M", "Reported");

    private static Suspension Suspension => new(Day("2027-02-20"), Day("2027-02-25"), true, "flood");

    private static readonly ContractTerms FullTerms = new(
        new(Hearsay), Full, [Source], [new("spacex", MonthOf("2026-07"), MonthOf("2026-09"), -1.50m)]);

    private static readonly InvoiceLine Charge = new(
        InvoiceLineKind.TrueUp, MonthOf("2026-07"), Day("2026-07-01"), Day("2026-07-31"), -0.05m, "a fee",
        [1, 7]);

    private static readonly ContractSigned Signed = new(
        "spacex", "reflection-ai", Day("2026-06-22"), "USD", new(Day("2026-07-01"), Day("2029-12-31")),
        [new(Day("2026-07-01"), 150_000_000.00m), new(Day("2027-07-01"), 0.05m)], Full.Billing,
        Proration.Thirty360, [Line], Clause, "Reflection", [Source]);

    private static readonly ContractAmended Amended = new(
        Day("2027-01-01"), Signed.Fees, Day("2030-12-31"), false, Clause, false, [Line, Line], "\"ä\u2028");

    private static readonly MonthInvoiced Invoiced = new(
        "r-0001", MonthOf("2026-08"), Day("2026-08-01"), Day("2026-08-31"), "USD", 150_000_000.00m,
        [Charge, Charge with { Reason = null, Events = null }], "spacex", "reflection-ai", true);

    private static readonly PaymentRecorded Paid =
        new("r-0001", 150_000_000.00m, "USD", Day("2026-08-26"), "wire 7", 0.05m, 1.00m);

    private static readonly Dictionary<string, object> Records = new object[]
    {
        Clause, Line, Notice, Source, Suspension, Full, Full.Billing, FullTerms, Charge, Signed, Signed.Term,
        Signed.Fees[0], Amended, Invoiced, Paid,
    }.ToDictionary(record => record.GetType().Name);

    public static TheoryData<string> Names => [.. Records.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_and_read_every_property_as_the_serializer_does(string name)
    {
        var record = Records[name];
        var type = record.GetType();
        LedgerJson.Stored.GetConverter(type).GetType().ShouldNotBe(Plain.GetConverter(type).GetType());
        var plain = JsonSerializer.Serialize(record, type, Plain);
        JsonNode.Parse(plain)!.AsObject().Select(property => property.Key).ShouldBe(
            Plain.GetTypeInfo(type).Properties
                .Where(property => property.Set is not null || property.AssociatedParameter is not null)
                .Select(property => property.Name),
            "the example has every property");
        JsonSerializer.Serialize(record, type, LedgerJson.Stored).ShouldBe(plain);
        var read = JsonSerializer.Deserialize(plain, type, LedgerJson.Stored);
        JsonSerializer.Serialize(read, type, Plain).ShouldBe(plain);
    }

    [Fact]
    public void Read_properties_in_any_order_and_pass_over_those_that_nobody_knows()
    {
        const string json =
            """
            {"lockIn":"Termination","x":{"y":[1]},"noticeDays":90,"lockInMonths":3,
            "by":"Either","counting":null}
            """;
        JsonSerializer.Deserialize<TerminationClause>(json, LedgerJson.Stored)
            .ShouldBe(new(Terminator.Either, 90, 3, LockInMeaning.Termination));
    }

    [Fact]
    public void Read_the_steps_of_a_timeline_in_any_order_too() => JsonSerializer
        .Deserialize<Timeline<string>>(
            """[{"value":"a","from":"2026-07-01"},{"x":1,"from":"2027-07-01","value":"b"}]""",
            LedgerJson.Stored)
        .ShouldBe(Timeline<string>.Of([new(Day("2026-07-01"), "a"), new(Day("2027-07-01"), "b")]));

    [Theory]
    [InlineData("""{"noticeDays":90,"lockInMonths":3}""", "a TerminationClause without by")]
    [InlineData("""{"by":null,"lockInMonths":3}""", "a TerminationClause without by, noticeDays")]
    [InlineData("[]", "expected an object, a TerminationClause")]
    [InlineData("\"x\"", "expected an object, a TerminationClause")]
    [InlineData("""{"by":"Both"}""", "expected one of Either, Customer, Provider")]
    public void Refuse_what_is_no_such_record(string json, string why) =>
        Should.Throw<JsonException>(
            () => JsonSerializer.Deserialize<TerminationClause>(json, LedgerJson.Stored))
            .Message.ShouldStartWith(why);

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"from\":\"2026-07-01\"},1]")]
    [InlineData("[{\"from\":\"2026-07-32\",\"value\":\"a\"}]")]
    public void Refuse_what_is_no_timeline(string json) => Should.Throw<JsonException>(
        () => JsonSerializer.Deserialize<Timeline<string>>(json, LedgerJson.Stored));

    private static JsonSerializerOptions WithoutForms()
    {
        var options = new JsonSerializerOptions();
        LedgerJson.Apply(options, JsonIgnoreCondition.WhenWritingNull, onlyStored: true);
        foreach (var form in options.Converters.Where(IsOfRecords).ToArray())
            options.Converters.Remove(form);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static bool IsOfRecords(JsonConverter form) =>
        form.GetType().Namespace == "EventLedger.Domain.Stored.Forms";
}
