namespace EventLedger.Store.Appending;

/// <summary>
/// What PostgreSQL cannot hold as text is refused at the door, before it can spoil a batch.
/// </summary>
internal static class StorableText
{
    public static void Demand(string? text, string name)
    {
        if (text is null)
            return;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                throw new ArgumentException("A text holds U+0000.", name);
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                throw new ArgumentException("A text holds a lone surrogate.", name);
            i++;
        }
    }

    public static void Demand(LedgerCommand command)
    {
        Demand(command.Stream, nameof(command.Stream));
        Demand(command.Key?.Value, nameof(command.Key));
        Demand(command.Context.Actor, nameof(command.Context.Actor));
        Demand(command.Context.CorrelationId, nameof(command.Context.CorrelationId));
        Demand(command.Context.CausationId, nameof(command.Context.CausationId));
    }
}
