using EventLedger.Tidy.Rules;
using Shouldly;
using Xunit;

namespace EventLedger.Tidy;

public class The_repository
{
    [Fact]
    public void Has_a_top_level_of_a_fixed_few_things() => EveryFile(nameof(Layout), Layout.Check);

    [Fact]
    public void Has_the_versions_of_every_project_locked() =>
        Layout.CheckLocks(Repository.Files.ToList()).ShouldBeEmpty();

    [Fact]
    public void Has_short_files() => EveryFile("Lines", Size.CheckLines);

    [Fact]
    public void Has_short_lines() => EveryFile("Columns", Size.CheckColumns);

    [Fact]
    public void Has_short_methods() => EveryFile("Methods", Size.CheckMethods);

    [Fact]
    public void Has_names_that_say_something() => EveryFile("Names", Words.CheckNames);

    [Fact]
    public void Calculates_exactly() => EveryFile("Exactness", Words.CheckExactness);

    [Fact]
    public void Names_no_machine_and_no_registry() => EveryFile("Places", Words.CheckPlaces);

    [Fact]
    public void Has_references_that_point_downward() => EveryFile(nameof(References), References.Check);

    [Fact]
    public void Has_imports_in_order() => EveryFile(nameof(Imports), Imports.Check);

    [Fact]
    public void Has_one_object_in_each_sql_file() => EveryFile(nameof(Sql), Sql.Check);

    [Fact]
    public void Has_decisions_in_the_house_format() => EveryFile("Decisions", Documents.CheckDecision);

    [Fact]
    public void Has_decisions_numbered_without_a_gap()
    {
        Documents.CheckNumbers(Repository.Files).ShouldBeEmpty();
        Repository.Files.ShouldContain(file => file.IsUnder("ops/decisions"));
    }

    [Fact]
    public void Names_no_document_that_it_does_not_have() =>
        Documents.CheckNamed(Repository.Files).ShouldBeEmpty();

    [Fact]
    public void Has_a_short_readme_that_names_the_two_commands() =>
        Documents.CheckReadme(Repository.Find("README.md")).ShouldBeEmpty();

    [Theory]
    [InlineData("ops/run")]
    [InlineData("ops/test")]
    [InlineData(".ci/run")]
    public void Has_commands_that_can_be_executed(string path)
    {
        Repository.Find(path).Text.ShouldStartWith("#!/usr/bin/env bash\n");
        if (!OperatingSystem.IsWindows())
            (File.GetUnixFileMode(Path.Combine(Repository.Root, path)) & UnixFileMode.UserExecute)
                .ShouldBe(UnixFileMode.UserExecute);
    }

    [Fact]
    public void Has_no_exception_for_a_file_that_is_no_more() =>
        Exceptions.Idle(Repository.Files).ShouldBeEmpty();

    private static void EveryFile(string rule, Func<RepositoryFile, IEnumerable<string>> check)
    {
        Repository.Files.Count.ShouldBeGreaterThan(20);
        Exceptions.Without(rule, Repository.Files.SelectMany(check)).ShouldBeEmpty();
    }
}
