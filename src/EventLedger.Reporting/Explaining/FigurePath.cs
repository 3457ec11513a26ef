using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Tables;

namespace EventLedger.Reporting.Explaining;

/// <summary>
/// Where a figure stands in an answer: a JSON Pointer (RFC 6901) that was followed through the answer's own
/// objects. The same figure of another answer is found by what its rows are of, such as a month, a currency
/// or a contract, never by their place in a list.
/// </summary>
public sealed class FigurePath
{
    private readonly IReadOnlyList<Step> _steps;

    private FigurePath(string pointer, IReadOnlyList<Step> steps, IReadOnlyList<object?> way)
    {
        (Pointer, _steps, Way) = (pointer, steps, way);
        Pattern = string.Concat(steps.Select(step => "/" + (step.Property?.Name ?? "*")));
    }

    /// <summary>The pointer as it was written.</summary>
    public string Pointer { get; }

    /// <summary>The pointer with a star for each place in a list: <c>/rows/*/firm</c>.</summary>
    public string Pattern { get; }

    /// <summary>What lies on the way: the answer first, the value last.</summary>
    public IReadOnlyList<object?> Way { get; }

    /// <summary>What stands there.</summary>
    public object? Value => Way[^1];

    /// <summary>The innermost object of a kind on the way; null where there is none.</summary>
    public T? Of<T>()
        where T : class => Way.OfType<T>().LastOrDefault();

    /// <summary>What the cell is called: the last member on the way, not counting places in lists.</summary>
    public string Member => _steps.LastOrDefault(step => step.Property is not null)?.Property!.Name ?? "";

    /// <summary>Whether nothing more can be pointed into: it is a figure, a text or unknown.</summary>
    public bool IsCell => Value is null
        || LedgerJson.Wire.GetTypeInfo(Value.GetType()).Kind == JsonTypeInfoKind.None;

    /// <summary>Whether a text is a pointer at all: empty, or beginning with a slash.</summary>
    public static bool IsPointer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 || text[0] == '/';
    }

    /// <summary>Follows a pointer; null when there is nothing where it points.</summary>
    public static FigurePath? Find(object answer, string pointer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(pointer);
        var (steps, way) = (new List<Step>(), new List<object?> { answer });
        foreach (var token in pointer.Split('/').Skip(1).Select(Unescaped))
        {
            if (way[^1] is not { } here || token is null || StepTo(here, token) is not { } step)
                return null;
            steps.Add(step);
            way.Add(step.Property is { } property ? property.Get!(here) : step.Item);
        }
        return new(pointer, steps, way);
    }

    /// <summary>Every figure and text of an answer: where nothing more can be pointed into.</summary>
    public static IEnumerable<FigurePath> Leaves(object answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Leaves(answer, "").Select(pointer => Find(answer, pointer)!);
    }

    /// <summary>The same figure in another answer; null when that one has none.</summary>
    public object? In(object? answer) => Presence(answer)?.Value;

    /// <summary>The same cell in another answer, also an empty one; null where there is none.</summary>
    public PresentCell? Presence(object? answer)
    {
        var here = answer;
        foreach (var step in _steps)
        {
            if (here is null)
                return null;
            if (step.Property is { } property)
                here = property.Get!(here);
            else if (RowIdentity.Find((IEnumerable)here, step.Item!) is { } item)
                here = item;
            else
                return null;
        }
        return answer is null ? null : new(here);
    }

    private static Step? StepTo(object here, string token)
    {
        var type = LedgerJson.Wire.GetTypeInfo(here.GetType());
        return type.Kind switch
        {
            JsonTypeInfoKind.Object when type.Properties.FirstOrDefault(p => p.Name == token) is { } found =>
                new(found, null),
            JsonTypeInfoKind.Enumerable when Index(token) is { } index && ItemAt(here, index) is { } item =>
                new(null, item),
            _ => null,
        };
    }

    private static int? Index(string token) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && (token == "0" || token[0] != '0')
            ? index
            : null;

    private static object? ItemAt(object list, int index) =>
        ((IEnumerable)list).Cast<object?>().ElementAtOrDefault(index);

    private static string? Unescaped(string token)
    {
        for (var i = token.IndexOf('~', StringComparison.Ordinal); i >= 0;
             i = token.IndexOf('~', i + 1))
            if (i + 1 == token.Length || token[i + 1] is not ('0' or '1'))
                return null;
        return token.Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaves(object? here, string pointer)
    {
        var type = here is null ? null : LedgerJson.Wire.GetTypeInfo(here.GetType());
        return type?.Kind switch
        {
            JsonTypeInfoKind.Object =>
                type.Properties.SelectMany(p => Leaves(p.Get!(here!), $"{pointer}/{p.Name}")),
            JsonTypeInfoKind.Enumerable => ((IEnumerable)here!).Cast<object?>()
                .SelectMany((item, i) => Leaves(item, string.Create(
                    CultureInfo.InvariantCulture, $"{pointer}/{i}"))),
            _ => [pointer],
        };
    }

    private sealed record Step(JsonPropertyInfo? Property, object? Item);
}

/// <summary>A cell that stands in an answer, whatever is in it.</summary>
/// <param name="Value">What is in it; null when it is empty.</param>
public sealed record PresentCell(object? Value)
{
    /// <summary>What is in a cell; a figure by itself is what it is.</summary>
    public static object? ValueOf(object? figure) => figure is PresentCell cell ? cell.Value : figure;
}
