namespace Wit.Architecture.Tests;

/// <summary>Which room may use which: the table of docs/architecture.md as a test.</summary>
public class RoomTests
{
    private static readonly Dictionary<string, string[]> AllowedArrows = new(StringComparer.Ordinal)
    {
        ["Wit.Model"] = [],
        ["Wit.Parser"] = ["Wit.Model"],
        ["Wit.Bindgen"] = ["Wit.Model"],
        ["Wit.Docs"] = ["Wit.Model"],
        ["Wit.SourceGenerator"] = ["Wit.Parser", "Wit.Bindgen"],
        ["Wit.Component"] = ["Wit.Model"],
        ["Wit.Compose"] = ["Wit.Component"],
        ["Wit.Abi"] = [],
        ["Wit.Runtime"] = ["Wit.Component", "Wit.Abi"],
        ["Wit.Hosting"] = ["Wit.Runtime"],
        ["Wit.Wasi"] = ["Wit.Runtime"],
        ["Wit.Guest"] = ["Wit.Cli"],
        ["Wit.GuestBuilder"] = ["Wit.Component", "Wit.Bindgen", "Wit.Runtime"],
        ["Wit.Cli"] =
        [
            "Wit.Model", "Wit.Parser", "Wit.Bindgen", "Wit.Docs", "Wit.Component", "Wit.Compose", "Wit.Abi", "Wit.Runtime", "Wit.Wasi",
            "Wit.GuestBuilder",
        ],
    };

    private static readonly IReadOnlyList<ProjectFile> Rooms = [.. ProjectFile.All("*.csproj").Where(project => project.IsRoom)];

    [Fact]
    public void Rooms_All_AreKnownToTheTable() =>
        Assert.Empty(Rooms.Select(room => room.Name).Except(AllowedArrows.Keys, StringComparer.Ordinal));

    [Fact]
    public void Rooms_ProjectReferences_FollowTheTable()
    {
        var arrows = from room in Rooms
                     from target in room.ProjectReferences
                     where !AllowedArrows.GetValueOrDefault(room.Name, []).Contains(target, StringComparer.Ordinal)
                     select $"{room.Name} -> {target}";
        Assert.Empty(arrows);
    }

    [Theory]
    [InlineData("Wit.Model")]
    [InlineData("Wit.Abi")]
    public void Leaf_PackageReferences_AreNone(string leaf) =>
        Assert.Empty(Assert.Single(Rooms, room => room.Name == leaf).PackageReferences);

    // The builder of guests boots core modules that belong to no component, with the package's own API.
    [Fact]
    public void Wasmtime_Rooms_OnlyTheRuntimeAndTheGuestBuilderUseIt() =>
        Assert.Equal(["Wit.GuestBuilder", "Wit.Runtime"], Rooms.Where(room => room.PackageReferences.Contains("Wasmtime")).Select(room => room.Name).Order(StringComparer.Ordinal));
}
