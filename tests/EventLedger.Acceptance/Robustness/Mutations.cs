using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EventLedger.Acceptance.Robustness;

/// <summary>
/// Spoils bodies that work, in ways that clients, proxies and attackers do. Everything follows from the seed.
/// </summary>
internal sealed class Mutations(ulong seed)
{
    private static readonly string[] NastyValues =
    [
        "null", "true", "0", "-1", "1e999", "0.1", "1.5e8", "99999999999999999999999999999999",
        "\"\"", "\" \"",
        "[]", "{}", "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]", "\"\\ud800\"", "\"\\u0000\"", "\"\\u202e\"",
        "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2999-12-31\"",
        "\"2026-13\"", "\"2026-07-01T00:00\"",
        "\"NaN\"", "NaN", "\"Infinity\"", "\"1,000.00\"", "\"1e3\"", "\"0x10\"", "\"-0.00\"",
        "\"999999999999999.999\"",
        "\"active\"", "\"EITHER\"", "\"USD \"", "\"XXX\"", "\"JPY\"", "\"../../etc\"", "\"a--b\"", "\"-a\"",
        "\"'; drop table mt_events; --\"", "\"<script>\"", "\"🦆\"", "-2147483649", "2147483648",
        "9007199254740993",
    ];

    private ulong _state = seed;

    /// <summary>A number from 0 to below a bound (SplitMix64).</summary>
    public int Below(int bound)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)bound);
        }
    }

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>The body, spoilt once or a few times.</summary>
    public byte[] Spoil(string body)
    {
        var node = JsonNode.Parse(body)!;
        for (var times = 1 + Below(3); times > 0; times--)
            if (Below(4) > 0)
                SpoilMember(node);
        var text = node.ToJsonString();
        for (var marker = text.IndexOf("\"@@", StringComparison.Ordinal); marker >= 0;)
        {
            var end = text.IndexOf("@@\"", marker + 3, StringComparison.Ordinal);
            var index = int.Parse(text[(marker + 3)..end], CultureInfo.InvariantCulture);
            text = text[..marker] + NastyValues[index] + text[(end + 3)..];
            marker = text.IndexOf("\"@@", StringComparison.Ordinal);
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        return Below(3) == 0 ? SpoilBytes(bytes) : bytes;
    }

    // Nasty values may be no JSON, so they are put in as marks and replaced in the text.
    private string Nasty() => string.Create(CultureInfo.InvariantCulture, $"@@{Below(NastyValues.Length)}@@");

    private void SpoilMember(JsonNode node)
    {
        while (node is JsonArray { Count: > 0 } array)
            node = array[Below(array.Count)] ?? array;
        if (node is not JsonObject { Count: > 0 } members)
            return;
        var name = Pick(members.Select(member => member.Key).ToArray());
        if (members[name] is JsonObject or JsonArray && Below(2) == 0)
        {
            SpoilMember(members[name]!);
            return;
        }
        switch (Below(5))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[Pick<string>(["x", "providerID", "", "__proto__", name + "s"])] = Nasty();
                break;
            case 2:
                members[name] = new string('a', 1 << Below(13));
                break;
            default:
                members[name] = Nasty();
                break;
        }
    }

    private byte[] SpoilBytes(byte[] bytes)
    {
        var at = Below(bytes.Length);
        switch (Below(4))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes, .. bytes];
            case 2:
                bytes[at] = (byte)Below(256);
                return bytes;
            default:
                return [.. bytes[..at], (byte)Below(256), .. bytes[at..]];
        }
    }
}
