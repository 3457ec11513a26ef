using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EventLedger.Domain.Stored.Forms;

namespace EventLedger.Domain.Stored;

/// <summary>
/// How the ledger writes and reads JSON, in the log and over HTTP alike: camelCase, enumerations by name,
/// days <c>2026-07-01</c>, months <c>2026-07</c>, decimals as strings.
/// </summary>
public static class LedgerJson
{
    /// <summary>For events and folded state: nothing that is null or computed is written.</summary>
    public static readonly JsonSerializerOptions Stored = Make(JsonIgnoreCondition.WhenWritingNull, true);

    /// <summary>For requests and answers: what is unknown is written as null.</summary>
    public static readonly JsonSerializerOptions Wire = Make(JsonIgnoreCondition.Never, false);

    /// <summary>Adds the forms of the ledger's values to a serializer's options.</summary>
    public static void Apply(JsonSerializerOptions options, JsonIgnoreCondition nulls, bool onlyStored)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = nulls;
        options.IgnoreReadOnlyProperties = onlyStored;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.MaxDepth = 32;
        if (onlyStored)
            options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullBeAbsent } };
        foreach (var form in Forms(onlyStored))
            options.Converters.Add(form);
        if (onlyStored)
            foreach (var form in TermsForms.All().Concat(EventForms.All()))
                options.Converters.Add(form);
    }

    private static JsonSerializerOptions Make(JsonIgnoreCondition nulls, bool onlyStored)
    {
        var options = new JsonSerializerOptions();
        Apply(options, nulls, onlyStored);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // Nothing that is null is written, so what may be null may be absent; the rest must be there.
    private static void LetNullBeAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { IsNullable: true })
                property.IsRequired = false;
    }

    private static IEnumerable<JsonConverter> Forms(bool anyDay) =>
    [
        new DayForm(anyDay),
        new TextForm<Month>(
            "a month such as 2026-07",
            text => Month.TryParse(text, out var month) ? month : null,
            month => month.ToString()),
        new TextForm<ReducedDate>(
            "a date such as 2026, 2026-05 or 2026-06-22",
            text => ReducedDate.TryParse(text, out var date) ? date : null,
            date => date.ToString()),
        new DecimalForm(),
        new MoneyForm(),
        new CurrencyForm(),
        new EnumForms(),
        new TimelineForms(),
    ];
}
