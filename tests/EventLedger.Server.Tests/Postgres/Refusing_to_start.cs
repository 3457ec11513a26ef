using EventLedger.Server.Postgres;
using Shouldly;
using Xunit;

namespace EventLedger.Server.Tests.Postgres;

public sealed class Refusing_to_start : IDisposable
{
    private readonly Ground ground = new();

    public void Dispose() => ground.Dispose();

    [Fact]
    public async Task Names_the_command_that_installs_PostgreSQL()
    {
        var sentence = await Refusal(ground.Options() with { BinaryFolders = [ground.Folder("empty")] });

        sentence.ShouldStartWith("PostgreSQL is not installed: install it with '");
    }

    [Fact]
    public async Task Names_a_version_that_is_too_old()
    {
        var sentence = await Refusal(ground.Options() with { BinaryFolders = [Pretend(14)] });

        sentence.ShouldStartWith("PostgreSQL 14 in ");
    }

    [Fact]
    public async Task Names_both_versions_when_the_data_has_another_one()
    {
        Directory.CreateDirectory(ground.Cluster);
        await File.WriteAllTextAsync(Path.Combine(ground.Cluster, "PG_VERSION"), "17\n");

        var sentence = await Refusal(ground.Options() with { BinaryFolders = [Pretend(18), Pretend(16)] });

        sentence.ShouldBe(
            $"The data in {ground.Cluster} is that of PostgreSQL 17, and installed is 18, 16: "
            + "install PostgreSQL 17, or bring the data to a newer version with pg_upgrade.");
    }

    [Fact]
    public async Task Leaves_a_folder_alone_that_holds_something_else()
    {
        Directory.CreateDirectory(ground.Cluster);
        var file = Path.Combine(ground.Cluster, "letter.txt");
        await File.WriteAllTextAsync(file, "Dear Sir");

        var sentence = await Refusal(ground.Options());

        sentence.ShouldStartWith($"The folder {ground.Cluster} holds something else than PostgreSQL's data");
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task Names_the_folder_that_bars_the_way_of_the_database_user()
    {
        var barred = ground.Folder("barred");
        File.SetUnixFileMode(barred, Environment.IsPrivilegedProcess
            ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            : UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var sentence = await Refusal(
            ground.Options() with { DataDirectory = Path.Combine(barred, "some", "data") });

        sentence.ShouldContain(Environment.IsPrivilegedProcess
            ? $"allow it with 'chmod o+x {barred}'"
            : $"cannot be written by {Environment.UserName}");
    }

    [Fact]
    public async Task Says_that_a_file_is_no_folder()
    {
        var file = Path.Combine(ground.Folder("files"), "data");
        await File.WriteAllTextAsync(file, "");

        (await Refusal(ground.Options() with { DataDirectory = file })).ShouldContain("cannot be written");
    }

    [Fact]
    public async Task Quotes_the_reason_that_PostgreSQL_gives()
    {
        await using (await ground.Start())
        {
        }
        var settings = Path.Combine(ground.Cluster, "postgresql.conf");
        await File.AppendAllTextAsync(settings, "shared_buffers = '1kB'\n");

        (await Refusal(ground.Options())).ShouldContain("postgresql.conf\" contains errors");
    }

    private async Task<string> Refusal(EmbeddedPostgresOptions options)
    {
        var refused = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => EmbeddedPostgres.Start(options));
        ground.Processes().ShouldBeEmpty();
        refused.Message.ShouldEndWith(".");
        refused.Message.ShouldNotContain("\n");
        return refused.Message;
    }

    private string Pretend(int major)
    {
        var folder = ground.Folder($"postgresql-{major}");
        foreach (var program in new[] { "postgres", "initdb" })
        {
            var path = Path.Combine(folder, program);
            File.WriteAllText(path, $"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.3'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return folder;
    }
}
