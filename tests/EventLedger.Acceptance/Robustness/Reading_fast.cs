using System.Reflection;
using System.Text;
using System.Text.Json;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;

namespace EventLedger.Acceptance.Robustness;

/// <summary>
/// The fast way to read a body lets nothing through that the careful way would name an error in.
/// </summary>
public sealed class Reading_fast
{
    private const ulong Seed = 20_261_123;

    [Fact]
    public void Never_takes_a_spoilt_body_that_has_an_error()
    {
        var mutations = new Mutations(Seed);
        var taken = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var slice = mutations.Pick(CommandCatalog.All);
            var body = mutations.Spoil(Example(slice));
            if (!IsTaken(slice.RequestType, body))
                continue;
            taken++;
            StrictJson.Check(body, slice.RequestType)
                .ShouldBeEmpty($"seed {Seed}, body {i}: {Convert.ToBase64String(body)}");
        }
        taken.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Takes_every_example()
    {
        foreach (var slice in CommandCatalog.All)
            IsTaken(slice.RequestType, Encoding.UTF8.GetBytes(Example(slice))).ShouldBeTrue(slice.Name);
    }

    private static string Example(CommandSlice slice) =>
        JsonSerializer.Serialize(slice.RequestExample, slice.RequestType, StrictJson.Writing);

    private static bool IsTaken(Type type, byte[] body) => (bool)typeof(Reading_fast)
        .GetMethod(nameof(Take), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type)
        .Invoke(null, [body])!;

    private static bool Take<T>(byte[] body) => SoundJson.TryRead<T>(body, out _);
}
