using System.Text;

namespace EventLedger.Domain;

/// <summary>
/// Why a command was refused: a value from a closed set per aggregate, never an exception. The case's name in
/// kebab case is its <see cref="Code"/>; its other properties are the facts that decided.
/// </summary>
public abstract record Refusal
{
    /// <summary>
    /// The refusal's code in problem documents: <c>notice-before-lock-in</c>.
    /// </summary>
    public string Code => CodeOf(GetType());

    /// <summary>What was asked, which rule refused it and what decided, in one sentence.</summary>
    public abstract string Sentence { get; }

    /// <summary>The code of a case: its type's name in kebab case.</summary>
    public static string CodeOf(Type refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var code = new StringBuilder();
        foreach (var c in refusal.Name)
        {
            if (char.IsUpper(c) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLowerInvariant(c));
        }
        return code.ToString();
    }
}
