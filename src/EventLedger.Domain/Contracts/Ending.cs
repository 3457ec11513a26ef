namespace EventLedger.Domain.Contracts;

/// <summary>End a contract because of a breach, whatever its clause says.</summary>
/// <param name="GivenOn">The day on which it is terminated.</param>
/// <param name="LastServiceDay">The last day of service.</param>
/// <param name="Reason">The cause.</param>
public sealed record TerminateForCause(DateOnly GivenOn, DateOnly LastServiceDay, string Reason);

/// <summary>Undo a contract before its service begins.</summary>
/// <param name="RescindedOn">The day from which it no longer holds.</param>
/// <param name="Reason">Why.</param>
public sealed record RescindContract(DateOnly RescindedOn, string Reason);

/// <summary>A termination for cause; it cannot be withdrawn.</summary>
/// <param name="GivenOn">The day from which views show it.</param>
/// <param name="LastServiceDay">The last day of service it brings.</param>
/// <param name="Reason">The cause.</param>
public sealed record TerminationForCause(DateOnly GivenOn, DateOnly LastServiceDay, string Reason);

/// <summary>The undoing of a contract.</summary>
/// <param name="RescindedOn">The day from which views show it.</param>
/// <param name="Reason">Why.</param>
public sealed record Rescission(DateOnly RescindedOn, string Reason);

/// <summary>Ending a contract without its clause: for cause, or before it begins.</summary>
public static class Ending
{
    /// <summary>
    /// Terminates for cause. It may be dated after the last day of service: a breach that is settled later.
    /// </summary>
    public static Decided<ContractEvent> Decide(
        TerminateForCause command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.GivenOn) is { } settled)
            return settled;
        var ends = agreement.KnownLastServiceDay;
        return ends < agreement.StartsOn || command.LastServiceDay >= ends
            ? new ContractRefusal.EndNotEarlier(command.LastServiceDay, agreement.StartsOn, ends!.Value)
            : new ContractTerminatedForCause(command.GivenOn, command.LastServiceDay, command.Reason);
    }

    /// <summary>Rescinds a contract whose service has not begun on the day.</summary>
    public static Decided<ContractEvent> Decide(RescindContract command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.RescindedOn) is { } settled)
            return settled;
        if (agreement.Rescission is { } rescission)
            return new ContractRefusal.ContractEnded(
                command.RescindedOn, RescindedOn: rescission.RescindedOn);
        return agreement.StartsOn <= command.RescindedOn
            ? new ContractRefusal.AlreadyCommenced(command.RescindedOn, agreement.StartsOn)
            : new ContractRescinded(command.RescindedOn, command.Reason);
    }

    internal static Agreement Apply(Agreement agreement, ContractTerminatedForCause e) => agreement with
    {
        ForCause = [.. agreement.ForCause, new(e.GivenOn, e.LastServiceDay, e.Reason)],
    };

    internal static Agreement Apply(Agreement agreement, ContractRescinded e) =>
        agreement with { Rescission = new(e.RescindedOn, e.Reason) };
}
