using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

/// <summary>Step by step they are written as the serializer writes an array of steps.</summary>
public class Timelines_as_json
{
    private static readonly DateOnly First = new(2026, 7, 1);
    private static readonly DateOnly Second = new(2027, 1, 1);

    public static TheoryData<bool> Both => [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public void Are_an_array_of_steps(bool stored)
    {
        var options = stored ? LedgerJson.Stored : LedgerJson.Wire;
        Same<string>(options, [new(First, "spacex"), new(Second, "x \"ä\" \u2028")]);
        Same<decimal>(options, [new(First, 150_000_000.00m), new(Second, 0.0000001m)]);
        Same<TerminationClause?>(options, [new(First, new(Terminator.Either, 90, 3)), new(Second, null)]);
        Same<IReadOnlyList<CapacityLine>>(options,
        [
            new(First, [new("colossus-2", 0.5m), new("memphis", 0.5m, [new("GB200", 1_000)], 12.5m, true)]),
            new(Second, []),
        ]);
        Same<DateOnly>(options, []);
    }

    private static void Same<T>(JsonSerializerOptions options, Dated<T>[] steps)
    {
        var written = JsonSerializer.Serialize(Timeline<T>.Of(steps), options);

        written.ShouldBe(JsonSerializer.Serialize(steps, options));
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Timeline<T>>(written, options)!, options)
            .ShouldBe(written);
    }
}
