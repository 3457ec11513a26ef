using EventLedger.Server.Books;
using EventLedger.Server.Commands;
using EventLedger.Server.Contracts;
using EventLedger.Server.Facilities;
using EventLedger.Server.Parties;
using EventLedger.Store;

namespace EventLedger.Faults.Support;

/// <summary>A command of the product as a client sends it, with its idempotency key.</summary>
public sealed record Order(CommandSlice Slice, string Id, string Body, string Key)
{
    public string Stream => Slice.Collection.Stream(Id);

    public string Path => $"/v1/{Slice.Collection.Name}/{Id}/{Slice.Route}";

    public ParsedCommand Parsed =>
        Slice.Parse(System.Text.Encoding.UTF8.GetBytes(Body), Id).Command
        ?? throw new InvalidOperationException($"Malformed: {Path} {Body}");

    public static Order Party(string id, string key, string name = "A company") =>
        new(RegisterPartySlice.Command, id, $$"""{"name":"{{name}}","on":"2026-06-01"}""", key);

    public static Order Facility(string id, string key) =>
        new(
            RegisterFacilitySlice.Command, id,
            """{"name":"A site","operatorId":"p0","capacity":{"megawatts":100},"on":"2026-06-01"}""", key);

    public static Order Sign(string id, string provider, string customer, string facility, string key) =>
        new(
            SignContractSlice.Command, id,
            $$"""
            {"providerId":"{{provider}}","customerId":"{{customer}}","signedOn":"2026-06-22",
            "currency":"USD","term":{"startsOn":"2026-07-01","endsOn":"2029-12-31"},
            "fees":[{"from":"2026-07-01","monthlyFee":"1000.00"}],
            "billing":{"timing":"Advance","netDays":30},
            "termination":{"by":"Either","noticeDays":90,"lockInMonths":3},
            "capacity":[{"facilityId":"{{facility}}"}]}
            """,
            key);

    public static Order Invoice(string id, int month, string key)
    {
        var first = new DateOnly(2026, 7, 1).AddMonths(month);
        return new(
            InvoiceMonthSlice.Command, id,
            $$"""{"month":"{{first:yyyy-MM}}","issuedOn":"{{first:O}}"}""", key);
    }

    /// <summary>A new fee from a month on, for closed months booked in an open one.</summary>
    public static Order Amend(string id, int month, int fee, string key)
    {
        var first = new DateOnly(2026, 7, 1).AddMonths(month);
        return new(
            AmendContractSlice.Command, id,
            $$"""
            {"effectiveOn":"{{first:O}}","fees":[{"from":"{{first:O}}","monthlyFee":"{{fee}}.00"}],
            "bookInOpenMonth":true}
            """,
            key);
    }

    public static Order Close(string provider, int month, string key)
    {
        var first = new DateOnly(2026, 7, 1).AddMonths(month);
        return new(
            CloseMonthSlice.Command, provider,
            $$"""{"month":"{{first:yyyy-MM}}","closedOn":"{{first.AddMonths(1):O}}"}""", key);
    }

    public static Order Pay(string id, string reference, string key) =>
        new(
            RecordPaymentSlice.Command, id,
            $$"""
            {"invoice":"{{id}}-0001","amount":"10.00","reference":"{{reference}}","paidOn":"2029-12-01"}
            """,
            key);

    /// <summary>As the store takes it; what HTTP makes of it.</summary>
    public LedgerCommand ToCommand()
    {
        var parsed = Parsed;
        return new(
            Stream, parsed.Decide, new CommandContext("ann", Key, null), null,
            CommandEndpoint.Key(Key, Slice, Id, parsed), false, CommandAnswer.Of);
    }
}
