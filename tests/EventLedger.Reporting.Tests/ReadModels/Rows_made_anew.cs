using System.Text;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Rebuilt equals live: of an event as it is read from the log the same rows are made as of the event as it
/// was decided, to the last byte.
/// </summary>
public sealed class Rows_made_anew
{
    [Fact]
    public void Of_any_tale_are_those_that_its_commits_made() =>
        Run.Check(Tales.Any, tale => SameAnew(new Telling(tale).Events), 300);

    [Fact]
    public void Of_any_billing_are_those_that_its_commits_made() =>
        Run.Check(BillingWalk.Any(60), tale => SameAnew(new BillingWalk(tale).Events), 100);

    private static void SameAnew(IReadOnlyList<ContractEvent> events)
    {
        var read = events.Select(Read).ToArray();
        foreach (var (live, anew) in Streams.InContext(events).Zip(Streams.InContext(read)))
            Text(anew).ShouldBe(Text(live), $"{live.Payload}");
    }

    private static ContractEvent Read(ContractEvent e)
    {
        var codec = LedgerModels.EventLedger.Codec;
        var form = codec.Write(e);
        return (ContractEvent)codec.Read(form.Type, form.Data);
    }

    private static string Text(EventInContext e)
    {
        var rows = LedgerProjection.Project(e);
        return rows.Terms is { } terms
            ? $"{terms} {Encoding.UTF8.GetString(terms.Terms)} "
                + string.Join(' ', terms.ProviderIds.Concat(terms.CustomerIds).Concat(terms.FacilityIds))
            : string.Join('\n', rows.Entries);
    }
}
