using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace EventLedger.Tidy;

/// <summary>No Docker engine need be at hand: what can be said of the files without one.</summary>
public class Docker_files
{
    private static readonly string[] Dockerfile = Repository.Find("ops/Dockerfile").Text
        .Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToArray();

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly YamlMappingNode compose = Compose();

    [Fact]
    public void Run_a_database_and_a_server() =>
        Map(compose, "services").Children.Keys.Select(key => key.ToString()).ShouldBe(["postgres", "server"]);

    [Fact]
    public void Publish_the_server_on_loopback_and_the_database_nowhere()
    {
        List(Service("server"), "ports").ShouldBe(["127.0.0.1:5080:5080"]);
        Service("postgres").Children.ShouldNotContainKey("ports");
    }

    [Fact]
    public void Let_the_server_listen_beyond_loopback_knowingly() =>
        List(Service("server"), "command").ShouldContain("--behind-trusted-network");

    [Fact]
    public void Keep_the_data_in_a_named_volume()
    {
        var volume = List(Service("postgres"), "volumes").ShouldHaveSingleItem().Split(':')[0];

        Map(compose, "volumes").Children.ShouldContainKey(volume);
    }

    [Fact]
    public void Start_the_server_when_the_database_is_healthy()
    {
        Map(Map(Service("server"), "depends_on"), "postgres")["condition"].ToString()
            .ShouldBe("service_healthy");
        foreach (var name in new[] { "postgres", "server" })
            List(Map(Service(name), "healthcheck"), "test").Count.ShouldBe(2);
    }

    [Fact]
    public void Give_the_server_the_database_of_the_same_file()
    {
        var connection = Map(Service("server"), "environment")["ConnectionStrings__Ledger"].ToString();

        connection.ShouldContain("Host=postgres;");
        connection.ShouldContain($"Username={Map(Service("postgres"), "environment")["POSTGRES_USER"]};");
    }

    [Fact]
    public void Build_with_what_is_there()
    {
        var build = Map(Service("server"), "build");
        build["dockerfile"].ToString().ShouldBe("ops/Dockerfile");
        var sources = Dockerfile.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)
                && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]);

        sources.ShouldAllBe(source => Path.Exists(Path.Combine(Repository.Root, source)));
    }

    [Fact]
    public void Run_the_server_of_the_last_stage_as_an_unprivileged_user()
    {
        var stages = Dockerfile.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        stages.Count.ShouldBe(3);
        stages[0].ShouldStartWith("FROM node:");
        stages[1..].ShouldAllBe(line => line.StartsWith("FROM mcr.microsoft.com/dotnet/", Ordinal));
        var last = Dockerfile[Array.IndexOf(Dockerfile, stages[^1])..];

        last.ShouldContain("USER $APP_UID");
        last[^1].ShouldBe("ENTRYPOINT [\"dotnet\", \"EventLedger.Server.dll\"]");
    }

    private static YamlMappingNode Compose()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Find("docker-compose.yml").Text));
        return (YamlMappingNode)yaml.Documents.ShouldHaveSingleItem().RootNode;
    }

    private YamlMappingNode Service(string name) => Map(Map(compose, "services"), name);

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static List<string> List(YamlMappingNode node, string key) =>
        ((YamlSequenceNode)node[key]).Select(item => item.ToString()).ToList();
}
