namespace EventLedger.Store;

/// <summary>
/// The name of a ledger, `[a-z][a-z0-9-]{0,30}`; each ledger lies in a PostgreSQL schema of its own.
/// </summary>
public readonly record struct LedgerName
{
    private const string DefaultValue = "default";
    private const string DefaultSchema = "ledger";
    private const int MaxLength = 31;

    private readonly string? _value;

    private LedgerName(string value) => _value = value;

    /// <summary>The ledger that is meant where none is named; it lies in the schema `ledger`.</summary>
    public static LedgerName Default { get; } = new(DefaultValue);

    /// <summary>The name as it is written in requests.</summary>
    public string Value => _value ?? DefaultValue;

    /// <summary>
    /// The PostgreSQL schema: `ledger` for the default ledger, otherwise `ledger_&lt;name&gt;`.
    /// </summary>
    public string Schema => Value == DefaultValue ? DefaultSchema : $"{DefaultSchema}_{Value}";

    /// <summary>Reads a name; false when the text is none.</summary>
    public static bool TryParse(string? text, out LedgerName name)
    {
        name = default;
        if (text is null || text.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(text[0]))
            return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-')
                return false;
        }
        name = new LedgerName(text);
        return true;
    }

    internal static bool TryParseSchema(string schema, out LedgerName name)
    {
        if (schema == DefaultSchema)
        {
            name = Default;
            return true;
        }
        return TryParse(schema[(DefaultSchema.Length + 1)..], out name) && name.Schema == schema;
    }

    /// <inheritdoc/>
    public bool Equals(LedgerName other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
