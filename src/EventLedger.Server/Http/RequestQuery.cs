using System.Globalization;
using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Stored;

namespace EventLedger.Server.Http;

/// <summary>
/// Reads query parameters strictly: an unknown, repeated or unreadable one is an error, never ignored. A
/// question about another day than was meant would be answered wrongly without anybody noticing.
/// </summary>
public sealed class RequestQuery
{
    // What says how an answer is written, or which cell of it is meant, and not what is asked.
    private static readonly string[] BesideTheQuestion = ["format", "paper", "cell"];

    // What a token says by its position.
    private static readonly string[] SaidByThePosition = ["knownAt", "view"];

    private readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);
    private Dictionary<string, string[]>? _errors;

    /// <summary>The parameters of a request, of which those named are known.</summary>
    public RequestQuery(HttpContext http, params string[] known)
    {
        ArgumentNullException.ThrowIfNull(http);
        foreach (var (name, values) in http.Request.Query)
            if (!known.Contains(name))
                Errors[name] = ["unknown parameter"];
            else if (values.Count != 1)
                Errors[name] = ["stands more than once"];
            else
                _asked[name] = values.ToString();
    }

    /// <summary>
    /// The parameters of a read, of which those named are known: of one that a token repeats those that the
    /// token asks with, and of the request no more than the format.
    /// </summary>
    public RequestQuery(LedgerRequest request, params string[] known)
        : this(
            request.Http,
            request.Read?.Repeats is null ? known : [.. known.Intersect(BesideTheQuestion)])
    {
        foreach (var (name, value) in request.Read?.Parameters ?? [])
            if (!known.Contains(name) || !_asked.TryAdd(name, value))
                Errors["token"] = [$"asks for {name}, which the read does not take"];
    }

    /// <summary>Fills in a default, so that the same is asked when it is asked again.</summary>
    public void Fill(string name, DateOnly value) =>
        _asked.TryAdd(name, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>
    /// What was asked, defaults filled in, as a token says it; what is known the token's position says.
    /// </summary>
    internal JsonElement Question(AskedRead read) => JsonSerializer.SerializeToElement(
        read.Path
            .Concat(_asked.OrderBy(one => one.Key, StringComparer.Ordinal))
            .Where(one => !BesideTheQuestion.Contains(one.Key) && !SaidByThePosition.Contains(one.Key))
            .ToDictionary(one => one.Key, one => one.Value),
        LedgerJson.Wire);

    /// <summary>What was wrong; null when nothing was. To be asked after everything was read.</summary>
    public Problem? Problem => _errors is null ? null : Problem.Malformed(_errors);

    /// <summary>A text; null when absent.</summary>
    public string? Text(string name) => _asked.GetValueOrDefault(name);

    /// <summary>An id; null when absent.</summary>
    public string? Id(string name) => Read(name, "an id", text => Ids.IsValid(text) ? text : null);

    /// <summary>A day; null when absent.</summary>
    public DateOnly? Day(string name) => Value(name, "a day such as 2026-07-01", text =>
        CalendarBounds.TryParseDay(text, out var day) ? day : (DateOnly?)null);

    /// <summary>A month, written as such or as one of its days; null when absent.</summary>
    public Month? MonthOrDay(string name) => Value(name, "a month such as 2026-07", text =>
        Month.TryParse(text, out var month) ? month
        : CalendarBounds.TryParseDay(text, out var day) ? Month.Of(day)
        : (Month?)null);

    /// <summary>An instant, in UTC; null when absent.</summary>
    public DateTime? Instant(string name) =>
        Value(name, "an instant such as 2026-07-01T12:00:00Z", Instants.Read);

    /// <summary>A whole number within bounds; null when absent.</summary>
    public long? Number(string name, long least, long most) =>
        Value(name, $"a whole number from {least} to {most}", text =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : (long?)null);

    /// <summary>True or false; false when absent.</summary>
    public bool Flag(string name) => Value(name, "true or false", text => text switch
    {
        "true" => true,
        "false" => false,
        _ => (bool?)null,
    }) ?? false;

    /// <summary>A member of an enumeration by its name; null when absent.</summary>
    public T? Choice<T>(string name, bool ignoreCase = false)
        where T : struct, Enum
    {
        var members = Enum.GetNames<T>();
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Value(name, "one of " + string.Join(", ", members), text =>
            members.FirstOrDefault(member => string.Equals(member, text, comparison)) is { } found
                ? Enum.Parse<T>(found)
                : (T?)null);
    }

    /// <summary>Notes an error that was found elsewhere.</summary>
    public void Reject(string name, string why) => Errors.TryAdd(name, [why]);

    private Dictionary<string, string[]> Errors => _errors ??= [];

    private T? Value<T>(string name, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            Reject(name, "expected " + expected);
        return value;
    }

    private string? Read(string name, string expected, Func<string, string?> parse)
    {
        if (Text(name) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            Reject(name, "expected " + expected);
        return value;
    }
}
