namespace EventLedger.Acceptance.Refusals;

/// <summary>
/// A command that a rule refuses: in which situation, with which code, and which facts decided. In bodies and
/// facts <c>{id}</c> stands for the contract.
/// </summary>
/// <param name="Of">What refuses: contracts, parties or facilities.</param>
/// <param name="Code">The code in the problem document.</param>
/// <param name="Because">What is wrong, for the name of the test.</param>
/// <param name="Given">What happened before.</param>
/// <param name="Command">The last part of the route.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Facts">Members of the problem document.</param>
public sealed record RefusalCase(
    string Of,
    string Code,
    string Because,
    Func<LedgerClient, string, Task> Given,
    string Command,
    object Body,
    params (string Path, string? Value)[] Facts);
