using System.Text.Json;
using System.Text.Json.Nodes;
using EventLedger.Server.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EventLedger.Server.OpenApi;

/// <summary>The API's document: generated from the code, with an example for every command.</summary>
public static class ApiDocument
{
    private static readonly Dictionary<string, (string Description, JsonSchemaType Type)> Parameters = new()
    {
        ["asOf"] = ("The business day; today when left out.", JsonSchemaType.String),
        ["knownAt"] = (
            "Only what was recorded at or before this instant; now when left out.", JsonSchemaType.String),
        ["version"] = ("The state at this version of the stream.", JsonSchemaType.Integer),
        ["limit"] = ("How many items a page has: 1 to 1,000, 100 when left out.", JsonSchemaType.Integer),
        ["cursor"] = ("The next of the page before.", JsonSchemaType.String),
        ["after"] = ("Only events after this position.", JsonSchemaType.Integer),
        ["status"] = ("Only contracts with this status.", JsonSchemaType.String),
        ["customerId"] = ("Only contracts of this customer.", JsonSchemaType.String),
        ["providerId"] = ("Only contracts of this provider.", JsonSchemaType.String),
        ["facilityId"] = ("Only contracts on this facility.", JsonSchemaType.String),
        ["groupBy"] = ("customer, provider, facility or contract.", JsonSchemaType.String),
        ["dryRun"] = ("Decide and answer, but store nothing.", JsonSchemaType.Boolean),
    };

    /// <summary>Adds the document to the services.</summary>
    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new()
                {
                    Title = "EventLedger",
                    Version = "v1",
                    Description = "An event-sourced ledger of long-term capacity deals.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            });
            // Slices call their bodies Request; in the document each is called after its command.
            options.CreateSchemaReferenceId = type => type.Type switch
            {
                { Name: "Request", DeclaringType: { } slice } =>
                    slice.Name.Replace("Slice", "Request", StringComparison.Ordinal),
                var value when Change.ValueTypeOf(value) is not null => null,
                _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
            };
            options.AddSchemaTransformer(async (schema, context, cancelled) =>
            {
                var type = context.JsonTypeInfo.Type;
                ValueSchemas.Apply(schema, type);
                if (Change.ValueTypeOf(type) is { IsClass: true } changed)
                    schema.OneOf =
                    [
                        new OpenApiSchema { Type = JsonSchemaType.Null },
                        await context.GetOrCreateSchemaAsync(changed, null, cancelled),
                    ];
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                foreach (var parameters in metadata.OfType<QueryParameters>())
                    AddQuery(operation, parameters);
                if (context.Description.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true)
                    AddHeader(operation, "X-Ledger", "The ledger; the default one when left out.");
                if (metadata.OfType<CommandRoute>().FirstOrDefault() is { } command)
                    DescribeCommand(operation, command);
                return Task.CompletedTask;
            });
        });

    private static void AddQuery(OpenApiOperation operation, QueryParameters parameters)
    {
        foreach (var name in parameters.Names)
        {
            var (description, type) = Parameters[name];
            Add(operation, name, ParameterLocation.Query, description, type);
        }
    }

    private static void DescribeCommand(OpenApiOperation operation, CommandRoute command)
    {
        AddHeader(operation, "Idempotency-Key", "The same key and body answer the same result again.");
        AddHeader(operation, "If-Match", "The version, in quotes, that the stream must have.");
        AddHeader(operation, "X-Actor", "Who sends it; local when left out.");
        AddHeader(operation, "X-Correlation-Id", "What it belongs to.");
        AddHeader(operation, "X-Causation-Id", "What caused it.");
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            ((OpenApiMediaType)body).Example = JsonNode.Parse(Example(command));
    }

    private static string Example(CommandRoute command) =>
        JsonSerializer.Serialize(command.Slice.RequestExample, command.Slice.RequestType, StrictJson.Writing);

    private static void AddHeader(OpenApiOperation operation, string name, string description) =>
        Add(operation, name, ParameterLocation.Header, description, JsonSchemaType.String);

    private static void Add(
        OpenApiOperation operation, string name, ParameterLocation where, string description,
        JsonSchemaType type)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = where,
            Description = description,
            Schema = new OpenApiSchema { Type = type },
        });
    }
}
