using EventLedger.Domain;

namespace EventLedger.Reporting.Waterfall;

/// <summary>Why live run-rate moved.</summary>
public enum MovementKind
{
    /// <summary>From nothing, for the first time.</summary>
    New,

    /// <summary>To more.</summary>
    Expansion,

    /// <summary>To less.</summary>
    Contraction,

    /// <summary>To nothing.</summary>
    Churn,

    /// <summary>From nothing, again.</summary>
    Reactivation,

    /// <summary>From another group, such as another customer.</summary>
    TransferIn,

    /// <summary>To another group.</summary>
    TransferOut,
}

/// <summary>
/// The net change of one contract's live fee on one day: what a figure of the waterfall opens into.
/// </summary>
/// <param name="Month">The month that it counts in.</param>
/// <param name="On">The day.</param>
/// <param name="ContractId">The contract.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Kind">Why; never a transfer, which changes no contract's fee.</param>
/// <param name="Amount">By how much, whether up or down.</param>
public sealed record Movement(
    Month Month, DateOnly On, string ContractId, Currency Currency, MovementKind Kind, Money Amount);
