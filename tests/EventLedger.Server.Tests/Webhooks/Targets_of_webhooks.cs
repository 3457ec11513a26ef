using EventLedger.Server.Webhooks;
using Shouldly;
using Xunit;

namespace EventLedger.Server.Tests.Webhooks;

public sealed class Targets_of_webhooks
{
    private static bool Allow(string targets, string url) =>
        WebhookTargets.Parse(targets).Allow(WebhookTargets.Read(url).Address.ShouldNotBeNull());

    [Theory]
    [InlineData("https://erp.example", "https://erp.example/")]
    [InlineData("https://erp.example", "https://erp.example/in?from=ledger")]
    [InlineData("https://erp.example/", "https://ERP.example:443/in")]
    [InlineData("https://erp.example/in", "https://erp.example/in")]
    [InlineData("https://erp.example/in", "https://erp.example/in/")]
    [InlineData("https://erp.example/in/", "https://erp.example/in/ledger")]
    [InlineData("https://a.example; https://b.example\n https://c.example", "https://c.example/in")]
    [InlineData("http://127.0.0.1:9000 http://localhost:1", "http://127.0.0.1:9000/in")]
    [InlineData("http://[::1]:9000", "http://[::1]:9000/in")]
    public void Hold_an_address_that_is_named_and_what_lies_below(string targets, string url) =>
        Allow(targets, url).ShouldBeTrue();

    [Theory]
    [InlineData("", "https://erp.example/")]
    [InlineData("https://erp.example", "https://erp.example.evil.example/")]
    [InlineData("https://erp.example", "https://in.erp.example/")]
    [InlineData("https://erp.example", "https://erp.example:8443/")]
    [InlineData("https://erp.example/in", "https://erp.example/")]
    [InlineData("https://erp.example/in", "https://erp.example/inner")]
    [InlineData("https://erp.example/in", "https://erp.example/in/../out")]
    [InlineData("https://erp.example/in", "https://erp.example/in\\..\\out")]
    [InlineData("https://erp.example/in", "https://erp.example/IN")]
    [InlineData("https://localhost:1", "http://localhost:1/")]
    public void Hold_nothing_else(string targets, string url) => Allow(targets, url).ShouldBeFalse();

    [Theory]
    [InlineData("http://erp.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("erp.example")]
    [InlineData("https://user:word@erp.example/")]
    [InlineData("https://erp.example/in/%2e%2E/out")]
    [InlineData("https://erp.example/in%2f..%2fout")]
    [InlineData("https://erp.example/#in")]
    public void Are_never_such_addresses(string url)
    {
        WebhookTargets.Read(url).Fault.ShouldNotBeNull();
        Should.Throw<InvalidDataException>(() => WebhookTargets.Parse(url)).Message.ShouldContain(url);
    }
}
