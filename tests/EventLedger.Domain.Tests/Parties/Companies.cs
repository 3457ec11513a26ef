using EventLedger.Domain.Parties;
using Shouldly;

namespace EventLedger.Domain.Tests;

/// <summary>
/// Parties by id, each the fold of its own events; an acquisition that is accepted is told to both sides.
/// </summary>
public sealed class Companies
{
    private readonly Dictionary<string, Party> _parties = [];

    public Companies(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
            _parties[id] = Party.Evolve(Party.None, new PartyRegistered(id));
    }

    public IReadOnlyDictionary<string, Party> Parties => _parties;

    public Control Control => Control.Among(_parties);

    public Decided<PartyEvent> Try(string acquirer, string acquired, string on)
    {
        var decided = Control.Decide(new RecordAcquisition(acquired, Deals.Reduced(on)), acquirer);
        foreach (var e in decided.Events.Cast<PartyAcquired>())
        {
            _parties[acquirer] = Party.Evolve(_parties[acquirer], e);
            _parties[acquired] = Party.Evolve(_parties[acquired], Control.Passed(e, acquirer));
        }
        return decided;
    }

    public Companies With(string acquirer, string acquired, string on)
    {
        Try(acquirer, acquired, on).Refusal.ShouldBeNull();
        return this;
    }

    public string? ControllerOf(string id, string on) => _parties[id].ControllerOn(Deals.Day(on));

    public string[] ControlledBy(string id, string on) =>
    [
        .. Control.ControlledBy(id, Deals.Day(on))
            .Select(acquired => $"{acquired.AcquiredId} {acquired.EffectiveOn}"),
    ];

    public bool Shares(string one, string other, string on) => Control.IsShared(one, other, Deals.Day(on));

    /// <summary>The acquisition is refused for this.</summary>
    public TRefusal Refuses<TRefusal>(string acquirer, string acquired, string on)
        where TRefusal : PartyRefusal
    {
        var refusal = Try(acquirer, acquired, on).Refusal.ShouldBeOfType<TRefusal>();
        refusal.Sentence.ShouldEndWith(".");
        refusal.Sentence.ShouldNotEndWith("..");
        return refusal;
    }
}
