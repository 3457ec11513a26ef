namespace EventLedger.Acceptance.BillingRuns;

/// <summary>Starts billing runs over HTTP and follows them to their end.</summary>
internal static class Runs
{
    private const int Tries = 3_000;

    /// <summary>Starts a run; where it is read.</summary>
    public static async Task<string> Start(this LedgerClient ledger, object body)
    {
        var answer = await ledger.Post("/v1/billing-runs", body);
        answer.Status.ShouldBe(202, answer.ToString());
        var location = answer.Header("Location").ShouldNotBeNull();
        location.ShouldBe($"/v1/billing-runs/{answer["id"]}");
        return location;
    }

    /// <summary>Starts a run and waits for its end; how it stands then.</summary>
    public static async Task<Answer> Run(this LedgerClient ledger, object body) =>
        await ledger.Ended(await ledger.Start(body));

    /// <summary>Waits until what a run did is counted.</summary>
    public static async Task<Answer> Ended(this LedgerClient ledger, string location)
    {
        for (var i = 0; i < Tries; i++)
        {
            var answer = await ledger.Get(location).Accepted();
            if (answer["finishedAt"] is not null)
                return answer;
            await Task.Delay(10);
        }
        throw new ShouldAssertException($"{location} came to no end: {await ledger.Get(location)}");
    }

    /// <summary>The numbers of a contract's invoices.</summary>
    public static async Task<IReadOnlyList<string>> Invoices(this LedgerClient ledger, string contract) =>
        (await ledger.Get($"/v1/contracts/{contract}/billing?asOf=2999-01-01").Accepted())
            .Each("invoices", "number");
}
