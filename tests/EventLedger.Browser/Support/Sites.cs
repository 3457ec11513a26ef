namespace EventLedger.Browser.Support;

/// <summary>
/// Tests that look at the deals of the press: one site, whose default ledger nobody writes to. What a test
/// stores goes into a ledger of its own.
/// </summary>
[CollectionDefinition(Name)]
public sealed class Reading : ICollectionFixture<Site>
{
    public const string Name = "Reading";
}

/// <summary>Tests that write to the default ledger of a site of their own, beside those that read.</summary>
[CollectionDefinition(Name)]
public sealed class Writing : ICollectionFixture<Site>
{
    public const string Name = "Writing";
}
