using System.Diagnostics;
using EventLedger.Server.Postgres;
using Npgsql;

namespace EventLedger.Faults;

/// <summary>
/// PostgreSQL's disk is full: commands are answered as problems and nothing is half done. When there is space
/// again, it goes on.
/// </summary>
public sealed class A_full_disk
{
    [MountFact]
    public Task Stores_nothing_by_halves_and_goes_on_when_there_is_space() => Fill(times: 1);

    [MountFact]
    [Trait("Category", "Long")]
    public Task Stores_nothing_by_halves_and_goes_on_when_there_is_space_again_and_again() => Fill(times: 8);

    private static async Task Fill(int times)
    {
        await using var disk = await SmallDisk.Mount();
        await using var postgres = await EmbeddedPostgres.Start(new() { DataDirectory = disk.Data });
        await using (var place = new Place(postgres.ConnectionString, () => Task.CompletedTask))
        {
            Node[] nodes = [await place.Node(), await place.Node()];
            for (var i = 0; i < times; i++)
            {
                var load = new Load(place.Journal, nodes, Load.NewSeed() + (ulong)i) { Prefix = $"{i}-" };
                await load.During(8, _ => FullForAWhile(place, disk, nodes[0], i));
                await place.Journal.SettleAll(nodes[0]);
                (await place.Journal.Settle(() => nodes[1], Order.Party($"after-{i}", $"after-{i}")))
                    .ShouldBeOfType<Reply.Stored>();
                await place.Holds(load.About);
            }
        }
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Fills the disk, and frees it when a client has heard of it some times.</summary>
    private static async Task FullForAWhile(Place place, SmallDisk disk, Node node, int round)
    {
        const int most = 20_000;
        var heard = 0;
        disk.Fill();
        for (var i = 0; i < most && heard < 20; i++)
        {
            // A long name, so that tables and the log grow.
            var name = new string('n', 180);
            var reply = await place.Journal.Send(
                node, Order.Party($"big-{round}-{i}", $"big-{round}-{i}", name));
            reply.ShouldNotBeOfType<Reply.Broken>($"{reply}");
            heard += reply is Reply.NotNow or Reply.Doubtful ? 1 : 0;
            disk.Fill();
        }
        disk.Free();
        heard.ShouldBe(20, "the disk was not full");
    }

    /// <summary>A file system of few megabytes. A shell unmounts it, however the tests end.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private const string Mounting = """
            mkdir -p "$1" && mount -t tmpfs -o size=140m,mode=755 ledger-faults "$1" && echo mounted
            cat >/dev/null
            for try in 1 2 3 4 5 6 7 8 9 10; do umount "$1" 2>/dev/null && break; sleep 0.3; done
            mountpoint -q "$1" && umount -l "$1"
            rmdir "$1"
            """;

        private readonly string _folder;
        private readonly Process _shell;

        private SmallDisk(string folder, Process shell) => (_folder, _shell) = (folder, shell);

        public string Data => Path.Combine(_folder, "data");

        private string Ballast => Path.Combine(_folder, "ballast");

        public static async Task<SmallDisk> Mount()
        {
            var folder = Path.Combine(Path.GetTempPath(), $"ledger-faults-disk-{Guid.CreateVersion7():n}");
            var shell = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Mounting, "sh", folder])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            (await shell.StandardOutput.ReadLineAsync()).ShouldBe("mounted");
            return new SmallDisk(folder, shell);
        }

        /// <summary>Takes all that is left.</summary>
        public void Fill()
        {
            using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, 1);
            var block = new byte[64 * 1024];
            try
            {
                const int most = 140 * 16;
                for (var i = 0; i < most; i++)
                    file.Write(block);
            }
            catch (IOException)
            {
                // That is what was wanted.
            }
        }

        public void Free() => File.Delete(Ballast);

        public async ValueTask DisposeAsync()
        {
            _shell.StandardInput.Close();
            await _shell.WaitForExitAsync();
            _shell.Dispose();
        }
    }
}

/// <summary>A test that mounts a file system: skipped where the tests may not.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    private const int CapabilityToMount = 21;

    public MountFactAttribute()
    {
        if (!MayMount())
            Skip = "It mounts a small file system, which only root may, and not in every container.";
    }

    private static bool MayMount()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status))
            return false;
        var effective = File.ReadLines(status)
            .First(line => line.StartsWith("CapEff:", StringComparison.Ordinal));
        return (Convert.ToUInt64(effective["CapEff:".Length..].Trim(), 16) >> CapabilityToMount & 1) == 1;
    }
}
