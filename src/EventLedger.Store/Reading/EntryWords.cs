using System.Text;

namespace EventLedger.Store;

/// <summary>
/// The few words that money entries share, kinds and currencies, by numbers. Safe for threads.
/// </summary>
internal sealed class EntryWords
{
    private readonly Lock _gate = new();
    private volatile string[] _words = [];

    /// <summary>The word of a number.</summary>
    public string this[ushort number] => _words[number];

    /// <summary>The number of a word.</summary>
    public ushort NumberOf(string word)
    {
        var words = _words;
        for (var i = 0; i < words.Length; i++)
            if (words[i] == word)
                return (ushort)i;
        lock (_gate)
        {
            if (Array.IndexOf(_words, word) is var known and >= 0)
                return (ushort)known;
            // Who compares it with a constant has the same object.
            _words = [.. _words, string.IsInterned(word) ?? word];
            return checked((ushort)(_words.Length - 1));
        }
    }

    /// <summary>The number of a word in UTF-8.</summary>
    public ushort NumberOf(ReadOnlySpan<byte> word)
    {
        var words = _words;
        for (var i = 0; i < words.Length; i++)
            if (Ascii.Equals(word, words[i]))
                return (ushort)i;
        return NumberOf(Encoding.UTF8.GetString(word));
    }
}
