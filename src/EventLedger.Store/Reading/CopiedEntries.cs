using System.Buffers.Binary;
using System.Text;

namespace EventLedger.Store;

/// <summary>
/// Money entries that were read from some pages of their table, before they are put together.
/// </summary>
/// <param name="words">Where kinds and currencies have their numbers.</param>
internal sealed class CopiedEntries(EntryWords words)
{
    /// <summary>The columns that it reads, in this order.</summary>
    public const int Columns = 10;

    private const int InChunk = 1 << 16, RecentBits = 12;
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private readonly Dictionary<string, int> _contracts = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    // Of each contract the one of its last entry.
    private readonly List<string> _documents = [];
    private readonly List<(int Contract, HeldEntry Entry)[]> _chunks = [];
    private readonly string?[] _recent = new string?[1 << RecentBits];
    private int _inLast = InChunk;
    private int _last;

    /// <summary>How many there are.</summary>
    public int Count => _chunks.Count == 0 ? 0 : ((_chunks.Count - 1) * InChunk) + _inLast;

    /// <summary>Adds the entry of a row.</summary>
    public void Add(CopiedRows row)
    {
        var contract = ContractOf(row.Bytes(0));
        if (_inLast == InChunk)
        {
            _chunks.Add(new (int, HeldEntry)[InChunk]);
            _inLast = 0;
        }
        _chunks[^1][_inLast++] = (contract, new(
            row.Long(1), row.Int(2), DocumentOf(contract, row.Bytes(3)), words.NumberOf(row.Bytes(4)),
            Epoch + row.Int(5),
            row.IsNull(6) ? null : Epoch + row.Int(6), words.NumberOf(row.Bytes(7)), row.Long(8),
            row.IsNull(9) ? null : Word(row.Bytes(9))));
    }

    /// <summary>The entries of each contract of all parts, in the order they were recorded.</summary>
    public static IEnumerable<(string ContractId, HeldEntry[] Entries)> Together(
        IReadOnlyList<CopiedEntries> parts)
    {
        var contracts = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = parts.Select(part => part.Numbers(contracts)).ToArray();
        var counts = new int[contracts.Count];
        foreach (var (part, number) in parts.Zip(numbers))
            part.ForEach((contract, _) => counts[number[contract]]++);
        var entries = counts.Select(count => new HeldEntry[count]).ToArray();
        Array.Clear(counts);
        foreach (var (part, number) in parts.Zip(numbers))
        {
            part.ForEach((contract, entry) =>
            {
                var of = number[contract];
                entries[of][counts[of]++] = entry;
            });
            part._chunks.Clear();
        }
        foreach (var of in entries)
            PutInOrder(of);
        return contracts.Select(of => (of.Key, entries[of.Value]));
    }

    // As they lie in the table, most often: who wrote them wrote in the order of the log.
    private static void PutInOrder(HeldEntry[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
            if (HeldEntry.Order(entries[i - 1], entries[i]) > 0)
            {
                Array.Sort(entries, HeldEntry.Order);
                return;
            }
    }

    private void ForEach(Action<int, HeldEntry> act)
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            var end = i == _chunks.Count - 1 ? _inLast : InChunk;
            for (var at = 0; at < end; at++)
                act(_chunks[i][at].Contract, _chunks[i][at].Entry);
        }
    }

    /// <summary>The numbers that its contracts have among all.</summary>
    private int[] Numbers(Dictionary<string, int> all)
    {
        var numbers = new int[_contracts.Count];
        foreach (var (id, own) in _contracts)
        {
            if (!all.TryGetValue(id, out var number))
                all.Add(id, number = all.Count);
            numbers[own] = number;
        }
        return numbers;
    }

    private int ContractOf(ReadOnlySpan<byte> id)
    {
        // An event has several entries.
        if (_last < _ids.Count && Ascii.Equals(id, _ids[_last]))
            return _last;
        Span<char> text = id.Length <= 256 ? stackalloc char[256] : new char[id.Length];
        text = text[..Encoding.UTF8.GetChars(id, text)];
        var known = _contracts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out _last))
            return _last;
        _ids.Add(text.ToString());
        _documents.Add("");
        _contracts.Add(_ids[^1], _last = _ids.Count - 1);
        return _last;
    }

    // What is paid is most often what was invoiced last.
    private string DocumentOf(int contract, ReadOnlySpan<byte> utf8) =>
        Ascii.Equals(utf8, _documents[contract])
            ? _documents[contract]
            : _documents[contract] = Encoding.UTF8.GetString(utf8);

    // The last words that were read are found again; others are made anew.
    private string Word(ReadOnlySpan<byte> utf8)
    {
        ref var recent = ref _recent[Slot(utf8)];
        return recent is not null && Ascii.Equals(utf8, recent)
            ? recent
            : recent = Encoding.UTF8.GetString(utf8);
    }

    // By the length and both ends of a word, for which few that follow one another are alike.
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            var slot = (ulong)utf8.Length;
            if (utf8.Length < sizeof(ulong))
                foreach (var one in utf8)
                    slot = (slot * 31) + one;
            else
                slot = (slot * 31) + BinaryPrimitives.ReadUInt64LittleEndian(utf8)
                    + (BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]) * 37);
            // Fibonacci hashing: the upper bits hang on all of them.
            return (int)((slot * 11_400_714_819_323_198_485) >> (64 - RecentBits));
        }
    }
}
