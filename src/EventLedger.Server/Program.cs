using EventLedger.Server;
using EventLedger.Server.Postgres;

var (options, error) = ServerOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(error);
    return 2;
}
if (options.Help)
{
    Console.WriteLine(ServerOptions.Usage);
    return 0;
}
try
{
    using var logging = LoggerFactory.Create(
        log => log.AddSimpleConsole(console => console.SingleLine = true));
    var configured = Environment.GetEnvironmentVariable("ConnectionStrings__Ledger");
    await using var postgres = string.IsNullOrWhiteSpace(configured)
        ? await EmbeddedPostgres.Start(new()
        {
            DataDirectory = options.Data,
            Logger = logging.CreateLogger<EmbeddedPostgres>(),
        })
        : null;
    var database = postgres?.ConnectionString ?? configured!;
    await using var app = ServerApp.Build(options, database, TimeProvider.System);
    await app.StartAsync();
    await app.Services.GetRequiredService<LedgerStart>().Done;
    Console.WriteLine(Welcome.Text(app.Urls.First(), options.LoadSeeds));
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is EmbeddedPostgresException or IOException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
