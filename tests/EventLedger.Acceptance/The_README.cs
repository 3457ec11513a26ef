using System.Diagnostics;

namespace EventLedger.Acceptance;

/// <summary>The README's commands answer as printed there.</summary>
[Collection(OneCluster.Name)]
public sealed class The_README(SeededServer server) : IClassFixture<SeededServer>
{
    [Fact]
    public async Task Prints_what_its_commands_answer()
    {
        var commands = Commands(await File.ReadAllLinesAsync(RepositoryFolder.PathOf("README.md"))).ToArray();
        commands.Length.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var (command, printed) in commands)
            (await Run(command)).ShouldBe(printed, command);
    }

    // Within a block of shell, "$ curl …" and the lines that it prints.
    private static IEnumerable<(string Command, string Printed)> Commands(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("$ curl ", StringComparison.Ordinal))
                continue;
            var printed = lines.Skip(i + 1).TakeWhile(line => line is not ("```" or ['$', ' ', ..]));
            yield return (lines[i][2..], string.Join('\n', printed));
        }
    }

    private async Task<string> Run(string command)
    {
        var address = server.Http.BaseAddress!.ToString().TrimEnd('/');
        var there = command.Replace("http://127.0.0.1:5080", address, StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", there])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return output.TrimEnd('\n');
    }
}
