using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EventLedger.Server.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventLedger.Server.OpenApi;

/// <summary>The API's document: generated from the code, with an example for every route.</summary>
public static class ApiDocument
{
    /// <summary>Adds the document to the services.</summary>
    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.CreateSchemaReferenceId = NameOf;
            options.AddDocumentTransformer((document, _, _) => Describe(document));
            options.AddSchemaTransformer(Describe);
            options.AddOperationTransformer(Describe);
        });

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "EventLedger",
            Version = "v1",
            Description = "An event-sourced ledger of long-term capacity deals.",
        };
        document.Servers = [];
        ComposedSchemas.Apply(document);
        return Task.CompletedTask;
    }

    // Slices call their bodies Request; in the document each is called after its command.
    private static string? NameOf(JsonTypeInfo type) => type.Type switch
    {
        { Name: "Request", DeclaringType: { } slice } =>
            slice.Name.Replace("Slice", "Request", StringComparison.Ordinal),
        var value when Change.ValueTypeOf(value) is not null => null,
        var value when ComposedSchemas.NameOf(value) is { } name => name,
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
    };

    private static async Task Describe(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancelled)
    {
        var type = context.JsonTypeInfo.Type;
        ValueSchemas.Apply(schema, type);
        if (Change.ValueTypeOf(type) is { IsValueType: false } changed)
            schema.OneOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.Null },
                await context.GetOrCreateSchemaAsync(changed, null, cancelled),
            ];
    }

    private static Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancelled)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var path = context.Description.RelativePath ?? "";
        ApiParameters.DescribePath(operation, path);
        foreach (var parameters in metadata.OfType<QueryParameters>())
            ApiParameters.AddQuery(operation, parameters.Names);
        if (path.StartsWith("v1/", StringComparison.Ordinal)
            && !path.StartsWith("v1/ledgers", StringComparison.Ordinal))
            ApiParameters.AddHeaders(operation, "X-Ledger");
        foreach (var headers in metadata.OfType<HeaderParameters>())
            ApiParameters.AddHeaders(operation, [.. headers.Names]);
        if (metadata.OfType<CommandRoute>().FirstOrDefault() is { } command)
            DescribeCommand(operation, command);
        if (metadata.OfType<BodyExample>().FirstOrDefault() is { Body: var body })
            AddExample(operation, body, body.GetType());
        return Task.CompletedTask;
    }

    private static void DescribeCommand(OpenApiOperation operation, CommandRoute command)
    {
        ApiParameters.AddHeaders(
            operation, "Idempotency-Key", "If-Match", "X-Actor", "X-Correlation-Id", "X-Causation-Id");
        AddExample(operation, command.Slice.RequestExample, command.Slice.RequestType);
    }

    private static void AddExample(OpenApiOperation operation, object example, Type type)
    {
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            ((OpenApiMediaType)body).Example = JsonNode.Parse(
                JsonSerializer.Serialize(example, type, StrictJson.Writing));
    }
}
