using System.Collections.Frozen;
using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;

namespace EventLedger.Domain.Stored;

/// <summary>An event type that the log may hold.</summary>
/// <param name="Name">Its name in the API and in domain.md: <c>ContractSigned</c>.</param>
/// <param name="StoredName">Its stable name in the log: <c>contract_signed</c>.</param>
/// <param name="Form">The record that holds its stored form.</param>
public sealed record EventType(string Name, string StoredName, Type Form);

/// <summary>
/// The one map of event names. A name that was ever stored stays here for ever; a record may be renamed, its
/// names may not.
/// </summary>
public static class EventTypes
{
    /// <summary>Every event type, by the aggregate it belongs to and then as domain.md lists them.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        new("PartyRegistered", "party_registered", typeof(PartyRegistered)),
        new("FacilityRegistered", "facility_registered", typeof(FacilityRegistered)),
        new("DealAnnounced", "deal_announced", typeof(DealAnnounced)),
        new("ContractSigned", "contract_signed", typeof(ContractSigned)),
        new("ContractAmended", "contract_amended", typeof(ContractAmended)),
        new("TerminationNoticeGiven", "termination_notice_given", typeof(TerminationNoticeGiven)),
        new("TerminationNoticeWithdrawn", "termination_notice_withdrawn", typeof(TerminationNoticeWithdrawn)),
        new("MonthInvoiced", "month_invoiced", typeof(MonthInvoiced)),
        new("PaymentRecorded", "payment_recorded", typeof(PaymentRecorded)),
    ];

    private static readonly FrozenDictionary<string, EventType> ByStoredName =
        All.ToFrozenDictionary(type => type.StoredName, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, EventType> ByForm =
        All.ToFrozenDictionary(type => type.Form);

    /// <summary>The type of an event.</summary>
    /// <exception cref="KeyNotFoundException">The record is no event.</exception>
    public static EventType Of(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return ByForm[@event.GetType()];
    }

    /// <summary>The type of a stored name.</summary>
    /// <exception cref="KeyNotFoundException">
    /// The name was never stored by this version of the product.
    /// </exception>
    public static EventType Stored(string storedName) => ByStoredName[storedName];

    /// <summary>The stored form of an event, UTF-8 JSON.</summary>
    public static byte[] Write(object @event) =>
        JsonSerializer.SerializeToUtf8Bytes(@event, Of(@event).Form, LedgerJson.Stored);

    /// <summary>The event of a stored form.</summary>
    public static object Read(string storedName, ReadOnlySpan<byte> data) =>
        JsonSerializer.Deserialize(data, Stored(storedName).Form, LedgerJson.Stored)!;
}
