namespace EventLedger.Server;

/// <summary>What the server prints when it is ready: where to look.</summary>
internal static class Welcome
{
    public static string Text(string url, bool withSeeds) => withSeeds
        ? $"""
        EventLedger is ready at {url}
          the book         {url}/?asOf=2026-07-01
          6.3 billion?     {url}/v1/contracts/reflection-colossus-2?asOf=2026-07-01
          run-rate         {url}/v1/reports/run-rate?asOf=2026-07-01
          commitments      {url}/v1/reports/commitments?asOf=2026-07-01
          on 1 June 2026?  {url}/v1/reports/run-rate?knownAt=2026-06-01T00:00:00Z  (header X-Ledger: press)
          API browser      {url}/docs
        """
        : $"""
        EventLedger is ready at {url}
          the book         {url}/
          contracts        {url}/v1/contracts
          API browser      {url}/docs
        """;
}
