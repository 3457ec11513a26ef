using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventLedger.Tidy.Rules;

/// <summary>
/// What a file uses, in the order in which <c>dotnet format</c> puts it: namespaces, then static members,
/// then aliases; in each System first, then by name.
/// </summary>
public static class Imports
{
    public static IEnumerable<string> Check(RepositoryFile file)
    {
        if (file.Extension != ".cs")
            return [];
        var usings = CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot().Usings;
        return from pair in usings.Zip(usings.Skip(1))
               where Place(pair.First).CompareTo(Place(pair.Second)) > 0
               let line = pair.Second.GetLocation().GetLineSpan().StartLinePosition.Line + 1
               select $"{file.Path}:{line}: {pair.Second} stands after {pair.First}";
    }

    private static (bool, int, bool, string) Place(UsingDirectiveSyntax one)
    {
        var name = (one.Alias?.Name.ToString() ?? one.NamespaceOrType.ToString())
            .ToUpperInvariant().Replace('.', '\u0001');
        var kind = one.Alias is not null ? 2 : one.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) ? 1 : 0;
        var isOfSystem = name == "SYSTEM" || name.StartsWith("SYSTEM\u0001", StringComparison.Ordinal);
        return (one.GlobalKeyword.IsKind(SyntaxKind.None), kind, !isOfSystem, name);
    }
}
