using System.Text;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;

namespace EventLedger.Server.Scenarios;

/// <summary>A command of a scenario, read by the same slice that reads and decides real ones.</summary>
/// <param name="Slice">The command.</param>
/// <param name="Id">Whose stream it would move.</param>
/// <param name="Parsed">How it decides.</param>
internal sealed record PlannedCommand(CommandSlice Slice, string Id, ParsedCommand Parsed)
{
    /// <summary>The stream that it would move.</summary>
    public string Stream => Slice.Collection.Stream(Id);

    /// <summary>
    /// Reads a command; what is wrong with it, by JSON path from its place: <c>.data.monthlyFee</c>.
    /// </summary>
    public static (PlannedCommand? Command, IReadOnlyDictionary<string, string[]> Errors) Read(
        ScenarioCommand asked)
    {
        if (CommandCatalog.Find(asked.Command) is not { } slice)
            return Wrong(".command", "there is no such command");
        if (!Ids.IsValid(asked.Id))
            return Wrong(".id", "expected lower-case letters, digits and inner hyphens, at most 63");
        var body = Encoding.UTF8.GetBytes(asked.Data.GetRawText());
        if (body.Length > CommandEndpoint.LargestBody)
            return Wrong(".data", $"has more than {CommandEndpoint.LargestBody} bytes");
        var (parsed, errors) = slice.Parse(body, asked.Id);
        return parsed is null
            ? (null, errors.ToDictionary(error => ".data" + error.Key[1..], error => error.Value))
            : (new(slice, asked.Id, parsed), errors);
    }

    private static (PlannedCommand?, IReadOnlyDictionary<string, string[]>) Wrong(
        string path, string error) =>
        (null, new Dictionary<string, string[]>(StringComparer.Ordinal) { [path] = [error] });
}
