using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Tests;
using EventLedger.Reporting.ReadModels;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>The deals of the seeds, in the figures of their announcements and of the one signature.</summary>
public static class RealDeals
{
    public static readonly DealAnnounced Announced = Hearsay with
    {
        AnnouncedOn = Reduced("2026-06-22"),
        TotalValue = 6_300_000_000.00m,
        FacilityId = "colossus-2",
        Qualifiers = new(Qualifier.Exact, Qualifier.UpTo),
    };

    public static readonly ContractSigned Signed = Deals.Reflection with
    {
        Title = "Reflection AI on Colossus 2",
        Capacity = [new("colossus-2")],
    };

    public static readonly DealAnnounced Anthropic = new(
        "spacex", "anthropic", Reduced("2026-05"), 1_250_000_000.00m, null, "USD", FacilityId: "colossus-1");

    public static readonly DealAnnounced Google = new(
        "spacex",
        "google",
        Reduced("2026-06"),
        920_000_000.00m,
        30_000_000_000.00m,
        "USD",
        EndsOn: Reduced("2029-06"),
        FacilityId: "colossus-2",
        Qualifiers: new(Qualifier.About, Qualifier.About));

    public static readonly DealAnnounced Cursor = new("spacex", "cursor", Reduced("2026-06-22"));

    public static readonly DealAnnounced OpenAI = new(
        "oracle",
        "openai",
        Reduced("2026-06-22"),
        TotalValue: 300_000_000_000.00m,
        Currency: "USD",
        FacilityId: "oracle-cloud");

    public static readonly Names Names = new(
        new Dictionary<string, string>
        {
            ["spacex"] = "SpaceX",
            ["reflection-ai"] = "Reflection AI",
            ["anthropic"] = "Anthropic",
            ["google"] = "Google",
        },
        new Dictionary<string, string> { ["colossus-1"] = "Colossus 1", ["colossus-2"] = "Colossus 2" });

    /// <summary>SpaceX absorbed xAI, with which it has no deal.</summary>
    public static readonly Control Control =
        new Companies("spacex", "xai").With("spacex", "xai", "2026-02").Control;

    /// <summary>All five, Reflection announced and signed.</summary>
    public static IReadOnlyList<KnownContract> All =>
    [
        Known("reflection-colossus-2", Announced, Signed),
        Known("openai-oracle", OpenAI),
        Known("google-colossus-2", Google),
        Known("cursor-spacex", Cursor),
        Known("anthropic-colossus-1", Anthropic),
    ];

    /// <summary>A contract as its events fold.</summary>
    public static KnownContract Known(string id, params ContractEvent[] events) =>
        new(id, Spec.Given(events).State.Terms);
}
