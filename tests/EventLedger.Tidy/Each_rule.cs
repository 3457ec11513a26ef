using EventLedger.Tidy.Rules;
using Shouldly;
using Xunit;

namespace EventLedger.Tidy;

/// <summary>Every rule finds what is planted, or it would guard nothing.</summary>
public class Each_rule
{
    private static readonly string LongMethod =
        "class C { void M()\n{\n" + string.Concat(Enumerable.Repeat("N();\n", 40)) + "} }";

    [Theory]
    [InlineData("notes.txt", 1)]
    [InlineData("lib/a.cs", 1)]
    [InlineData("src/a.cs", 0)]
    [InlineData(".gitignore", 0)]
    [InlineData("Directory.Build.props", 0)]
    public void Guards_the_top_level(string path, int findings) => Count(Layout.Check, path, "", findings);

    [Fact]
    public void Misses_a_lock_file() =>
        Layout.CheckLocks([new("src/A/A.csproj", ""), new("src/B/packages.lock.json", "")])
            .Count().ShouldBe(1);

    [Fact]
    public void Counts_lines()
    {
        var lines = string.Concat(Enumerable.Repeat("x\n", 301));
        Count(Size.CheckLines, "src/a.cs", lines, 1);
        Count(Size.CheckLines, "ops/run", "#!/bin/sh\n" + lines, 1);
        Count(Size.CheckLines, "src/a.cs", lines[2..], 0);
        Count(Size.CheckLines, "seeds/a.json", lines, 0);
    }

    [Fact]
    public void Counts_columns()
    {
        Count(Size.CheckColumns, "src/a.cs", "short\n" + new string('x', 111), 1);
        Count(Size.CheckColumns, "src/a.cs", new string('x', 110), 0);
        Count(Size.CheckColumns, "src/a.cs", "// http://" + new string('x', 111), 0);
    }

    [Fact]
    public void Counts_the_lines_of_a_method()
    {
        Count(Size.CheckMethods, "src/a.cs", LongMethod, 1);
        Count(Size.CheckMethods, "src/a.cs", Without("N();\nN();\nN();\n", LongMethod), 0);
    }

    [Theory]
    [InlineData("src/Common/a.cs", "", 1)]
    [InlineData("src/a.cs", "class StreamManager;", 1)]
    [InlineData("src/a.cs", "record PartyDto;", 1)]
    [InlineData("src/a.cs", "enum StreamInfo { }", 1)]
    [InlineData("src/a.cs", "class Commonwealth; class Information;", 0)]
    public void Knows_empty_words(string path, string text, int findings) =>
        Count(Words.CheckNames, path, text, findings);

    [Theory]
    [InlineData("src/EventLedger.Domain/a.cs", "class C { double x; float y; }", 2)]
    [InlineData("src/EventLedger.Domain/a.cs", "class C { string s = \"double\"; /* float */ }", 0)]
    [InlineData("src/EventLedger.Server/a.cs", "class C { double x; }", 0)]
    public void Finds_inexact_numbers(string path, string text, int findings) =>
        Count(Words.CheckExactness, path, text, findings);

    [Theory]
    [InlineData("see /", "work/notes", 1)]
    [InlineData("in '/", "root/.bashrc'", 1)]
    [InlineData("https://api.nuget", ".org/v3/index.json", 1)]
    [InlineData("https://registry.np", "mjs.org/react", 1)]
    [InlineData("https://example.com/", "work/hours", 0)]
    public void Finds_places(string first, string second, int findings) =>
        Count(Words.CheckPlaces, "src/a.cs", first + second, findings);

    [Theory]
    [InlineData("Domain", "<ProjectReference Include=\"../Store/EventLedger.Store.csproj\" />", 1)]
    [InlineData("Store", "<PackageReference Include=\"Dapper\" />", 1)]
    [InlineData("Store", "<PackageReference Include=\"Npgsql\" />", 0)]
    [InlineData("Unheard", "", 1)]
    public void Follows_references(string project, string text, int findings) =>
        Count(References.Check, $"src/EventLedger.{project}/EventLedger.{project}.csproj", text, findings);

    [Theory]
    [InlineData("using System.Text;\nusing System.Globalization;", 1)]
    [InlineData("using Npgsql;\nusing System;", 1)]
    [InlineData("using static A.B;\nusing C;", 1)]
    [InlineData("using X = A.B;\nusing static C;", 1)]
    [InlineData("using System;\nusing System.Text;\nusing A.B;\nusing A.B.C;\nusing Ab;\nusing static A;", 0)]
    [InlineData("global using Z;\nusing A;", 0)]
    public void Orders_imports(string text, int findings) => Count(Imports.Check, "src/a.cs", text, findings);

    [Theory]
    [InlineData("create table a ();\ncreate or replace function b() ;", 1)]
    [InlineData("create table a (\n    b int);\ncreate unique index c on a (b);\ncreate trigger d;", 0)]
    public void Counts_the_objects_of_a_sql_file(string text, int findings) =>
        Count(Sql.Check, "src/a.sql", text, findings);

    [Fact]
    public void Reads_decisions()
    {
        const string good = "# 1\n## tl;dr\n## Context\n## Decision\n## Consequences\n";
        Count(Documents.CheckDecision, "ops/decisions/0001-a-b.md", good, 0);
        Count(Documents.CheckDecision, "ops/decisions/1-a.md", good, 1);
        Count(Documents.CheckDecision, "ops/decisions/0001-a.md", Without("## Context", good), 1);
        Count(Documents.CheckDecision, "ops/decisions/0001-a.md", good + new string('\n', 80) + "end", 1);
    }

    [Fact]
    public void Numbers_decisions()
    {
        Documents.CheckNumbers([new("ops/decisions/0001-a.md", ""), new("ops/decisions/0003-b.md", "")])
            .Count().ShouldBe(1);
        Documents.CheckNumbers([new("ops/decisions/0001-a.md", ""), new("ops/decisions/0001-b.md", "")])
            .Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("/// Told in ops/b.md, and in c.md.", 1)]
    [InlineData("/// Told in b.md and README.md.", 0)]
    [InlineData("b.mdx, x*.md", 0)]
    public void Looks_for_the_documents_that_are_named(string text, int findings) =>
        Documents.CheckNamed([new("src/a.cs", text), new("ops/b.md", ""), new("README.md", "")])
            .Count().ShouldBe(findings);

    [Fact]
    public void Reads_the_readme()
    {
        Count(Documents.CheckReadme, "README.md", "ops/run", 1);
        Count(Documents.CheckReadme, "README.md", "ops/run ops/test" + new string('\n', 200) + "end", 1);
    }

    private static string Without(string part, string text) =>
        text.Replace(part, "", StringComparison.Ordinal);

    private static void Count(
        Func<RepositoryFile, IEnumerable<string>> check, string path, string text, int findings) =>
        check(new(path, text)).Count().ShouldBe(findings);
}
