using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventLedger.Tidy.Rules;

/// <summary>What a reader can hold in his head and on his screen.</summary>
public static class Size
{
    public const int Lines = 300;
    public const int Columns = 110;
    public const int MethodLines = 40;

    private static readonly string[] Sources = [".cs", ".sql", ".sh", ".ts", ".tsx", ".css", ".py"];

    public static IEnumerable<string> CheckLines(RepositoryFile file) =>
        (Sources.Contains(file.Extension) || IsScript(file)) && file.Lines.Count > Lines
            ? [$"{file.Path}: {file.Lines.Count} lines, {Lines} at most"]
            : [];

    /// <summary>Of C# alone; a line with an address may be as long as that.</summary>
    public static IEnumerable<string> CheckColumns(RepositoryFile file) =>
        from line in file.Lines.Index()
        where file.Extension == ".cs" && line.Item.Length > Columns
        where !line.Item.Contains("://", StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns, {Columns} at most";

    /// <summary>From the line of its name to its last one.</summary>
    public static IEnumerable<string> CheckMethods(RepositoryFile file)
    {
        if (file.Extension != ".cs")
            return [];
        var root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
        return
            from node in root.DescendantNodes()
            let name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier,
                ConstructorDeclarationSyntax constructor => constructor.Identifier,
                LocalFunctionStatementSyntax local => local.Identifier,
                PropertyDeclarationSyntax property => property.Identifier,
                _ => default,
            }
            where name != default
            let first = name.GetLocation().GetLineSpan().StartLinePosition.Line
            let length = node.GetLocation().GetLineSpan().EndLinePosition.Line - first + 1
            where length > MethodLines
            select $"{file.Path}:{first + 1}: {name.Text} has {length} lines, {MethodLines} at most";
    }

    private static bool IsScript(RepositoryFile file) => file.Text.StartsWith("#!", StringComparison.Ordinal);
}
