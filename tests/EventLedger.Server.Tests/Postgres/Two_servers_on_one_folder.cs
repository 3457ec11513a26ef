using EventLedger.Server.Postgres;
using Shouldly;
using Xunit;

namespace EventLedger.Server.Tests.Postgres;

public sealed class Two_servers_on_one_folder : IDisposable
{
    private readonly Ground ground = new();

    public void Dispose() => ground.Dispose();

    [Fact]
    public async Task Share_one_database()
    {
        await using var first = await ground.Start();
        var postmaster = ground.Postmaster;
        await using var second = await ground.Start();

        second.ConnectionString.ShouldBe(first.ConnectionString);
        ground.Postmaster.ShouldBe(postmaster);
    }

    [Fact]
    public async Task Share_one_database_though_their_temporary_directories_differ()
    {
        await using var first = await ground.Start();
        await using var second = await EmbeddedPostgres.Start(
            ground.Options() with { TemporaryDirectory = "/var/tmp" });

        second.ConnectionString.ShouldBe(first.ConnectionString);
    }

    [Fact]
    public async Task May_leave_in_the_order_they_came()
    {
        var first = await ground.Start();
        var second = await ground.Start();
        var postmaster = ground.Postmaster;

        await first.DisposeAsync();
        (await Ground.Ask(second.ConnectionString, "select 42")).ShouldBe(42);
        ground.Postmaster.ShouldBe(postmaster);

        await second.DisposeAsync();
        await Ground.UntilGone(postmaster);
    }

    [Fact]
    public async Task May_leave_in_the_reverse_order()
    {
        var first = await ground.Start();
        var second = await ground.Start();
        var postmaster = ground.Postmaster;

        await second.DisposeAsync();
        (await Ground.Ask(first.ConnectionString, "select 42")).ShouldBe(42);
        ground.Postmaster.ShouldBe(postmaster);

        await first.DisposeAsync();
        ground.Processes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Lose_nothing_when_the_one_that_started_it_is_killed()
    {
        await using var other = await ground.StartOther();
        await using var second = await ground.Start();

        await other.Kill();

        (await Ground.Ask(second.ConnectionString, "select 42")).ShouldBe(42);
    }

    [Fact]
    public async Task Come_and_go_at_the_same_moment_and_find_it_running_every_time()
    {
        async Task ComeAndGo()
        {
            for (var round = 0; round < 8; round++)
            {
                await using var server = await ground.Start();
                (await Ground.Ask(server.ConnectionString, "select 42")).ShouldBe(42);
            }
        }

        await Task.WhenAll(ComeAndGo(), ComeAndGo(), ComeAndGo());
        await using (await ground.Start())
            File.Exists(Path.Combine(ground.Cluster, "postmaster.pid")).ShouldBeTrue();
    }
}
