using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventLedger.Tidy.Rules;

/// <summary>What is said, and what is not.</summary>
public static partial class Words
{
    private static readonly string[] Empty =
    [
        "Manager", "Processor", "Helper", "Helpers", "Util", "Utils", "Utilities", "Impl", "Dto", "Common",
        "Shared", "Abstractions",
    ];

    private static readonly string[] Exact =
        ["src/EventLedger.Domain", "src/EventLedger.Store", "src/EventLedger.Reporting"];

    /// <summary>Names of types, files and folders of sources say what a thing is.</summary>
    public static IEnumerable<string> CheckNames(RepositoryFile file)
    {
        if (!file.IsUnder("src", "tests"))
            return [];
        var names = file.Path.Split('/').Select(part => part.Split('.')[0]).Concat(Types(file));
        return from name in names.Distinct()
               let word = PascalWords().Matches(name).Select(match => match.Value)
                   .FirstOrDefault(word => Empty.Contains(word))
                   ?? (name.EndsWith("Info", StringComparison.Ordinal) ? "Info" : null)
               where word is not null
               select $"{file.Path}: the name {name} says nothing by '{word}'";
    }

    /// <summary>Money and its sums are exact.</summary>
    public static IEnumerable<string> CheckExactness(RepositoryFile file)
    {
        if (file.Extension != ".cs" || !file.IsUnder(Exact))
            return [];
        return from token in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens()
               where token.IsKind(SyntaxKind.DoubleKeyword) || token.IsKind(SyntaxKind.FloatKeyword)
               let line = token.GetLocation().GetLineSpan().StartLinePosition.Line + 1
               select $"{file.Path}:{line}: {token.Text} is not exact";
    }

    /// <summary>Nothing names the machine it was written on, or the registry it was built from.</summary>
    public static IEnumerable<string> CheckPlaces(RepositoryFile file) =>
        from line in file.Lines.Index()
        let place = Places().Match(line.Item)
        where place.Success
        select $"{file.Path}:{line.Index + 1}: names a place, {place.Value}";

    private static IEnumerable<string> Types(RepositoryFile file) =>
        file.Extension != ".cs" ? [] : CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes()
            .OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex PascalWords();

    // Brackets keep this file from naming them.
    [GeneratedRegex(@"(?<![\w.])/(work|root|workspace)/[\w.]"
        + @"|nuget[.]org|npmjs[.](org|com)|registry[.]\w+[.]|pypi[.]org|artif[a]ctory")]
    private static partial Regex Places();
}
