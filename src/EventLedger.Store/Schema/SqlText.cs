using System.Globalization;
using System.Reflection;

namespace EventLedger.Store.Schema;

/// <summary>
/// The embedded .sql files, with the quoted schema of one ledger in the place of `{schema}`.
/// </summary>
internal sealed class SqlText(string schema)
{
    private const string StepFolder = "Steps/";
    private const string RoleFolder = "Roles/";
    private static readonly Assembly Home = typeof(SqlText).Assembly;
    private readonly string _quoted = $"\"{schema}\"";

    /// <summary>
    /// File names of the schema steps in their order; the n-th brings the schema to version n.
    /// </summary>
    public static IReadOnlyList<string> Steps { get; } = FilesOf(StepFolder);

    /// <summary>File names of what makes the roles, in their order; each may run again and again.</summary>
    public static IReadOnlyList<string> Roles { get; } = FilesOf(RoleFolder);

    public string Step(string fileName) => Read(StepFolder + fileName);

    public string Role(string fileName) => Read(RoleFolder + fileName);

    public string Query(string name) => Read($"Queries/{name}.sql");

    /// <summary>A query on the read models of one generation.</summary>
    public string Query(string name, int generation) => Of(generation, Query(name));

    /// <summary>
    /// What makes, fills, compares or drops a generation: the one definition that all of them follow.
    /// </summary>
    public string Generation(string name, int generation) =>
        Of(generation, Read($"Generation/{name}.sql"));

    private static string Of(int generation, string sql) => sql.Replace(
        "{generation}", generation.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string[] FilesOf(string folder) =>
        [.. Home.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..])
            .Order(StringComparer.Ordinal)];

    private string Read(string name)
    {
        using var file = Home.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not embedded.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Replace("{schema}", _quoted, StringComparison.Ordinal);
    }
}
