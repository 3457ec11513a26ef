namespace EventLedger.Browser;

/// <summary>
/// What the README shows. UPDATE_PICTURES=1 takes the pictures of ops/pictures anew, for a change of the
/// pages that is worth it.
/// </summary>
[Collection(Reading.Name)]
public sealed class The_pictures_of_the_README(Site site)
{
    private const int MostBytes = 250_000;

    [Theory]
    [InlineData("book", "/?asOf=2026-07-20", 900, "Of 6.30 billion USD signed")]
    [InlineData(
        "contract", "/contracts/reflection-colossus-2?asOf=2026-07-20&notice=2027-01-15", 1050,
        "15 Apr 2027")]
    [InlineData(
        "scenario", "/scenarios?scenario=reflection-leaves-first-chance&asOf=2027-01-15", 1050,
        "The dashed line is the scenario")]
    public async Task Show_what_is_there_and_are_small(string name, string path, int height, string shows)
    {
        await using var window = await site.Open(path);
        await window.Page.SetViewportSizeAsync(1440, height);
        await window.Shows(shows);
        await window.Rest();
        var picture = await window.Page.ScreenshotAsync(new() { Type = ScreenshotType.Png });
        picture.Length.ShouldBeInRange(20_000, MostBytes);
        var file = Path.Combine(Built.Root, "ops", "pictures", $"{name}.png");
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1")
            await File.WriteAllBytesAsync(file, picture);
        new FileInfo(file).Length.ShouldBeInRange(20_000, MostBytes);
        (await File.ReadAllTextAsync(Path.Combine(Built.Root, "README.md")))
            .ShouldContain($"ops/pictures/{name}.png");
    }
}
