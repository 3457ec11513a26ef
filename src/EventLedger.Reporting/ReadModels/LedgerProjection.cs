using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Milestones;
using EventLedger.Domain.Parties;
using EventLedger.Domain.Stored;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// What the events of a commit leave in the read models: pure, so that a rebuild gives the same rows (design:
/// two kinds of rows for contracts, one for the register of parties and facilities).
/// </summary>
public static class LedgerProjection
{
    /// <summary>The register's kind of a party.</summary>
    public const string PartyKind = "Party";

    /// <summary>The register's kind of a facility.</summary>
    public const string FacilityKind = "Facility";

    /// <summary>The register's kind of a billing run.</summary>
    public const string BillingRunKind = "BillingRun";

    /// <summary>The rows of one event.</summary>
    public static ReadModelRows Project(EventInContext e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return (e.Payload, e.After) switch
        {
            (ContractEvent document, Contract after)
                when MoneyEntries.Of(Id(e), document, (Contract)e.Before, after) is { } entries =>
                new(null, null, entries),
            (ContractEvent, Contract contract) => new(Terms(Id(e), contract.Terms), null, []),
            (PartyEvent, Party party) => new(null, Register(PartyKind, Id(e), party.Name, party), []),
            (FacilityEvent, Facility facility) =>
                new(null, Register(FacilityKind, Id(e), facility.Name, facility), []),
            (MilestoneEvent, MilestoneLog) => ReadModelRows.None,
            (BillingRunEvent, BillingRun run) =>
                new(null, Register(BillingRunKind, Id(e), run.Month.ToString(), run), []),
            (BooksEvent, ProviderBooks) or (MonthReportsEvent, MonthReports) => ReadModelRows.None,
            _ => throw new System.Diagnostics.UnreachableException($"{e.Stream} does not hold {e.Payload}."),
        };
    }

    /// <summary>The folded terms of a row.</summary>
    public static ContractTerms ReadTerms(ReadOnlySpan<byte> terms) =>
        JsonSerializer.Deserialize<ContractTerms>(terms, LedgerJson.Stored)!;

    /// <summary>The party of a register's row.</summary>
    public static Party ReadParty(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<Party>(body, LedgerJson.Stored)!;

    /// <summary>The facility of a register's row.</summary>
    public static Facility ReadFacility(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<Facility>(body, LedgerJson.Stored)!;

    /// <summary>The billing run of a register's row.</summary>
    public static BillingRun ReadBillingRun(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<BillingRun>(body, LedgerJson.Stored)!;

    private static string Id(EventInContext e) => StreamNames.IdOf(e.Stream);

    private static RegisterRow Register<T>(string kind, string id, string name, T body) =>
        new(kind, id, name, JsonSerializer.SerializeToUtf8Bytes(body, LedgerJson.Stored));

    private static TermsRow Terms(string id, ContractTerms terms)
    {
        var (deal, agreement) = (terms.Announced?.Statements.Last(), terms.Agreement);
        return new(
            id,
            Ever(terms, stated => stated.ProviderId, agreement?.Providers.Steps.Select(step => step.Value)),
            Ever(terms, stated => stated.CustomerId, agreement?.Customers.Steps.Select(step => step.Value)),
            Ever(
                terms,
                stated => stated.FacilityId,
                agreement?.Capacity.Steps.SelectMany(step => step.Value).Select(line => line.FacilityId)),
            agreement?.Currency.Code ?? deal?.Currency,
            terms.Announced?.KnownFrom,
            agreement?.SignedOn,
            agreement?.StartsOn ?? deal?.StartsOn?.First,
            agreement is null ? deal?.EndsOn?.Last : agreement.EndsOn,
            agreement?.EndedServiceDay,
            JsonSerializer.SerializeToUtf8Bytes(terms, LedgerJson.Stored));
    }

    /// <summary>What a contract is looked up by: all that it was ever announced or signed with.</summary>
    private static string[] Ever(
        ContractTerms terms, Func<DealAnnounced, string?> announced, IEnumerable<string>? signed)
    {
        var ever = new List<string>(1);
        foreach (var stated in terms.Announced?.Statements ?? [])
            Add(announced(stated));
        foreach (var id in signed ?? [])
            Add(id);
        return [.. ever];

        void Add(string? id)
        {
            if (id is not null && !ever.Contains(id))
                ever.Add(id);
        }
    }
}
