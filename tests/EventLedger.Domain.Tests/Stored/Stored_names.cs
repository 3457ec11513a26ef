using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

/// <summary>
/// A log may hold every name that the product ever wrote. <c>names.txt</c> is their list: it only grows. Who
/// adds a form adds its name there; who removes or renames one finds that logs can no longer be read.
/// </summary>
public sealed class Stored_names
{
    private static readonly string[] Ever = Read();

    public static TheoryData<string> Names => [.. Ever];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_kept_for_ever(string name) => EventTypes.Stored(name).StoredName.ShouldBe(name);

    [Fact]
    public void Are_all_listed() =>
        EventTypes.All.Select(type => type.StoredName).Order(StringComparer.Ordinal).ShouldBe(Ever);

    [Fact]
    public void Are_listed_once_in_order()
    {
        Ever.ShouldBeUnique();
        Ever.ShouldBe(Ever.Order(StringComparer.Ordinal));
    }

    private static string[] Read()
    {
        using var stream = typeof(Stored_names).Assembly.GetManifestResourceStream("StoredNames.txt");
        return new StreamReader(stream!).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
