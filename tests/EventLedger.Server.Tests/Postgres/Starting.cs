using EventLedger.Server.Postgres;
using Shouldly;
using Xunit;

namespace EventLedger.Server.Tests.Postgres;

public sealed class Starting : IDisposable
{
    private readonly Ground ground = new();

    public void Dispose() => ground.Dispose();

    [Fact]
    public async Task Makes_a_database_from_nothing()
    {
        await using var postgres = await ground.Start();

        (await Ground.Ask(postgres.ConnectionString, "select current_database()::text"))
            .ShouldBe("eventledger");
    }

    [Fact]
    public async Task Keeps_every_commit_and_opens_no_port()
    {
        await using var postgres = await EmbeddedPostgres.Start(new() { DataDirectory = ground.Data });

        var settings = await Ground.Ask(postgres.ConnectionString, """
            select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
            where name in ('data_checksums', 'fsync', 'full_page_writes', 'listen_addresses',
                           'synchronous_commit')
            """);

        settings.ShouldBe(
            "data_checksums=on fsync=on full_page_writes=on listen_addresses= synchronous_commit=on");
    }

    [Fact]
    public async Task Lets_nobody_else_reach_the_socket()
    {
        await using var postgres = await ground.Start();

        Directory.Exists(Ground.SocketFolder(postgres.ConnectionString)).ShouldBeTrue();
        File.GetUnixFileMode(Ground.SocketFolder(postgres.ConnectionString)).ShouldBe(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Finds_the_data_of_the_time_before()
    {
        await using (var first = await ground.Start())
            await Ground.Ask(first.ConnectionString, "create table kept as select 42 as answer");
        await using var second = await ground.Start();

        (await Ground.Ask(second.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task Leaves_nothing_behind_but_the_data()
    {
        string socket;
        await using (var postgres = await ground.Start())
            socket = Ground.SocketFolder(postgres.ConnectionString);

        Directory.Exists(socket).ShouldBeFalse();
        File.Exists(Path.Combine(ground.Data, "postgres.socket")).ShouldBeFalse();
        ground.Processes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Stops_what_it_began_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => EmbeddedPostgres.Start(ground.Options(), cancelled.Token));

        ground.Processes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Takes_the_folder_for_temporary_files_while_the_socket_path_is_short_enough()
    {
        var near = ground.Folder("near");
        if (Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(near, (UnixFileMode)0b111_111_111);
        await using var postgres = await EmbeddedPostgres.Start(
            ground.Options() with { TemporaryDirectory = near });

        Path.GetDirectoryName(Ground.SocketFolder(postgres.ConnectionString)).ShouldBe(near);
    }

    [Fact]
    public async Task Falls_back_to_tmp_when_the_socket_path_would_be_too_long()
    {
        var far = ground.Folder(new string('x', 90));
        await using var postgres = await EmbeddedPostgres.Start(
            ground.Options() with { TemporaryDirectory = far });

        Path.GetDirectoryName(Ground.SocketFolder(postgres.ConnectionString)).ShouldBe("/tmp");
    }
}
