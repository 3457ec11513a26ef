using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

public sealed partial class Events_as_json
{
    private static readonly Assembly Tests = typeof(Events_as_json).Assembly;

    public static TheoryData<string> StoredNames => [.. EventTypes.All.Select(type => type.StoredName)];

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void Read_and_write_the_golden_file(string storedName)
    {
        var golden = Golden(storedName);
        var @event = EventTypes.Read(storedName, Encoding.UTF8.GetBytes(golden));
        Canonical(EventTypes.Write(@event)).ShouldBe(Canonical(Encoding.UTF8.GetBytes(golden)));
    }

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void Show_every_member_in_the_golden_file(string storedName)
    {
        var shown = JsonNode.Parse(Golden(storedName))!.AsObject().Select(member => member.Key);
        var members = EventTypes.Stored(storedName).Form.GetConstructors().Single().GetParameters()
            .Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!));
        shown.ShouldBe(members, ignoreOrder: true);
    }

    [Fact]
    public void Have_a_golden_file_each_and_none_too_many() =>
        Tests.GetManifestResourceNames().Where(name => name.StartsWith("Golden/", StringComparison.Ordinal))
            .Order().ShouldBe(EventTypes.All.Select(type => $"Golden/{type.StoredName}.json").Order());

    [Fact]
    public void Are_named_in_snake_case_of_their_names()
    {
        foreach (var type in EventTypes.All)
        {
            type.StoredName.ShouldBe(Humps().Replace(type.Name, "_$0").ToLowerInvariant());
            EventTypes.Stored(type.StoredName).ShouldBe(type);
        }
        EventTypes.All.Select(type => type.StoredName).ShouldBeUnique();
    }

    [Fact]
    public void Are_all_in_the_map()
    {
        var forms = typeof(ContractEvent).Assembly.GetTypes().Where(type => !type.IsAbstract
            && type.BaseType?.Name is "ContractEvent" or "PartyEvent" or "FacilityEvent"
                or "MilestoneEvent" or "BillingRunEvent" or "BooksEvent" or "MonthReportsEvent");
        EventTypes.All.Select(type => type.Form).ShouldBe(forms, ignoreOrder: true);
        EventTypes.All.ShouldAllBe(type => type.Name == type.Form.Name);
    }

    [Fact]
    public void Hold_nothing_that_is_not_known() =>
        Encoding.UTF8.GetString(EventTypes.Write(new TerminationNoticeWithdrawn(Day("2027-02-10"))))
            .ShouldBe("""{"withdrawnOn":"2027-02-10"}""");

    [Fact]
    public void Hold_decimals_as_strings_with_the_currencys_decimals() =>
        Encoding.UTF8.GetString(EventTypes.Write(Reflection))
            .ShouldContain("\"monthlyFee\":\"150000000.00\"");

    [Theory]
    [InlineData("contract_signed", """{"providerId":"a"}""")]
    [InlineData("termination_notice_withdrawn", """{"withdrawnOn":null}""")]
    [InlineData("termination_notice_withdrawn", """{"withdrawnOn":"2027-02-30"}""")]
    [InlineData("termination_notice_withdrawn", """{"withdrawnOn":20270210}""")]
    [InlineData(
        "termination_notice_given",
        """{"by":"Me","givenOn":"2027-01-15","lastServiceDay":"2027-02-15"}""")]
    [InlineData(
        "termination_notice_given",
        """{"by":0,"givenOn":"2027-01-15","lastServiceDay":"2027-04-15"}""")]
    [InlineData("party_registered", """{"name":null}""")]
    public void Are_refused_when_something_is_missing_or_wrong(string storedName, string json) =>
        Should.Throw<JsonException>(() => EventTypes.Read(storedName, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Of_an_unknown_name_are_refused() =>
        Should.Throw<KeyNotFoundException>(() => EventTypes.Read("deal_dreamt", "{}"u8));

    /// <summary>The same JSON with its members in order and without blanks.</summary>
    private static string Canonical(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return Sorted(JsonNode.Parse(ref reader))!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Golden(string storedName)
    {
        using var stream = Tests.GetManifestResourceStream($"Golden/{storedName}.json");
        return new StreamReader(stream.ShouldNotBeNull($"no Golden/{storedName}.json")).ReadToEnd();
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Humps();
}

public sealed class State_as_json
{
    [Fact]
    public void Reads_back_as_it_was_written()
    {
        var story = Spec.Given(
            Hearsay,
            Reflection with
            {
                Capacity = [new("colossus-2", 1m, [new("GB300")], 300m, true)],
                Title = "Reflection",
            },
            new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15"), "moves"),
            new TerminationNoticeWithdrawn(Day("2027-02-10")),
            new ContractAmended(
                Day("2027-02-15"), Fees: [new(Day("2027-02-15"), 1.50m)], NoTermination: true),
            new ServiceSuspended(Day("2027-02-20"), true, "flood"),
            new ServiceResumed(Day("2027-02-25")),
            new ServiceSuspended(Day("2028-02-20"), false, "rain"));
        var json = JsonSerializer.Serialize(story.State.Terms, LedgerJson.Stored);
        var read = JsonSerializer.Deserialize<ContractTerms>(json, LedgerJson.Stored)!;
        JsonSerializer.Serialize(read, LedgerJson.Stored).ShouldBe(json);
        json.ShouldNotContain("null");
        ContractView.AsOf(read, Day("2027-02-01"))!.Commitment
            .ShouldBe(story.AsOf("2027-02-01").Commitment);
        ContractView.AsOf(read, Day("2027-03-01"))!.Commitment
            .ShouldBe(story.AsOf("2027-03-01").Commitment);
    }

    [Fact]
    public void Of_a_contract_without_title_end_and_clause_reads_back_too()
    {
        ReadsBack(Spec.Given(Reflection with { Term = new(Day("2026-07-01")) }).State.Terms);
        ReadsBack(Spec.Given(Reflection with { Termination = null }).State.Terms);
    }

    [Fact]
    public void Of_a_party_and_a_facility_of_which_only_the_name_is_known_reads_back_too()
    {
        ReadsBack(Spec.GivenParty(new PartyRegistered("SpaceX")).State);
        ReadsBack(Spec.GivenFacility(new FacilityRegistered("Colossus 2", "spacex", new())).State);
    }

    [Fact]
    public void Of_a_party_with_all_that_can_happen_to_it_reads_back_too() => ReadsBack(Spec.GivenParty(
        new PartyRegistered("SpaceX", "US", [new("Bloomberg")]),
        new PartyAcquired("xai", Reduced("2026-02"), [new("Bloomberg")]),
        new ControlPassed("musk", Reduced("2002")),
        new FundingReported(1.50m, "USD", Reduced("2026-06-22"), Qualifier.About)).State);

    /// <summary>What was stored before parties could be acquired is read for ever.</summary>
    [Fact]
    public void Of_a_party_that_was_stored_before_there_was_control_reads_too()
    {
        var read = JsonSerializer.Deserialize<Party>(
            """{"name":"SpaceX","sources":[{"publisher":"Forbes"}]}""", LedgerJson.Stored)!;
        read.IsRegistered.ShouldBeTrue();
        read.ControllerOn(Day("2026-07-01")).ShouldBeNull();
    }

    [Fact]
    public void Of_a_contract_with_attached_sources_reads_back_too() => ReadsBack(
        Spec.Given(Hearsay, new SourceAttached("monthlyFee", new("CNBC", Fact: "150M"))).State.Terms);

    [Fact]
    public void Of_a_contract_with_differences_of_closed_months_reads_back_too() => ReadsBack(Spec.Given(
        Reflection,
        new DifferencesBooked(
            1, "SignContract", "USD", [new("spacex", MonthOf("2026-07"), MonthOf("2026-09"), 1.50m)], []))
        .State.Terms);

    [Fact]
    public void Of_an_announcement_reads_back_too()
    {
        var terms = Spec.Given(Hearsay).State.Terms;
        var json = JsonSerializer.Serialize(terms, LedgerJson.Stored);
        var read = JsonSerializer.Deserialize<ContractTerms>(json, LedgerJson.Stored)!;
        JsonSerializer.Serialize(read, LedgerJson.Stored).ShouldBe(json);
        read.Announced!.Deal.ShouldBe(Hearsay);
        read.Agreement.ShouldBeNull();
    }

    private static void ReadsBack<T>(T state)
    {
        var json = JsonSerializer.Serialize(state, LedgerJson.Stored);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, LedgerJson.Stored), LedgerJson.Stored)
            .ShouldBe(json);
    }
}
