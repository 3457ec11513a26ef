using System.Diagnostics;
using Npgsql;

namespace EventLedger.Store.Tests.Support;

/// <summary>
/// The PostgreSQL of the tests: the one that EVENTLEDGER_TEST_POSTGRES names (a superuser's connection
/// string), or a throw-away cluster on a private socket. A shell keeps it and waits on a pipe, so that it
/// stops and is deleted however the test process ends.
/// </summary>
public static class Cluster
{
    private const string Keeper = """
        set -e
        dir=$(mktemp -d /tmp/elstore.XXXXXX)
        trap 'pg_ctl -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
        initdb -D "$dir/data" -U postgres -A trust -E UTF8 --no-locale >"$dir/initdb.log" 2>&1
        pg_ctl -D "$dir/data" -w -l "$dir/log" start >/dev/null \
            -o "-k $dir -h '' -c fsync=off -c max_connections=300 -c shared_buffers=64MB"
        echo "$dir"
        read -r _ || true
        """;

    private static readonly Lazy<string> Base = new(Start);

    public static string ConnectionString(string? database = null) =>
        new NpgsqlConnectionStringBuilder(Base.Value) { Database = database ?? "postgres" }.ConnectionString;

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable("EVENTLEDGER_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        var folder = StartKeeper();
        return $"Host={folder};Username=postgres;Maximum Pool Size=20";
    }

    private static string StartKeeper()
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Environment.UserName == "root")
        {
            start.FileName = "setpriv";
            foreach (var option in (string[])["--reuid=postgres", "--regid=postgres", "--init-groups", "sh"])
                start.ArgumentList.Add(option);
        }
        else
        {
            start.FileName = "sh";
        }
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Keeper);
        start.WorkingDirectory = "/";
        start.Environment["PATH"] = $"{BinaryFolder()}:{Environment.GetEnvironmentVariable("PATH")}";
        var keeper = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            keeper.StandardInput.Close();
            keeper.WaitForExit(TimeSpan.FromSeconds(10));
        };
        return keeper.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("No PostgreSQL: apt-get install postgresql.");
    }

    private static string BinaryFolder()
    {
        const string root = "/usr/lib/postgresql";
        return Directory.Exists(root)
            ? Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(dir => $"{dir}/bin").Last()
            : "/usr/bin";
    }
}
