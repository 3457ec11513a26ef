using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Contracts;

/// <summary>The tables behind lists of contracts.</summary>
internal static class ContractTables
{
    public static Table Summaries(IReadOnlyList<ContractSummary> items) => Table.Of(
        "contracts",
        items,
        ("id", item => item.Id),
        ("title", item => item.Title),
        ("status", item => item.Status),
        ("providerId", item => item.ProviderId),
        ("customerId", item => item.CustomerId),
        ("currency", item => item.Currency),
        ("monthlyFee", item => item.MonthlyFee),
        ("startsOn", item => item.StartsOn),
        ("endsOn", item => item.EndsOn),
        ("lastServiceDay", item => item.LastServiceDay),
        ("facilityIds", item => string.Join(' ', item.FacilityIds)),
        ("version", item => item.Version),
        ("providerName", item => item.ProviderName),
        ("customerName", item => item.CustomerName));
}
