namespace EventLedger.Domain.Contracts;

/// <summary>A contract was terminated for cause: not under its clause, but because of a breach.</summary>
/// <param name="GivenOn">The day on which it was terminated.</param>
/// <param name="LastServiceDay">The last day of service.</param>
/// <param name="Reason">The cause.</param>
public sealed record ContractTerminatedForCause(DateOnly GivenOn, DateOnly LastServiceDay, string Reason)
    : ContractEvent;

/// <summary>A contract was undone before its service began.</summary>
/// <param name="RescindedOn">The day from which it no longer holds.</param>
/// <param name="Reason">Why.</param>
public sealed record ContractRescinded(DateOnly RescindedOn, string Reason) : ContractEvent;

/// <summary>A role in a contract went to another party.</summary>
/// <param name="Role">Which role.</param>
/// <param name="ToPartyId">Who has it now.</param>
/// <param name="EffectiveOn">The day from which it does.</param>
public sealed record ContractAssigned(Side Role, string ToPartyId, DateOnly EffectiveOn) : ContractEvent;
