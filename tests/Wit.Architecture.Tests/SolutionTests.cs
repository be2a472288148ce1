using Wit.Tests;

namespace Wit.Architecture.Tests;

public class SolutionTests
{
    [Fact]
    public void Solution_EveryProject_IsListed()
    {
        var solution = File.ReadAllText(RepositoryFiles.Path("Wit.Tools.sln")).Replace('\\', '/');
        var missing = Repository.Files("*.csproj").Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void PackageVersions_Files_StandInOnePlace()
    {
        const string central = "Directory.Packages.props";
        var elsewhere = from pattern in new[] { "*.csproj", "*.props", "*.targets" }
                        from project in ProjectFile.All(pattern)
                        where project.Path != central
                        from package in project.VersionedPackages
                        select $"{project.Path}: {package}";
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void PackageVersions_Central_NameEachPackageOnce()
    {
        var packages = Assert.Single(ProjectFile.All("Directory.Packages.props")).VersionedPackages;
        Assert.Equal(packages.Distinct(StringComparer.OrdinalIgnoreCase), packages);
    }
}
