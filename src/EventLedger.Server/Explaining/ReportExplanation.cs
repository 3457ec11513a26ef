using System.Text.Json;
using EventLedger.Reporting.Explaining;

namespace EventLedger.Server.Explaining;

/// <summary>What a contract, a party or a facility has to do with a figure.</summary>
/// <param name="ContractId">The contract; null where it is none.</param>
/// <param name="PartyId">The party; null where it is none.</param>
/// <param name="FacilityId">The facility; null where it is none.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Value">What it adds; of a figure that is no sum, what it says.</param>
/// <param name="How">How that comes about; null where the events say it all.</param>
/// <param name="ContractCell">
/// The figure by which <c>/v1/contracts/{id}/explain</c> opens it further; null where there is none.
/// </param>
/// <param name="Events">
/// The events that moved it, in the ledger's order; what they changed adds up to it.
/// </param>
public sealed record PartAnswer(
    string? ContractId,
    string? PartyId,
    string? FacilityId,
    string Title,
    JsonElement Value,
    string? How,
    string? ContractCell,
    IReadOnlyList<ExplainedEvent> Events);

/// <summary>How a figure of a report comes about: its parts and the events behind each.</summary>
/// <param name="Report">The report.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Token">The answer that the figure stands in.</param>
/// <param name="Cell">The figure: a JSON Pointer into that answer.</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Kind">What kind of figure.</param>
/// <param name="Currency">Of an amount; null of other figures.</param>
/// <param name="Value">As in the answer.</param>
/// <param name="Rule">The rule behind it.</param>
/// <param name="Inputs">
/// Other figures of the answer that go into it; each can be explained in its turn. At most 1,000.
/// </param>
/// <param name="Parts">This page's parts, largest first; those of all pages add up to the figure.</param>
/// <param name="PartsTotal">What all parts add up to; null of a figure that is no sum.</param>
/// <param name="PartsCount">How many parts there are.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ReportExplanation(
    string Report,
    long Position,
    string Token,
    string Cell,
    string Label,
    FigureKind Kind,
    string? Currency,
    JsonElement Value,
    RuleAnswer Rule,
    IReadOnlyList<InputAnswer> Inputs,
    IReadOnlyList<PartAnswer> Parts,
    JsonElement PartsTotal,
    int PartsCount,
    string? Next);

/// <summary>How a cell of an answer comes about: of a report, or of a contract and its documents.</summary>
/// <param name="OfReport">Of a report.</param>
/// <param name="OfContract">Of a contract, its statement, billing, an invoice or a credit note.</param>
public sealed record AnyExplanation(ReportExplanation OfReport, ContractExplanation OfContract);
