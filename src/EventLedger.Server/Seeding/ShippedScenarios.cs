using EventLedger.Server.Http;
using EventLedger.Server.Scenarios;
using EventLedger.Store;

namespace EventLedger.Server.Seeding;

/// <summary>
/// The scenarios that come with the seeds: a file each, called after its id, in the form that
/// <c>POST /v1/scenarios</c> takes. They speak of the seeds' deals, so they stand in the ledger that these
/// are loaded into, and do not expire.
/// </summary>
internal static class ShippedScenarios
{
    /// <summary>The folder that the build copies the files to.</summary>
    public static string Folder => Path.Combine(Seeds.Folder, "scenarios");

    /// <summary>
    /// Keeps the scenarios of a folder's JSON files, in the order of their ids, which it answers; an earlier
    /// form of one is replaced.
    /// </summary>
    /// <exception cref="InvalidDataException">A file cannot be read: the seeds are broken.</exception>
    public static async Task<IReadOnlyList<string>> Load(
        Ledger ledger, string folder, TimeProvider clock, CancellationToken cancelled)
    {
        var ids = new List<string>();
        var files = System.IO.Directory.EnumerateFiles(folder, "*.json");
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var (id, asked) = (Path.GetFileNameWithoutExtension(file), Read(file));
            await ledger.Scenarios.Put(
                new(
                    id, asked.Name, ScenarioAnswer.TextOf(asked.Commands), "seeds",
                    clock.GetUtcNow().UtcDateTime, null),
                cancelled);
            ids.Add(id);
        }
        return ids;
    }

    private static ScenarioRequest Read(string file)
    {
        var body = File.ReadAllBytes(file);
        var errors = StrictJson.TryRead<ScenarioRequest>(body, out var asked, out var found)
            ? ScenarioWrites.Faults(asked)
            : found;
        return errors.Count == 0
            ? asked
            : throw new InvalidDataException($"{file}: {errors.First().Key} {errors.First().Value[0]}");
    }
}
