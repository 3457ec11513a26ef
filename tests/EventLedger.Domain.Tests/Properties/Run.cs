using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// Runs a property. A failure prints its seed and the simplest case found; <c>LEDGER_REPLAY=seed,gamma</c>
/// in the environment, with these two numbers, runs the same cases again.
/// </summary>
internal static class Run
{
    public static void Check<T>(Arbitrary<T> arbitrary, Action<T> property, int cases) =>
        Prop.ForAll(arbitrary, property).Check(Replayed(Config.QuickThrowOnFailure.WithMaxTest(cases)));

    /// <summary>
    /// What such cases reach, looked for until nothing of <paramref name="expected"/> is missing: what is
    /// rare is found by looking longer, and what can't be reached is missing after 20 times as many cases.
    /// </summary>
    public static IReadOnlySet<TReached> Reach<T, TReached>(
        Arbitrary<T> arbitrary, Func<T, IEnumerable<TReached>> reached,
        IReadOnlyCollection<TReached> expected, int cases)
    {
        var all = new HashSet<TReached>();
        for (var round = 0; round < 20 && !all.IsSupersetOf(expected); round++)
            Check(arbitrary, one => all.UnionWith(reached(one)), cases);
        return all;
    }

    private static Config Replayed(Config config)
    {
        var seed = Environment.GetEnvironmentVariable("LEDGER_REPLAY")?.Split(',');
        return seed is null
            ? config
            : config.WithReplay(FSharpOption<Replay>.Some(new(
                new Rnd(ulong.Parse(seed[0]), ulong.Parse(seed[1])), FSharpOption<int>.None)));
    }
}
