using System.Globalization;
using Shouldly;
using Xunit;

namespace EventLedger.Server.Tests.Postgres;

public sealed class After_a_crash : IDisposable
{
    private const string MakeRow = "create table kept as select 42 as answer";
    private const string ReadRow = "select answer from kept";
    private readonly Ground ground = new();

    public void Dispose() => ground.Dispose();

    [Fact]
    public async Task Of_the_server_the_database_stops_and_the_next_start_finds_the_data()
    {
        await using (var server = await ground.StartOther())
        {
            await Ground.Ask(server.ConnectionString, MakeRow);
            var postmaster = ground.Postmaster;
            await server.Kill();
            await Ground.UntilGone(postmaster);
        }
        await using var next = await ground.Start();

        (await Ground.Ask(next.ConnectionString, ReadRow)).ShouldBe(42);
    }

    [Fact]
    public async Task Of_the_server_a_start_at_once_finds_the_data()
    {
        await using (var server = await ground.StartOther())
        {
            await Ground.Ask(server.ConnectionString, MakeRow);
            await server.Kill();
        }
        await using var next = await ground.Start();

        (await Ground.Ask(next.ConnectionString, ReadRow)).ShouldBe(42);
    }

    [Fact]
    public async Task Of_the_postmaster_the_database_comes_back_while_the_server_lives()
    {
        await using var server = await ground.Start();
        await Ground.Ask(server.ConnectionString, MakeRow);

        await Ground.Kill(ground.Postmaster);

        (await Ground.AskInTime(server.ConnectionString, ReadRow)).ShouldBe(42);
    }

    [Fact]
    public async Task Of_the_keeper_another_one_brings_the_database_back()
    {
        await using var server = await ground.Start();
        await Ground.Ask(server.ConnectionString, MakeRow);
        var postmaster = ground.Postmaster;

        await Ground.Kill(ParentOf(postmaster));
        await Ground.UntilGone(postmaster);

        (await Ground.AskInTime(server.ConnectionString, ReadRow)).ShouldBe(42);
    }

    [Fact]
    public async Task Of_everything_at_once_the_next_start_finds_the_data()
    {
        await using (var server = await ground.StartOther())
        {
            await Ground.Ask(server.ConnectionString, MakeRow);
            var postmaster = ground.Postmaster;
            await Ground.Kill(ParentOf(postmaster));
            await Ground.Kill(postmaster);
            await server.Kill();
        }
        await using var next = await ground.Start();

        (await Ground.Ask(next.ConnectionString, ReadRow)).ShouldBe(42);
    }

    [Fact]
    public async Task Of_the_machine_the_pid_in_the_file_may_be_somebody_elses()
    {
        string[] left;
        await using (var server = await ground.StartOther())
        {
            await Ground.Ask(server.ConnectionString, MakeRow);
            left = await File.ReadAllLinesAsync(Path.Combine(ground.Cluster, "postmaster.pid"));
        }
        left[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(Path.Combine(ground.Cluster, "postmaster.pid"), left);
        await using var next = await ground.Start();

        (await Ground.Ask(next.ConnectionString, ReadRow)).ShouldBe(42);
    }

    [Fact]
    public async Task In_the_middle_of_the_first_start_the_next_one_begins_anew()
    {
        Directory.CreateDirectory(ground.Cluster + ".new");
        await File.WriteAllTextAsync(Path.Combine(ground.Cluster + ".new", "PG_VERSION"), "15");

        await using var postgres = await ground.Start();

        (await Ground.Ask(postgres.ConnectionString, "select 42")).ShouldBe(42);
    }

    private static int ParentOf(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status")
            .First(line => line.StartsWith("PPid:", StringComparison.Ordinal));
        return int.Parse(line["PPid:".Length..], CultureInfo.InvariantCulture);
    }
}
