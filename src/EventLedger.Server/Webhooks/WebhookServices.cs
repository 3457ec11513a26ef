namespace EventLedger.Server.Webhooks;

/// <summary>What webhooks need.</summary>
internal static class WebhookServices
{
    /// <summary>
    /// Adds it. <c>Ledger:WebhookTargets</c> says where webhooks may go, unless the command line does;
    /// nowhere, when neither does. <c>Ledger:WebhookTries</c> says after how many tries an event is given up.
    /// </summary>
    /// <exception cref="InvalidDataException">A target is none, or there is to be no try.</exception>
    public static IServiceCollection AddWebhooks(
        this IServiceCollection services, ServerOptions options, IConfiguration configuration)
    {
        var tries = configuration.GetValue("Ledger:WebhookTries", BackOff.UsualTries);
        if (tries < 1)
            throw new InvalidDataException($"{tries} tries deliver nothing: at least one is needed.");
        return services
            .AddSingleton(WebhookTargets.Parse(
                options.WebhookTargets ?? configuration["Ledger:WebhookTargets"]))
            .AddSingleton(new BackOff(tries))
            .AddSingleton<WebhookSender>();
    }
}
